using System.Runtime.CompilerServices;
using RoslynSynth.Learning;
using RoslynSynth.Neural.Native;
using RoslynSynth.Neural.Training;
using TorchSharp;

namespace RoslynSynth.Neural.Tests;

/// <summary>A few drawn tasks, and libtorch ready before anything uses it.</summary>
internal static class SmallTasks
{
    private static readonly Lazy<TaskSet> Set = new(Draw);

    public static TaskSet Shared => Set.Value;

#pragma warning disable CA2255 // TorchSharp loads its library in a static constructor: this must come before any test.
    [ModuleInitializer]
    public static void Prepare()
    {
        TorchLibrary.Prepare();
        torch.set_num_threads(1);
    }
#pragma warning restore CA2255

    private static TaskSet Draw()
    {
        var path = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.tasks");
        try
        {
            // Every twentieth draw is held back, so that many there must be.
            TaskDrawing.Run(path, new DrawOptions { Count = 900 }, _ => { }, CancellationToken.None);
            return TaskSet.Read(path);
        }
        finally
        {
            File.Delete(path);
        }
    }
}
