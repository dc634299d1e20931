using System.Reflection;
using RoslynSynth.Evaluating;
using RoslynSynth.Grammars;

namespace RoslynSynth.Tests.Sampling;

/// <summary>What a call gave: a canonical value, or an exception.</summary>
internal sealed record Invocation(object? Value, Exception? Exception)
{
    /// <summary>Runs a component's body and takes its sequences to the end, as the search does.</summary>
    public static Invocation Of(Component row, object?[] arguments) => Of(row.Body, arguments, row.ResultType);

    /// <summary>Runs any delegate.</summary>
    public static Invocation Of(Delegate function, object?[] arguments, Type result)
    {
        try
        {
            return new Invocation(CanonicalValues.From(function.DynamicInvoke(arguments), result), null);
        }
        catch (TargetInvocationException e)
        {
            return new Invocation(null, e.InnerException);
        }
#pragma warning disable CA1031 // Lazy sequences throw when they are taken to the end: whatever it is, it is the result.
        catch (Exception e)
#pragma warning restore CA1031
        {
            return new Invocation(null, e);
        }
    }

    /// <summary>Whether both threw, or both gave values that nothing can tell apart.</summary>
    public bool IsLike(Invocation other, Type type) => Exception is not null || other.Exception is not null
        ? Exception is not null && other.Exception is not null
        : AreSame(Value, other.Value, type);

    /// <summary>Exact equality: doubles by bits, sets and dictionaries in their order.</summary>
    public static bool AreSame(object? left, object? right, Type type)
    {
        var store = new ValueStore();
        return store.Encode(left, type) == store.Encode(right, type);
    }

    /// <inheritdoc/>
    public override string ToString() => Exception is null ? Show.Value(Value) : Exception.GetType().Name;
}
