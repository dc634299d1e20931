using System.Collections.Immutable;
using RoslynSynth.Grammars;
using RoslynSynth.Terms;
using RoslynSynth.Tests.Sampling;

namespace RoslynSynth.CSharp.Tests.Laws;

/// <summary>Draws typed terms: components with lambdas and folds, branches, constants, variables in scope.</summary>
internal sealed class RandomTerms(Random random)
{
    private static readonly ILookup<Type, Component> ByResult = Universe.Rows.ToLookup(r => r.ResultType);
    private readonly Values _values = new(random);

    /// <summary>The body of a function; its tail may branch and throw.</summary>
    public Term Body(Type type, ImmutableArray<Variable> scope, int depth)
    {
        var body = Tail(type, scope, depth);
        while (HasFoldedPart(body)) body = Tail(type, scope, depth);
        return body;
    }

    private Term Tail(Type type, ImmutableArray<Variable> scope, int depth)
    {
        if (depth < 2 || random.Next(4) > 0) return Of(type, scope, depth);
        Term then = random.Next(4) == 0 ? new ThrowTerm(typeof(ArgumentException), type) : Of(type, scope, depth - 1);
        return new ConditionalTerm(Of(typeof(bool), scope, depth - 1), then, Tail(type, scope, depth - 1));
    }

    private Term Of(Type type, ImmutableArray<Variable> scope, int depth)
    {
        var rows = depth <= 0 ? [] : ByResult[type].ToList();
        if (rows.Count == 0 || random.Next(7) == 0) return Leaf(type, scope);
        if (depth > 1 && random.Next(12) == 0)
            return new ConditionalTerm(Of(typeof(bool), scope, depth - 1), Of(type, scope, depth - 1), Of(type, scope, depth - 1));
        return Apply(rows[random.Next(rows.Count)], scope, depth);
    }

    private ApplyTerm Apply(Component row, ImmutableArray<Variable> scope, int depth)
    {
        var arguments = ImmutableArray.CreateBuilder<Term>();
        foreach (var type in row.ParameterTypes)
        {
            if (Component.IsFunction(type)) arguments.Add(Lambda(type, scope, depth));
            else if (type == typeof(int) && Universe.IsSizedByArgument(row)) arguments.Add(new ConstantTerm(random.Next(0, 5), type));
            else arguments.Add(Of(type, scope, depth - 1));
        }

        return new ApplyTerm(row, arguments.ToImmutable());
    }

    private LambdaTerm Lambda(Type function, ImmutableArray<Variable> scope, int depth)
    {
        var types = function.GetGenericArguments();
        ImmutableArray<Variable> own = [.. types[..^1].Select(t => new Variable("x", CanonicalTypes.Of(t)))];
        return new LambdaTerm(own, Of(CanonicalTypes.Of(types[^1]), own.AddRange(scope), depth - 1));
    }

    /// <summary>A variable in scope, or a constant of the kinds that a search has; other types are made of such.</summary>
    private Term Leaf(Type type, ImmutableArray<Variable> scope)
    {
        var fitting = scope.Where(v => v.Type == type).ToList();
        if (fitting.Count > 0 && random.Next(4) > 0) return new VariableTerm(fitting[random.Next(fitting.Count)]);
        if (type.IsPrimitive || type == typeof(string) || type.IsArray) return new ConstantTerm(_values.Of(type), type);
        if (Nullable.GetUnderlyingType(type) is not null && random.Next(4) == 0) return new ConstantTerm(null, type);
        var makers = ByResult[type].Where(IsMaker).ToList();
        return Apply(makers[random.Next(makers.Count)], scope, 0);
    }

    /// <summary>
    /// Whether the compiler would compute a part itself, and refuse it where it overflows or divides by zero: a search keeps of equal terms the
    /// cheapest, which is a constant there.
    /// </summary>
    private static bool HasFoldedPart(Term term) => term switch
    {
        ApplyTerm apply => IsFolded(apply) || IsDivisionByZero(apply) || apply.Arguments.Any(HasFoldedPart),
        LambdaTerm lambda => HasFoldedPart(lambda.Body),
        ConditionalTerm c => c.Condition is ConstantTerm || HasFoldedPart(c.Condition) || HasFoldedPart(c.Then) || HasFoldedPart(c.Else),
        _ => false,
    };

    private static bool IsFolded(ApplyTerm apply) =>
        apply.Arguments.Length > 0 && apply.Arguments.All(a => a is ConstantTerm) && apply.Component.ParameterTypes.All(t => t.IsPrimitive || t == typeof(string)) && !IsMaker(apply.Component);

    private static bool IsDivisionByZero(ApplyTerm apply) => apply is { Component.Name: "Divide" or "Remainder", Arguments: [_, ConstantTerm { Value: 0 or 0L }] };

    private static bool IsMaker(Component row) => row.Name is "Tuple" or "ToNullable" or "ToHashSet" or "ZipToDictionary";
}
