using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using RoslynSynth.Evaluating;

namespace RoslynSynth.Grammars;

/// <summary>
/// An operator, library method or user method that the search may use. One C# lambda is both its meaning (the compiled delegate,
/// run over whole columns of values) and its spelling (the lambda's own source text, which the emitter parses): the two can't disagree.
/// See docs/decisions/0001-components-are-lambdas-with-their-text.md.
/// </summary>
public sealed class Component
{
    private readonly Func<ValueStore, Kernel> _kernel;

    private Component(string name, Delegate body, Delegate? guard, string spelling, ComponentTraits traits, Func<ValueStore, Kernel> kernel)
    {
        var types = Array.ConvertAll(body.GetType().GetMethod("Invoke")!.GetParameters(), p => p.ParameterType);
        Name = name;
        Body = body;
        Guard = guard;
        Spelling = spelling;
        Traits = traits;
        ParameterTypes = [.. types.Select(t => IsFunction(t) ? t : CanonicalTypes.Of(t))];
        ResultType = CanonicalTypes.Of(body.GetType().GetMethod("Invoke")!.ReturnType);
        _kernel = kernel;
    }

    /// <summary>A short name, unique together with the types: <c>Substring</c>, <c>Where</c>.</summary>
    public string Name { get; }

    /// <summary>What it computes. Pure: never changes its arguments.</summary>
    public Delegate Body { get; }

    /// <summary>Where it is defined, or null where it is everywhere; takes the non-lambda arguments.</summary>
    public Delegate? Guard { get; }

    /// <summary>The source text of the lambda: <c>(string s, int start) =&gt; s.Substring(start)</c>.</summary>
    public string Spelling { get; }

    /// <summary>Cost, laws and lambda rows.</summary>
    public ComponentTraits Traits { get; }

    /// <summary>Canonical types of the arguments; <c>Func&lt;…&gt;</c> where a lambda stands.</summary>
    public ImmutableArray<Type> ParameterTypes { get; }

    /// <summary>The canonical type of the result.</summary>
    public Type ResultType { get; }

    /// <summary>Position of the lambda argument, or −1. At most one.</summary>
    public int LambdaIndex => ParameterTypes.IndexOf(ParameterTypes.FirstOrDefault(IsFunction)!);

    /// <summary>Makes the loop that runs this component over columns. A kernel belongs to one thread.</summary>
    internal Kernel CreateKernel(ValueStore store) => Traits.WideKernel?.Invoke() ?? CreateDelegateKernel(store);

    /// <summary>Makes the loop over the delegate, whether or not there is a wide form.</summary>
    internal Kernel CreateDelegateKernel(ValueStore store) => _kernel(store);

    /// <summary>Whether a parameter type is a lambda.</summary>
    public static bool IsFunction(Type type) =>
        type is { IsGenericType: true } && type.FullName!.StartsWith("System.Func`", StringComparison.Ordinal);

    /// <summary>A component without arguments: a constant of the library, such as <c>string.Empty</c>.</summary>
    public static Component Of<TResult>(
        string name, Func<TResult> body, ComponentTraits? traits = null,
        [CallerArgumentExpression(nameof(body))] string spelling = "") =>
        new(name, body, null, spelling, traits ?? ComponentTraits.Default, store => new Kernel<TResult>(body, store));

    /// <summary>A component of one argument.</summary>
    /// <param name="name">A short name.</param>
    /// <param name="body">Meaning and spelling; parameters must carry their types.</param>
    /// <param name="when">Where it is defined.</param>
    /// <param name="traits">Cost, laws and lambda rows.</param>
    /// <param name="spelling">Filled in by the compiler.</param>
    public static Component Of<T1, TResult>(
        string name, Func<T1, TResult> body, Func<T1, bool>? when = null, ComponentTraits? traits = null,
        [CallerArgumentExpression(nameof(body))] string spelling = "") =>
        new(name, body, when, spelling, traits ?? ComponentTraits.Default, store => new Kernel<T1, TResult>(body, when, store));

    /// <summary>A component of two arguments; the second may be a lambda.</summary>
    /// <inheritdoc cref="Of{T1,TResult}"/>
    public static Component Of<T1, T2, TResult>(
        string name, Func<T1, T2, TResult> body, Func<T1, T2, bool>? when = null, ComponentTraits? traits = null,
        [CallerArgumentExpression(nameof(body))] string spelling = "") =>
        new(name, body, when, spelling, traits ?? ComponentTraits.Default, store => new Kernel<T1, T2, TResult>(body, when, store));

    /// <summary>A component of three arguments; the last may be a lambda.</summary>
    /// <inheritdoc cref="Of{T1,TResult}"/>
    public static Component Of<T1, T2, T3, TResult>(
        string name, Func<T1, T2, T3, TResult> body, Func<T1, T2, T3, bool>? when = null, ComponentTraits? traits = null,
        [CallerArgumentExpression(nameof(body))] string spelling = "") =>
        new(name, body, when, spelling, traits ?? ComponentTraits.Default, store => new Kernel<T1, T2, T3, TResult>(body, when, store));

    /// <summary>A component of four arguments.</summary>
    /// <inheritdoc cref="Of{T1,TResult}"/>
    public static Component Of<T1, T2, T3, T4, TResult>(
        string name, Func<T1, T2, T3, T4, TResult> body, Func<T1, T2, T3, T4, bool>? when = null, ComponentTraits? traits = null,
        [CallerArgumentExpression(nameof(body))] string spelling = "") =>
        new(name, body, when, spelling, traits ?? ComponentTraits.Default, store => new Kernel<T1, T2, T3, T4, TResult>(body, when, store));

    /// <inheritdoc/>
    public override string ToString() => $"{Name}({string.Join(", ", ParameterTypes.Select(t => t.Name))}) : {ResultType.Name}";
}
