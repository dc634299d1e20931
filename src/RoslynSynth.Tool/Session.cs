using System.Collections.Immutable;
using System.Reflection;
using RoslynSynth.CSharp;
using RoslynSynth.CSharp.Judging;
using RoslynSynth.CSharp.Reading;
using RoslynSynth.Specifications;
using Spectre.Console;

namespace RoslynSynth.Tool;

/// <summary>What one run of the tool works with: the reader, the judge warming up in the background, and where messages go.</summary>
internal sealed class Session : IAsyncDisposable
{
    private Session(Judge judge, SpecificationReader reader, ImmutableArray<Assembly> userAssemblies, ImmutableArray<Grammars.Component> userComponents)
    {
        (Judge, Reader, UserAssemblies) = (judge, reader, userAssemblies);
        Synthesizer = new Synthesizer(judge, userComponents);
    }

    /// <summary>Progress and messages; results go to standard output.</summary>
    public static IAnsiConsole Error { get; } = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });

    public static string Version { get; } =
        typeof(Session).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];

    public Judge Judge { get; }

    public SpecificationReader Reader { get; }

    public ImmutableArray<Assembly> UserAssemblies { get; }

    public Synthesizer Synthesizer { get; }

    /// <summary>Loads the user's code and starts warming up.</summary>
    /// <exception cref="SpecificationException">A component file is missing or wrong.</exception>
    public static Session Open(ImmutableArray<string> components, WallUse wall = WallUse.Required)
    {
        var code = components.Select(UserCode.Load).ToImmutableArray();
        var judge = new Judge(new JudgeOptions { UserAssemblyPaths = [.. code.Select(c => c.Path)], Wall = wall });
        _ = judge.WarmUpAsync();
        ImmutableArray<Assembly> assemblies = [.. code.Select(c => c.Assembly)];
        return new Session(judge, new SpecificationReader(assemblies), assemblies, [.. assemblies.SelectMany(a => Grammars.Components.UserComponents.From(a))]);
    }

    /// <summary>Runs a command's work; turns what a user can mend into one line and the right exit code.</summary>
    public static async Task<int> GuardAsync(bool isVerbose, Func<Task<int>> work, CancellationToken cancellation)
    {
        try
        {
            var code = await work().ConfigureAwait(false);
            return cancellation.IsCancellationRequested ? ExitCode.Cancelled : code;
        }
        catch (SpecificationException e)
        {
            await Console.Error.WriteLineAsync($"{(e.Place is { } place ? $"{place}: " : "")}error: {e.Message}").ConfigureAwait(false);
            return ExitCode.BadInput;
        }
        catch (SandboxUnavailableException e)
        {
            await Console.Error.WriteLineAsync($"error: {e.Message}").ConfigureAwait(false);
            return ExitCode.NoSandbox;
        }
        catch (OperationCanceledException)
        {
            return ExitCode.Cancelled;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            await Console.Error.WriteLineAsync($"error: {e.Message}").ConfigureAwait(false);
            return ExitCode.BadInput;
        }
#pragma warning disable CA1031 // The outermost frame: a fault of ours becomes one line and its exit code.
        catch (Exception e)
#pragma warning restore CA1031
        {
            await Console.Error.WriteLineAsync($"internal fault: {e.GetType().Name}: {e.Message} Please report it; --verbose shows where.").ConfigureAwait(false);
            if (isVerbose) await Console.Error.WriteLineAsync(e.ToString()).ConfigureAwait(false);
            return ExitCode.InternalFault;
        }
    }

    public ValueTask DisposeAsync() => Judge.DisposeAsync();
}
