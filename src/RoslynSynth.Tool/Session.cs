using System.Collections.Immutable;
using System.Reflection;
using RoslynSynth.CSharp;
using RoslynSynth.CSharp.Judging;
using RoslynSynth.CSharp.Reading;
using RoslynSynth.Grammars.Components;
using RoslynSynth.Specifications;

namespace RoslynSynth.Tool;

/// <summary>What one run of the tool works with: the user's code, the reader, and the judge warming up in the background.</summary>
internal sealed class Session : IAsyncDisposable
{
    private readonly ImmutableArray<UserCode> _code;

    private Session(ImmutableArray<UserCode> code, WallUse wall)
    {
        _code = code;
        Judge = new Judge(new JudgeOptions { UserAssemblyPaths = [.. code.Select(c => c.Path)], Wall = wall });
        _ = Judge.WarmUpAsync();
        Reader = new SpecificationReader([.. code.Select(c => c.Assembly)]);
        Synthesizer = new Synthesizer(Judge, [.. code.SelectMany(c => UserComponents.From(c.Assembly))]);
    }

    public static string Version { get; } =
        typeof(Session).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];

    public SpecificationReader Reader { get; }

    public Judge Judge { get; }

    public Synthesizer Synthesizer { get; }

    /// <summary>Loads the user's code and starts warming up.</summary>
    /// <exception cref="SpecificationException">A component file is missing or wrong.</exception>
    public static Session Open(ImmutableArray<string> components, WallUse wall)
    {
        var code = ImmutableArray.CreateBuilder<UserCode>();
        try
        {
            foreach (var path in components) code.Add(UserCode.Load(path));
            return new Session(code.ToImmutable(), wall);
        }
        catch
        {
            foreach (var item in code) item.Dispose();
            throw;
        }
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
            await Console.Error.WriteLineAsync(Messages.Of(e)).ConfigureAwait(false);
            return ExitCode.BadInput;
        }
        catch (SandboxUnavailableException e)
        {
            await Console.Error.WriteLineAsync(Messages.OneLine($"error: {e.Message}")).ConfigureAwait(false);
            return ExitCode.NoSandbox;
        }
        catch (OperationCanceledException)
        {
            return ExitCode.Cancelled;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            await Console.Error.WriteLineAsync(Messages.OneLine($"error: {e.Message} Check the paths and the space on the disk.")).ConfigureAwait(false);
            return ExitCode.BadInput;
        }
#pragma warning disable CA1031 // The outermost frame: a fault of ours becomes one line and its exit code.
        catch (Exception e)
#pragma warning restore CA1031
        {
            await Console.Error.WriteLineAsync(Messages.OneLine($"internal fault: {e.GetType().Name}: {e.Message} Please report it; --verbose shows where.")).ConfigureAwait(false);
            if (isVerbose) await Console.Error.WriteLineAsync(e.ToString()).ConfigureAwait(false);
            return ExitCode.InternalFault;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Judge.DisposeAsync().ConfigureAwait(false);
        foreach (var item in _code) item.Dispose();
    }
}
