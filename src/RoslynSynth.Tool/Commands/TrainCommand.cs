using System.CommandLine;
using System.Globalization;
using RoslynSynth.Learning;

namespace RoslynSynth.Tool.Commands;

/// <summary><c>train</c>: draws tasks from the grammar and trains the guide on them.</summary>
internal static class TrainCommand
{
    public static Command Create()
    {
        var sample = CommonOptions.Number("--sample", "Tasks to draw.", 100_000, 1000, 100_000_000);
        var epochs = CommonOptions.Number("--epochs", "Passes over them at most; it ends earlier where held-back tasks get worse.", 6, 1, 1000);
        var seed = CommonOptions.Number("--seed", "Seed of everything random.", 1, 0, int.MaxValue);
        var output = new Option<string>("--output") { Description = "The weights to write; a manifest comes beside them.", DefaultValueFactory = _ => "guide.safetensors" };
        var verbose = new Option<bool>("--verbose") { Description = "Say more, stack traces too." };
        var command = new Command("train", "Trains the guide on tasks drawn from the grammar; use it with --guide.") { sample, epochs, seed, output, verbose };
        command.SetAction((parsed, cancellation) => Session.GuardAsync(parsed.GetValue(verbose), () =>
        {
            var path = Path.GetFullPath(parsed.GetValue(output)!);
            AtomicFile.CheckFolder(Path.GetDirectoryName(path)!, "--output");
            var (last, count) = (0, parsed.GetValue(sample));
            GuideTraining.Run(count, parsed.GetValue(epochs), parsed.GetValue(seed), path, Report, Show, cancellation);
            return Task.FromResult(ExitCode.Solved);

            void Report(int drawn)
            {
                if (drawn * 10L / count == last) return;
                last = (int)(drawn * 10L / count);
                Console.Error.WriteLine($"{drawn} tasks drawn");
            }
        }, cancellation));
        return command;
    }

    private static void Show(TrainingEpoch epoch) => Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
        $"pass {epoch.Epoch}: loss {epoch.TrainLoss:F5}, held back {epoch.ValidationLoss:F5}, calibration error {epoch.CalibrationError:F5}, precision {epoch.Precision:F3}"));
}
