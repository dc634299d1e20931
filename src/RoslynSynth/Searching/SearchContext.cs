using System.Collections.Immutable;
using RoslynSynth.Evaluating;
using RoslynSynth.Grammars;
using RoslynSynth.Terms;

namespace RoslynSynth.Searching;

/// <summary>The rows that a scope sees and the terms found over them: the function's body, or the body of a lambda.</summary>
internal sealed class SearchContext
{
    private readonly Lock _lock = new();
    private ImmutableDictionary<Type, TermBank> _banks = ImmutableDictionary<Type, TermBank>.Empty;
    private ImmutableArray<LambdaScope> _scopes = [];
    private LoneCounts _counts;

    /// <summary>The outermost context: its rows are examples.</summary>
    public SearchContext(int rowCount, ImmutableArray<Variable> variables, ImmutableArray<int[]> columns)
    {
        RowCount = rowCount;
        Variables = variables;
        Columns = columns;
        ParentRows = [];
    }

    /// <summary>The context of a lambda inside another context.</summary>
    public SearchContext(SearchContext parent, int[] parentRows, ImmutableArray<Variable> variables, ImmutableArray<int[]> columns)
        : this(parentRows.Length, variables, columns)
    {
        Parent = parent;
        ParentRows = parentRows;
        Depth = parent.Depth + 1;
    }

    public SearchContext? Parent { get; }

    /// <summary>For each row the row of the parent that it belongs to.</summary>
    public int[] ParentRows { get; }

    public int Depth { get; }

    public int RowCount { get; }

    /// <summary>The variables that this context adds.</summary>
    public ImmutableArray<Variable> Variables { get; }

    /// <summary>Their words, one column each.</summary>
    public ImmutableArray<int[]> Columns { get; }

    /// <summary>The scopes of lambdas written inside this context, in order of their making.</summary>
    public ImmutableArray<LambdaScope> Scopes => _scopes;

    public List<Goal> Goals { get; } = [];

    /// <summary>Terms that were not built from slots, loops above all.</summary>
    public List<Term> Externals { get; } = [];

    public int ClosedLevel { get; set; }

    /// <summary>Terms kept in all banks.</summary>
    public int TermCount
    {
        get => _counts.Count;
        set => _counts.Count = value;
    }

    /// <summary>Words computed here so far, and in the contexts inside: a measure of work that does not depend on the clock.</summary>
    public long Work
    {
        get => _counts.Sum;
        set => _counts.Sum = value;
    }

    /// <summary>The shares of lambda productions that were swept already: production and cost of each argument.</summary>
    public HashSet<(int Production, int Costs)> Swept { get; } = [];

    public long ByteCount => _banks.Values.Sum(b => b.ByteCount) + _scopes.Sum(s => s.ByteCount);

    public IEnumerable<TermBank> Banks => _banks.Values;

    /// <summary>Whether an observation with this hash may be the goal itself: such terms are looked at even where one like them is kept.</summary>
    public bool IsWanted(Type type, uint hash)
    {
        foreach (var goal in Goals)
        {
            if (goal.Type == type && goal.Hash == hash) return true;
        }

        return false;
    }

    /// <summary>The bank of a type, made at first use. Safe from any thread.</summary>
    public TermBank Bank(Type type)
    {
        if (_banks.TryGetValue(type, out var bank)) return bank;
        lock (_lock)
        {
            if (_banks.TryGetValue(type, out bank)) return bank;
            bank = new TermBank(type, RowCount);
            bank.CloseLevel(ClosedLevel);
            _banks = _banks.Add(type, bank);
            return bank;
        }
    }

    /// <summary>The scope that a production's lambda is searched in, made at first use. Safe from any thread.</summary>
    public LambdaScope Scope(Component component)
    {
        lock (_lock)
        {
            var scope = _scopes.FirstOrDefault(s => s.Fits(component));
            if (scope is null) _scopes = _scopes.Add(scope = new LambdaScope(this, component.Traits.Rows, component));
            return scope;
        }
    }

    public void CloseLevel(int cost)
    {
        ClosedLevel = cost;
        foreach (var bank in _banks.Values) bank.CloseLevel(cost);
    }
}
