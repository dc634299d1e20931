using RoslynSynth.Guides;
using RoslynSynth.Neural.Training;
using TorchSharp;

namespace RoslynSynth.Neural;

/// <summary>Where the trainer reads and writes, and how long it trains.</summary>
internal sealed record TrainerPaths(string Tasks, string Output, bool Resumes, string Device, int ThreadCount)
{
    public string Checkpoint => Path.ChangeExtension(Output, ".checkpoint");
}

/// <summary>A whole training run: passes until nothing is gained, with the best weights, a checkpoint, the table and the curve written after each.</summary>
internal static class TrainerProgram
{
    /// <exception cref="InvalidDataException">An input can't be used; the message says why, in one line.</exception>
    public static void Run(TrainerPaths paths, TrainingOptions options, TextWriter output, TextWriter progress, CancellationToken cancellation)
    {
        torch.set_num_threads(paths.ThreadCount);
        if (paths.Device == "cuda" && !torch.cuda.is_available())
            throw new InvalidDataException("this libtorch or this machine has no CUDA; train with --device cpu, or build the trainer with a libtorch-cuda package");
        var tasks = Read(paths.Tasks);
        progress.WriteLine($"{tasks.Trained.Count} tasks to train on, {tasks.HeldBack.Count} held back");
        using var trainer = new GuideTrainer(tasks, options with { Device = torch.device(paths.Device) });
        if (paths.Resumes) Resume(trainer, paths.Checkpoint);
        output.WriteLine(TrainingTable.Header);
        foreach (var pass in trainer.Passes) output.WriteLine(TrainingTable.RowOf(pass));
        while (!trainer.IsDone)
        {
            output.WriteLine(TrainingTable.RowOf(trainer.RunPass(cancellation)));
            Write(trainer, paths);
        }

        progress.WriteLine($"pass {trainer.Best!.Number} was best; its weights are in {paths.Output}");
    }

    private static TaskSet Read(string path)
    {
        try
        {
            return TaskSet.Read(path);
        }
        catch (Exception e) when (e is InvalidDataException or IOException)
        {
            throw new InvalidDataException($"{path} can't be read: {e.Message}", e);
        }
    }

    private static void Resume(GuideTrainer trainer, string path)
    {
        try
        {
            using var reader = new BinaryReader(File.OpenRead(path));
            trainer.Load(reader);
        }
        catch (Exception e) when (e is InvalidDataException or IOException)
        {
            throw new InvalidDataException($"{path} can't be gone on from: {e.Message}; train without --resume", e);
        }
    }

    private static void Write(GuideTrainer trainer, TrainerPaths paths)
    {
        if (trainer.Best == trainer.Passes[^1]) GuideFile.Write(trainer.ToModel(), paths.Output);
        var temporary = paths.Checkpoint + ".tmp";
        using (var writer = new BinaryWriter(File.Create(temporary))) trainer.Save(writer);
        File.Move(temporary, paths.Checkpoint, overwrite: true);
        File.WriteAllText(Path.ChangeExtension(paths.Output, ".md"), TrainingTable.Of(trainer.Passes));
        File.WriteAllText(Path.ChangeExtension(paths.Output, ".svg"), TrainingTable.CurveOf(trainer.Passes));
    }
}
