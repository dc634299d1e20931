using System.Collections.Immutable;

namespace RoslynSynth.Terms;

/// <summary>
/// A loop over a state: folds, index loops, <c>while</c>, running scans and early exits are all instances. In each round the driver says whether
/// to go on, then all steps are taken at once (each sees the state before the round), then a collection takes in a value, then an exit may end the
/// loop with a result of its own. A loop that does not end within <see cref="RoundLimit"/> rounds has no value.
/// </summary>
/// <param name="Driver">What the rounds are.</param>
/// <param name="States">The variables that change, with where they start and how they change.</param>
/// <param name="Result">The value over the final state and the collection.</param>
public sealed record LoopTerm(LoopDriver Driver, ImmutableArray<LoopState> States, Term Result) : Term(Result.Type)
{
    /// <summary>Rounds after which a loop counts as endless.</summary>
    public const int RoundLimit = 10_000;

    /// <summary>The longest collection that a loop may make.</summary>
    public const int CollectionLimit = 4096;

    /// <summary>What is collected in each round, or null.</summary>
    public LoopCollection? Collection { get; init; }

    /// <summary>How the loop may end early, or null.</summary>
    public LoopExit? Exit { get; init; }

    /// <inheritdoc/>
    public bool Equals(LoopTerm? other) =>
        other is not null && Driver.Equals(other.Driver) && States.SequenceEqual(other.States) && Result.Equals(other.Result)
        && Equals(Collection, other.Collection) && Equals(Exit, other.Exit);

    /// <inheritdoc/>
    public override int GetHashCode() => States.Aggregate(HashCode.Combine(Driver, Result, Collection, Exit), HashCode.Combine);
}

/// <summary>What the rounds of a loop are.</summary>
public abstract record LoopDriver;

/// <summary>One round for each element of a sequence.</summary>
/// <param name="Item">The element.</param>
/// <param name="Index">Its index, or null where the loop needs none.</param>
/// <param name="Source">The sequence, over the variables outside.</param>
public sealed record ElementDriver(Variable Item, Variable? Index, Term Source) : LoopDriver;

/// <summary>One round for each integer from a start up to an end, in steps.</summary>
/// <param name="Index">The integer.</param>
/// <param name="From">Its first value, over the variables outside.</param>
/// <param name="To">The end, over the variables outside; taken in only where <paramref name="IsInclusive"/>.</param>
/// <param name="Step">What is added after each round, over the variables outside.</param>
/// <param name="IsInclusive">Whether the end itself has a round.</param>
public sealed record CountDriver(Variable Index, Term From, Term To, Term Step, bool IsInclusive) : LoopDriver;

/// <summary>Rounds as long as a condition over the state holds.</summary>
public sealed record WhileDriver(Term Condition) : LoopDriver;

/// <summary>A variable that changes from round to round.</summary>
/// <param name="Variable">The variable.</param>
/// <param name="Start">Its first value, over the variables outside.</param>
/// <param name="Step">Its next value, over all variables before the round.</param>
public sealed record LoopState(Variable Variable, Term Start, Term Step);

/// <summary>A list that grows by one value in each round, or in those where a condition holds.</summary>
/// <param name="Variable">The list, for the loop's result.</param>
/// <param name="Item">The value to append.</param>
/// <param name="Condition">When to append; null for always.</param>
/// <param name="IsAfterSteps">Whether value and condition see the state after the round's steps, not before.</param>
public sealed record LoopCollection(Variable Variable, Term Item, Term? Condition, bool IsAfterSteps);

/// <summary>An early end of a loop.</summary>
/// <param name="Condition">When to end, over the state after the round's steps.</param>
/// <param name="Result">The loop's value then, over the same variables.</param>
public sealed record LoopExit(Term Condition, Term Result);
