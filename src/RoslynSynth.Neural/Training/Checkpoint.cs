using TorchSharp.Modules;
using static TorchSharp.torch;

namespace RoslynSynth.Neural.Training;

/// <summary>What a training run is between two passes, on disk.</summary>
internal static class Checkpoint
{
    private const int Format = 0x43505232;

    public static void Write(BinaryWriter writer, int seed, int taskCount, IReadOnlyList<TrainingPass> passes, IReadOnlyList<float[]> values, optim.Optimizer adam)
    {
        writer.Write(Format);
        writer.Write(seed);
        writer.Write(taskCount);
        writer.Write(passes.Count);
        foreach (var pass in passes)
        {
            writer.Write(pass.Loss);
            Write(writer, pass.HeldBack);
            Write(writer, pass.Alone);
        }

        foreach (var tensor in values)
        {
            writer.Write(tensor.Length);
            foreach (var value in tensor) writer.Write(value);
        }

        ((OptimizerHelper)adam).save_state_dict(writer);
    }

    public static (List<TrainingPass> Passes, List<float[]> Values) Read(BinaryReader reader, int seed, int taskCount, IReadOnlyList<Parameter> parameters, optim.Optimizer adam)
    {
        if (reader.ReadInt32() != Format) throw new InvalidDataException("it is no checkpoint of this version");
        if (reader.ReadInt32() != seed || reader.ReadInt32() != taskCount) throw new InvalidDataException("it is from other tasks or another seed");
        var passes = Enumerable.Range(1, reader.ReadInt32()).Select(n => new TrainingPass(n, reader.ReadDouble(), ReadMeasures(reader), ReadMeasures(reader))).ToList();
        var values = new List<float[]>();
        foreach (var parameter in parameters)
        {
            if (reader.ReadInt32() != parameter.numel()) throw new InvalidDataException("it is of another size");
            values.Add([.. Enumerable.Range(0, (int)parameter.numel()).Select(_ => reader.ReadSingle())]);
        }

        ((OptimizerHelper)adam).load_state_dict(reader);
        return (passes, values);
    }

    private static void Write(BinaryWriter writer, Measures measures)
    {
        foreach (var value in new[] { measures.Loss, measures.First, measures.FirstTen, measures.CalibrationError }) writer.Write(value);
    }

    private static Measures ReadMeasures(BinaryReader reader) => new(reader.ReadDouble(), reader.ReadDouble(), reader.ReadDouble(), reader.ReadDouble());
}
