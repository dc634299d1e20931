namespace RoslynSynth.Guides.Features;

/// <summary>Answers of a block of yes-or-no properties for one example, written in a fixed order.</summary>
/// <param name="states">One place for each property.</param>
internal ref struct Signs(Span<sbyte> states)
{
    /// <summary>The property says nothing about values of this kind.</summary>
    public const sbyte None = -1;

    private readonly Span<sbyte> _states = states;
    private int _next;

    /// <summary>How many answers there are by now.</summary>
    public readonly int Count => _next;

    public void Add(bool answer) => _states[_next++] = answer ? (sbyte)1 : (sbyte)0;

    /// <summary>Takes over answers that were written before.</summary>
    public void Add(scoped ReadOnlySpan<sbyte> answers)
    {
        answers.CopyTo(_states[_next..]);
        _next += answers.Length;
    }

    /// <summary>Passes over so many properties that don't apply.</summary>
    public void Skip(int count)
    {
        _states.Slice(_next, count).Fill(None);
        _next += count;
    }
}
