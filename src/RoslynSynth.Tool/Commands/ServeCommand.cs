using System.CommandLine;
using System.Diagnostics;
using RoslynSynth.CodeFixes.Engine;
using RoslynSynth.CSharp.Judging;
using RoslynSynth.Specifications;
using RoslynSynth.Tool.Engine;

namespace RoslynSynth.Tool.Commands;

/// <summary><c>serve</c>: stays and answers code fixes, which then need not start an engine each.</summary>
internal static class ServeCommand
{
    public static Command Create()
    {
        var idle = CommonOptions.Number("--idle", "Minutes without work after which it ends.", 10.0, 0.01, 10_000);
        var parent = new Option<int?>("--parent") { Description = "The process with which it ends, by its id." };
        var pipe = new Option<string>("--pipe") { Description = $"Another pipe than the one of your user and this version; {EnginePipe.Variable} tells the code fix.", DefaultValueFactory = _ => EnginePipe.Name };
        var verbose = new Option<bool>("--verbose") { Description = "Say more, stack traces too." };
        var command = new Command("serve", "Stays and answers code fixes of editors, until nobody has asked for a while.") { idle, parent, pipe, verbose };
        command.SetAction((parsed, cancellation) => Session.GuardAsync(
            parsed.GetValue(verbose), () => RunAsync(parsed.GetValue(pipe)!, TimeSpan.FromMinutes(parsed.GetValue(idle)), parsed.GetValue(parent), cancellation), cancellation));
        return command;
    }

    private static async Task<int> RunAsync(string pipe, TimeSpan idle, int? parent, CancellationToken cancellation)
    {
        if (await EngineServer.IsRunningAsync(pipe, cancellation)) throw new SpecificationException($"An engine of this version answers on the pipe '{pipe}' already; another needs --pipe.", null);
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        using var owner = parent is { } id ? Find(id) : null;
        _ = owner?.WaitForExitAsync(ending.Token).ContinueWith(_ => ending.Cancel(), CancellationToken.None, TaskContinuationOptions.OnlyOnRanToCompletion, TaskScheduler.Default);
        Judge.PrepareCompiler();
        var guide = GuideChoice.Open(null);
        var engine = new EngineRun(guide, CacheFolder.Open(null, GuideChoice.IdOf(guide, null)));
        using var server = new EngineServer(pipe, idle, engine.AnswerAsync);
        await server.RunAsync(() => Console.WriteLine($"Serves on the pipe '{pipe}'."), ending.Token);
        return ExitCode.Solved;
    }

    /// <exception cref="SpecificationException">There is none.</exception>
    private static Process Find(int id)
    {
        try
        {
            return Process.GetProcessById(id);
        }
        catch (ArgumentException e)
        {
            throw new SpecificationException($"There is no process {id}. Give --parent the id of one that runs.", null, e);
        }
    }
}
