using System.Collections.Immutable;
using System.Globalization;
using RoslynSynth.Evaluating;
using RoslynSynth.Grammars;

namespace RoslynSynth.Searching.Reductions;

/// <summary>A component that makes one value of a sequence, run over words of elements; neither the sequence nor its value is interned. One thread only.</summary>
internal abstract class Reduction
{
    /// <summary>Goals that one reduction can be held against at once.</summary>
    public const int GoalLimit = 64;

    /// <summary>Which of some goals, given as bits, the elements' words are reduced to on one of their rows.</summary>
    /// <param name="items">Words of elements, all defined.</param>
    /// <param name="goals">Goals of the component's result type that name the same rows.</param>
    /// <param name="index">Index of the row in the goals.</param>
    /// <param name="among">The goals that are asked about.</param>
    public abstract ulong Meets(ReadOnlySpan<int> items, ImmutableArray<Goal> goals, int index, ulong among);

    /// <summary>The reduction by a component of one sequence; null where it is no such component.</summary>
    public static Reduction? By(Component component, ValueStore store)
    {
        if (!component.Traits.IsReduction || component.ParameterTypes is not [{ IsArray: true } sequence]) return null;
        if (component.Body.GetType() != typeof(Func<,>).MakeGenericType(sequence, component.ResultType)) return null;
        return (Reduction)Activator.CreateInstance(typeof(Reduction<,>).MakeGenericType(sequence.GetElementType()!, component.ResultType), component, store)!;
    }
}

/// <inheritdoc/>
internal sealed class Reduction<T, TResult>(Component component, ValueStore store) : Reduction
{
    private readonly Func<T[], TResult> _body = (Func<T[], TResult>)component.Body;
    private readonly Func<T[], bool>? _guard = (Func<T[], bool>?)component.Guard;
    private readonly ValueTable<T> _elements = store.Table<T>();

    /// <summary>One array for each length: reductions do not keep what they are given.</summary>
    private readonly Dictionary<int, T[]> _arrays = [];

    public override ulong Meets(ReadOnlySpan<int> items, ImmutableArray<Goal> goals, int index, ulong among)
    {
        if (!_arrays.TryGetValue(items.Length, out var array)) _arrays[items.Length] = array = new T[items.Length];
        for (var i = 0; i < items.Length; i++) array[i] = Word.Decode(items[i], _elements);
        try
        {
            return _guard is null || _guard(array) ? Meets(_body(array), goals, index, among) : 0;
        }
#pragma warning disable CA1031 // Whatever a component throws means the same: no value on this row.
        catch (Exception e) when (e is not OutOfMemoryException)
#pragma warning restore CA1031
        {
            return 0;
        }
    }

    private ulong Meets(TResult value, ImmutableArray<Goal> goals, int index, ulong among)
    {
        var fraction = value is double or decimal ? Convert.ToDouble(value, CultureInfo.InvariantCulture) : double.NaN;
        for (var i = 0; i < goals.Length; i++)
        {
            if ((among & (1UL << i)) != 0 && (!goals[i].MayMatch(index, fraction) || !goals[i].Matches(index, value, store))) among &= ~(1UL << i);
        }

        return among;
    }
}
