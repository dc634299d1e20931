namespace RoslynSynth.Searching.Loops;

/// <summary>A family of loops, tried in order of cost.</summary>
internal abstract class LoopFamily
{
    /// <summary>Words computed for this family.</summary>
    public abstract long Work { get; }

    /// <summary>The cost of the loops that are tried next.</summary>
    public abstract int Cost { get; }

    /// <summary>Runs one loop after another without end; true after each, false before a new cost or where there is nothing to run.</summary>
    public abstract IEnumerable<bool> Runs();
}
