using RoslynSynth.Evaluating;
using RoslynSynth.Grammars;
using RoslynSynth.Searching;
using RoslynSynth.Terms;

namespace RoslynSynth.Benchmarks;

/// <summary>
/// The column search alone: every term of the grammar in order of cost, evaluated, hashed and deduplicated, until so many were tried or kept.
/// No goal, no deduction, no lambda.
/// </summary>
internal sealed class Sweep
{
    private readonly Grammar _grammar;
    private readonly ValueStore _store = new();
    private readonly SearchContext _context;
    private readonly UnitScheduler _scheduler;

    public Sweep(Workload workload, int threadCount)
    {
        _grammar = workload.Grammar;
        var specification = workload.Specification;
        var parameters = specification.Signature.Parameters;
        _context = new SearchContext(
            specification.Examples.Length,
            [.. parameters.Select(p => new Variable(p.Name, p.Type))],
            [.. parameters.Select((p, i) => specification.Examples.Select(e => _store.Encode(e.Arguments[i], p.Type)).ToArray())]);
        _scheduler = new UnitScheduler(_store, threadCount);
    }

    public long Tried { get; private set; }

    public long Kept { get; private set; }

    /// <summary>Terms tried, by the type of their result.</summary>
    public Dictionary<Type, long> TriedByType { get; } = [];

    /// <summary>Changes with any difference in what is kept or in which order.</summary>
    public long Fingerprint { get; private set; }

    public long ByteCount => _context.ByteCount + _store.ByteCount;

    public void Run(long triedLimit, long keptLimit = long.MaxValue)
    {
        for (var level = 1; Tried < triedLimit && Kept < keptLimit; level++)
        {
            AddLeaves(level);
            _scheduler.Run(new LevelSweep(_context, _grammar, level, depthLimit: 0, static () => false).Units(), result => Merge(result) && Tried < triedLimit && Kept < keptLimit);
            _context.CloseLevel(level);
        }
    }

    private void AddLeaves(int level)
    {
        for (var i = 0; level == 1 && i < _context.Variables.Length; i++) Add(_context.Variables[i].Type, _context.Columns[i]);
        foreach (var constant in _grammar.Constants.Where(c => c.Cost == level))
            Add(constant.Type, [.. Enumerable.Repeat(_store.Encode(constant.Value, constant.Type), _context.RowCount)]);
    }

    private void Add(Type type, int[] words) => _context.Bank(type).TryAdd(words, TermBank.Hash(words), new TermEntry(TermEntry.Variable, 0, 0, 0, 0));

    private bool Merge(UnitResult result)
    {
        var stride = _context.RowCount;
        Tried += result.TriedCount;
        TriedByType[result.Unit.Result.Type] = TriedByType.GetValueOrDefault(result.Unit.Result.Type) + result.TriedCount;
        for (var i = 0; i < result.Entries.Count; i++)
        {
            if (!result.Unit.Result.TryAdd(result.Words.AsSpan(i * stride, stride), result.Hashes[i], result.Entries[i])) continue;
            Kept++;
            var entry = result.Entries[i];
            Fingerprint = (Fingerprint * 31) + ((((entry.Production * 7) + entry.A) * 11) + entry.B);
        }

        return true;
    }
}
