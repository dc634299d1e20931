using System.Collections.Immutable;
using System.Text;
using RoslynSynth.Specifications;

namespace RoslynSynth.Learning;

/// <summary>How many tasks to draw, and where to.</summary>
public sealed record DrawOptions
{
    /// <summary>Tasks at least; the draw that reaches the number is written whole.</summary>
    public int Count { get; init; } = 100_000;

    /// <summary>The same seed gives the same tasks.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>Draws at once; the file does not depend on it.</summary>
    public int ThreadCount { get; init; } = 2;

    /// <summary>Tasks that must not be drawn: a term that solves one of them is left out.</summary>
    public ImmutableArray<Specification> Excluded { get; init; } = [];

    /// <summary>For parameter types values to mix into the arguments; those of other types, and most, are drawn in the styles of people's tables.</summary>
    public ImmutableDictionary<Type, ImmutableArray<object>> Pool { get; init; } = ImmutableDictionary<Type, ImmutableArray<object>>.Empty;
}

/// <summary>Draws tasks into a file; what a file holds already is kept, so a run that was cut off goes on where it stopped.</summary>
public static class TaskDrawing
{
    private const int AtOnce = 16;

    /// <summary>Draws until the file holds enough tasks; it ends with the same bytes however often it was cut off.</summary>
    /// <param name="path">The file.</param>
    /// <param name="options">What to draw.</param>
    /// <param name="progress">Called with the tasks in the file so far.</param>
    /// <param name="cancellation">Ends it; what is written stays.</param>
    /// <exception cref="InvalidDataException">The file holds something else; the message says what, in one line.</exception>
    public static void Run(string path, DrawOptions options, Action<int> progress, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(progress);
        using var stream = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read, 1 << 16);
        var file = Open(stream, TaskFile.HeaderOf(options.Seed, Encoding.UTF8.GetBytes(string.Join('\n', options.Excluded.Select(Describe).Concat(Describe(options.Pool))))));
        progress(file.TaskCount);
        var sampler = new TaskSampler(options.Seed, new KnownTasks(options.Excluded), options.Pool);
        while (file.TaskCount < options.Count)
        {
            var draws = Enumerable.Range(file.DrawCount, AtOnce * options.ThreadCount).AsParallel().AsOrdered()
                .WithDegreeOfParallelism(options.ThreadCount).WithMergeOptions(ParallelMergeOptions.NotBuffered).WithCancellation(cancellation).Select(sampler.Draw);
            foreach (var draw in draws)
            {
                file.Write(stream, draw);
                if (file.TaskCount >= options.Count) break;
            }

            stream.Flush();
            progress(file.TaskCount);
        }
    }

    private static TaskFile Open(FileStream stream, byte[] header)
    {
        var file = new TaskFile();
        if (stream.Length <= header.Length)
        {
            stream.SetLength(0);
            stream.Write(header);
            return file;
        }

        var start = new byte[header.Length];
        stream.ReadExactly(start);
        stream.Position = 0;
        var end = (long)header.Length;
        file.Read(stream, (_, _, position) => end = position);
        if (!start.AsSpan().SequenceEqual(header)) throw new InvalidDataException("it holds tasks of another seed, or drawn with other tasks left out");
        stream.SetLength(end);
        stream.Position = end;
        return file;
    }

    private static string Describe(Specification task) => $"{task.Signature} {string.Join(';', task.Examples.Select(Describe))}";

    private static IEnumerable<string> Describe(ImmutableDictionary<Type, ImmutableArray<object>> pool) =>
        pool.OrderBy(p => p.Key.Name, StringComparer.Ordinal).Select(p => $"{p.Key.Name} {Text(p.Value)}");

    private static string Describe(Example example) => $"{string.Join(',', example.Arguments.Select(Text))}={Text(example.Result)}";

    private static string Text(object? value) => value is System.Collections.IEnumerable items and not string ? $"[{string.Join('|', items.Cast<object?>().Select(Text))}]" : $"{value}";
}
