using System.CommandLine;
using RoslynSynth.Neural;
using RoslynSynth.Neural.Native;
using RoslynSynth.Neural.Training;

var tasks = new Option<string>("--tasks") { Description = "The file of drawn tasks (roslynsynth train --draw-only writes one).", Required = true };
var output = new Option<string>("--output") { Description = "The weights to write; a manifest, a checkpoint, a table and the loss curve come beside them.", DefaultValueFactory = _ => "guide.safetensors" };
var epochs = new Option<int>("--epochs") { Description = "Passes over the tasks at most.", DefaultValueFactory = _ => 20 };
var patience = new Option<int>("--patience") { Description = "Passes without a gain on held-back tasks before it ends.", DefaultValueFactory = _ => 2 };
var seed = new Option<int>("--seed") { Description = "Seed of everything random.", DefaultValueFactory = _ => 1 };
var device = new Option<string>("--device") { Description = "Where to train: cpu or cuda.", DefaultValueFactory = _ => "cpu" };
device.AcceptOnlyFromAmong("cpu", "cuda");
var threads = new Option<int>("--threads") { Description = "Threads of libtorch.", DefaultValueFactory = _ => 1 };
var resume = new Option<bool>("--resume") { Description = "Go on from the checkpoint beside the weights." };
var root = new RootCommand("Trains the guide of RoslynSynth on drawn tasks.") { tasks, output, epochs, patience, seed, device, threads, resume };
root.SetAction((parsed, cancellation) =>
{
    var paths = new TrainerPaths(parsed.GetValue(tasks)!, Path.GetFullPath(parsed.GetValue(output)!), parsed.GetValue(resume), parsed.GetValue(device)!, Math.Max(1, parsed.GetValue(threads)));
    try
    {
        // Before anything of TorchSharp: its static constructors load the library.
        TorchLibrary.Prepare();
        var options = new TrainingOptions { PassLimit = Math.Max(1, parsed.GetValue(epochs)), Patience = Math.Max(1, parsed.GetValue(patience)), Seed = parsed.GetValue(seed) };
        TrainerProgram.Run(paths, options, Console.Out, Console.Error, cancellation);
        return Task.FromResult(0);
    }
    catch (OperationCanceledException)
    {
        Console.Error.WriteLine("Cancelled. The finished passes are kept; --resume goes on with them.");
        return Task.FromResult(130);
    }
    catch (Exception e) when (e is InvalidDataException or IOException or UnauthorizedAccessException or DllNotFoundException)
    {
        Console.Error.WriteLine($"error: {e.Message.ReplaceLineEndings(" ")}");
        return Task.FromResult(2);
    }
});
return await root.Parse(args).InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
