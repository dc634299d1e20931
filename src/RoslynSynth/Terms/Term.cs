using System.Collections.Immutable;
using RoslynSynth.Grammars;

namespace RoslynSynth.Terms;

/// <summary>A typed functional expression. All types are canonical (see <see cref="CanonicalTypes"/>).</summary>
/// <param name="Type">The canonical type of its value; for a lambda, of its body.</param>
public abstract record Term(Type Type);

/// <summary>A parameter of the function or of a lambda; equal only to itself.</summary>
/// <param name="name">A proposed name; the emitter may change it where it clashes.</param>
/// <param name="type">Its canonical type.</param>
public sealed class Variable(string name, Type type)
{
    /// <summary>A proposed name.</summary>
    public string Name { get; } = name;

    /// <summary>Its canonical type.</summary>
    public Type Type { get; } = type;

    /// <inheritdoc/>
    public override string ToString() => Name;
}

/// <summary>The value of a variable.</summary>
public sealed record VariableTerm(Variable Variable) : Term(Variable.Type);

/// <summary>A literal; sequences and null too.</summary>
public sealed record ConstantTerm(object? Value, Type Type) : Term(Type);

/// <summary>A component applied to arguments; a lambda argument stands where the component takes a delegate.</summary>
public sealed record ApplyTerm(Component Component, ImmutableArray<Term> Arguments) : Term(Component.ResultType)
{
    /// <inheritdoc/>
    public bool Equals(ApplyTerm? other) =>
        other is not null && Component == other.Component && Arguments.SequenceEqual(other.Arguments);

    /// <inheritdoc/>
    public override int GetHashCode() => Arguments.Aggregate(Component.GetHashCode(), HashCode.Combine);
}

/// <summary>A lambda: only ever an argument of a component.</summary>
public sealed record LambdaTerm(ImmutableArray<Variable> Parameters, Term Body) : Term(Body.Type);

/// <summary>A branch. A chain of them in tail position is emitted as early returns.</summary>
public sealed record ConditionalTerm(Term Condition, Term Then, Term Else) : Term(Then.Type);

/// <summary>Throws; only ever a branch of a <see cref="ConditionalTerm"/> in tail position.</summary>
/// <param name="ExceptionType">The exception to construct.</param>
/// <param name="Type">The type of the value that the surrounding branch would have.</param>
public sealed record ThrowTerm(Type ExceptionType, Type Type) : Term(Type);
