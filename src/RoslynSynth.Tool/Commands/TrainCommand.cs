using System.Collections.Immutable;
using System.CommandLine;
using RoslynSynth.CSharp;
using RoslynSynth.CSharp.Reading;
using RoslynSynth.Learning;
using RoslynSynth.Specifications;

namespace RoslynSynth.Tool.Commands;

/// <summary><c>train</c>: draws tasks from the grammar into a file, and has the trainer train the guide on them.</summary>
internal static class TrainCommand
{
    private const int ProgressSteps = 20;

    public static Command Create()
    {
        var sample = CommonOptions.Number("--sample", "Tasks to draw. A file that has some is added to.", 100_000, 1, 100_000_000);
        var tasks = new Option<string>("--tasks") { Description = "The file of drawn tasks.", DefaultValueFactory = _ => "guide.tasks" };
        var exclude = new Option<string[]>("--exclude") { Description = "A folder of JSON tasks of which none may be drawn, told by what they do; repeatable.", DefaultValueFactory = _ => [] };
        var output = new Option<string>("--output") { Description = "The weights to write; a manifest, a table and the loss curve come beside them.", DefaultValueFactory = _ => "guide.safetensors" };
        var epochs = CommonOptions.Number("--epochs", "Passes over the tasks at most; it ends earlier where held-back tasks get no better.", 20, 1, 1000);
        var device = new Option<string>("--device") { Description = "Where to train: cpu or cuda.", DefaultValueFactory = _ => "cpu" };
        device.AcceptOnlyFromAmong("cpu", "cuda");
        var resume = new Option<bool>("--resume") { Description = "Go on with a training that was cut off, from the checkpoint beside the weights. Drawing always goes on." };
        var drawOnly = new Option<bool>("--draw-only") { Description = "Draw the tasks and stop." };
        var threads = CommonOptions.Number("--threads", "Draws at once; the tasks do not depend on it.", Math.Min(2, Environment.ProcessorCount), 1, 256);
        var seed = CommonOptions.Number("--seed", "Seed of everything random.", 1, 0, int.MaxValue);
        var verbose = new Option<bool>("--verbose") { Description = "Say more, stack traces too." };
        var command = new Command("train", "Draws tasks from the grammar and trains the guide on them; use it with --guide.")
            { sample, tasks, exclude, output, epochs, device, resume, drawOnly, threads, seed, verbose };
        command.SetAction((parsed, cancellation) => Session.GuardAsync(parsed.GetValue(verbose), async () =>
        {
            var (file, weights) = (parsed.GetValue(tasks)!, parsed.GetValue(output)!);
            AtomicFile.CheckFile(file, "--tasks");
            AtomicFile.CheckFile(weights, "--output");
            Draw(Path.GetFullPath(file), new DrawOptions
            {
                Count = parsed.GetValue(sample),
                Seed = parsed.GetValue(seed),
                ThreadCount = parsed.GetValue(threads),
                Excluded = Read(parsed.GetValue(exclude)!),
                Pool = DrawnValues.Pool((ulong)parsed.GetValue(seed)),
            }, cancellation);
            if (parsed.GetValue(drawOnly)) return ExitCode.Solved;
            return await Trainer.RunAsync(
                ["--tasks", Path.GetFullPath(file), "--output", Path.GetFullPath(weights), "--epochs", $"{parsed.GetValue(epochs)}", "--seed", $"{parsed.GetValue(seed)}", "--device", parsed.GetValue(device)!, .. parsed.GetValue(resume) ? ["--resume"] : Array.Empty<string>()],
                file, cancellation);
        }, cancellation));
        return command;
    }

    private static void Draw(string path, DrawOptions options, CancellationToken cancellation)
    {
        var shown = -1;
        try
        {
            TaskDrawing.Run(path, options, Report, cancellation);
        }
        catch (InvalidDataException e)
        {
            throw new SpecificationException($"The file can't be added to: {e.Message}. Give --tasks another, or the options that it was made with.", new SourcePlace(path, 1, 1), e);
        }

        void Report(int drawn)
        {
            var step = (int)(Math.Min(drawn, options.Count) * (long)ProgressSteps / options.Count);
            if (step == shown) return;
            shown = step;
            Console.Error.WriteLine($"{drawn} of {options.Count} tasks drawn");
        }
    }

    private static ImmutableArray<Specification> Read(string[] folders) =>
    [
        .. folders.SelectMany(f => new BenchSuite(f, 1).Files).SelectMany(f => new SpecificationReader([]).ReadFile(f)).Select(r => r.Specification),
    ];
}
