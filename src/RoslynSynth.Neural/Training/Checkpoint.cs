namespace RoslynSynth.Neural.Training;

/// <summary>What a training run is between two passes, on disk.</summary>
internal static class Checkpoint
{
    private const int Format = 0x43505233;

    public static void Write(BinaryWriter writer, int seed, int taskCount, IReadOnlyList<TrainingPass> passes, GuideNetwork network, AdamSteps adam)
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

        writer.Write(adam.Count);
        foreach (var tensor in network.Parameters.Concat(adam.State))
        {
            writer.Write((int)tensor.numel());
            foreach (var value in GuideNetwork.ValuesOf(tensor)) writer.Write(value);
        }
    }

    public static List<TrainingPass> Read(BinaryReader reader, int seed, int taskCount, GuideNetwork network, AdamSteps adam)
    {
        if (reader.ReadInt32() != Format) throw new InvalidDataException("it is no checkpoint of this version");
        if (reader.ReadInt32() != seed || reader.ReadInt32() != taskCount) throw new InvalidDataException("it is from other tasks or another seed");
        var passes = Enumerable.Range(1, reader.ReadInt32()).Select(n => new TrainingPass(n, reader.ReadDouble(), ReadMeasures(reader), ReadMeasures(reader))).ToList();
        var count = reader.ReadInt32();
        var values = new List<float[]>();
        foreach (var tensor in network.Parameters.Concat(adam.State))
        {
            if (reader.ReadInt32() != tensor.numel()) throw new InvalidDataException("it is of another size");
            values.Add([.. Enumerable.Range(0, (int)tensor.numel()).Select(_ => reader.ReadSingle())]);
        }

        network.Load(values[..network.Parameters.Count]);
        adam.Load(count, values[network.Parameters.Count..]);
        return passes;
    }

    private static void Write(BinaryWriter writer, Measures measures)
    {
        foreach (var value in new[] { measures.Loss, measures.First, measures.FirstTen, measures.CalibrationError }) writer.Write(value);
    }

    private static Measures ReadMeasures(BinaryReader reader) => new(reader.ReadDouble(), reader.ReadDouble(), reader.ReadDouble(), reader.ReadDouble());
}
