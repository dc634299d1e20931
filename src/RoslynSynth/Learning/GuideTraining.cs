using RoslynSynth.Guides;

namespace RoslynSynth.Learning;

/// <summary>Draws tasks, trains a guide on them and writes its weights.</summary>
public static class GuideTraining
{
    private const float FirstRate = 2e-3f;

    /// <summary>Runs to the end, or until the loss on held-back tasks rises; the weights of the best pass are written.</summary>
    /// <param name="sampleCount">Tasks to draw.</param>
    /// <param name="epochCount">Passes over them at most.</param>
    /// <param name="seed">The same seed gives the same weights.</param>
    /// <param name="path">The safetensors file to write; the manifest comes beside it.</param>
    /// <param name="progress">Called with the tasks drawn so far.</param>
    /// <param name="pass">Called after each pass.</param>
    /// <param name="cancellation">Ends it; what the best pass gave stays written.</param>
    public static void Run(int sampleCount, int epochCount, int seed, string path, Action<int> progress, Action<TrainingEpoch> pass, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(progress);
        ArgumentNullException.ThrowIfNull(pass);
        var trainer = new GuideTrainer(Draw(sampleCount, seed, progress, cancellation), seed);
        var best = double.MaxValue;
        for (var epoch = 1; epoch <= epochCount; epoch++)
        {
            cancellation.ThrowIfCancellationRequested();
            var result = trainer.Run(epoch, FirstRate / (1 + (0.5f * (epoch - 1))));
            pass(result);
            if (result.ValidationLoss >= best) return;
            best = result.ValidationLoss;
            GuideFile.Write(trainer.Model, path);
        }
    }

    private static List<SampledTask> Draw(int count, int seed, Action<int> progress, CancellationToken cancellation)
    {
        const int atOnce = 32;
        var tasks = new List<SampledTask>();
        for (var number = 0; tasks.Count < count; number += atOnce)
        {
            tasks.AddRange(Enumerable.Range(number, atOnce).AsParallel().AsOrdered().WithCancellation(cancellation).SelectMany(n => TaskSampler.Draw(n, seed)));
            progress(tasks.Count);
        }

        return tasks;
    }
}
