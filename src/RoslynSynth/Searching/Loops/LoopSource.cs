using RoslynSynth.Terms;

namespace RoslynSynth.Searching.Loops;

/// <summary>What gives each round of a loop its item, with the items of each example.</summary>
/// <param name="ItemType">The type of an item.</param>
/// <param name="Cost">The cost of the terms that it is made of.</param>
/// <param name="Items">The words of the items, one array for each example; null where there are none.</param>
/// <param name="MakeDriver">Builds the driver around a variable for the item.</param>
internal sealed record LoopSource(Type ItemType, int Cost, int[]?[] Items, Func<Variable, LoopDriver> MakeDriver)
{
    /// <summary>Whether the items are only 0, 1, 2 …, so that bodies which ignore them make sense.</summary>
    public bool IsCounter { get; init; }

    /// <summary>Where the item is a state variable of the driver's own: builds that state around the variable.</summary>
    public Func<Variable, LoopState>? MakeState { get; init; }
}
