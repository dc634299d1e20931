using System.Collections.Immutable;
using System.Text;
using RoslynSynth.Grammars;
using RoslynSynth.Terms;

namespace RoslynSynth.CSharp.Emitting;

/// <summary>Spells terms as expressions: the components' own texts with arguments put into their places.</summary>
internal sealed class TermWriter
{
    private readonly InterpolationWriter _interpolation;

    public TermWriter() => _interpolation = new InterpolationWriter(this);

    /// <summary>Values to be spelled by a name instead, because they were put into a local variable.</summary>
    public Dictionary<Term, Spelled> Locals { get; } = [];

    public Spelled Write(Term term, NameScope scope)
    {
        if (Locals.TryGetValue(term, out var local)) return local;
        return term switch
        {
            VariableTerm variable => scope.Variables[variable.Variable],
            ConstantTerm constant => WriteConstant(constant),
            ConditionalTerm conditional => WriteConditional(conditional, scope),
            ApplyTerm apply => _interpolation.TryWrite(apply, scope) ?? WriteApply(apply, scope),
            _ => throw new ArgumentException($"A {term.GetType().Name} can't stand in an expression.", nameof(term)),
        };
    }

    /// <summary>A lambda over the elements that its component hands it.</summary>
    public string WriteLambda(LambdaTerm lambda, ApplyTerm owner, Spelled? source, NameScope scope)
    {
        var inner = scope;
        for (var i = 0; i < lambda.Parameters.Length; i++)
        {
            var variable = lambda.Parameters[i];
            inner = inner.With(variable, ElementType(variable, owner, source, i), Proposals(variable, owner, source, i));
        }

        var names = lambda.Parameters.Select(p => inner.Variables[p].Text).ToList();
        var body = Write(lambda.Body, inner).Text;
        if (names.Count == 1 && AsMethodGroup(body, names[0]) is { } group) return group;
        return $"{(names.Count == 1 ? names[0] : $"({string.Join(", ", names)})")} => {body}";
    }

    private static Type ElementType(Variable variable, ApplyTerm owner, Spelled? source, int index)
    {
        var isElement = owner.Component.Traits.Rows is LambdaRows.Elements or LambdaRows.IndexedElements && index == 0;
        return isElement && source is { Form: not SequenceForm.None } ? SequenceForms.ElementOf(source.Type) : variable.Type;
    }

    private static string[] Proposals(Variable variable, ApplyTerm owner, Spelled? source, int index) => (owner.Component.Traits.Rows, index) switch
    {
        (LambdaRows.IndexedElements, 1) or (LambdaRows.Counter, 0) => ["i", "j", "k"],
        (LambdaRows.Fold, 0) => variable.Type == typeof(string) ? ["text", "result", "all"] : ["total", "result", "all"],
        (LambdaRows.Pairs, 0) => ["a", "x", "first"],
        (LambdaRows.Pairs, 1) => ["b", "y", "second"],
        _ => Naming.ForElement(source?.Text ?? "", variable.Type),
    };

    /// <summary><c>c => char.IsDigit(c)</c> is just <c>char.IsDigit</c>.</summary>
    private static string? AsMethodGroup(string body, string name)
    {
        if (!body.StartsWith("char.", StringComparison.Ordinal) || !body.EndsWith($"({name})", StringComparison.Ordinal)) return null;
        var method = body[..^(name.Length + 2)];
        return method["char.".Length..].All(char.IsLetter) ? method : null;
    }

    private static Spelled WriteConstant(ConstantTerm constant)
    {
        if (constant.Value is Array items)
        {
            var element = constant.Type.GetElementType()!;
            if (items.Length == 0) return new Spelled($"Array.Empty<{TypeNames.Of(element)}>()", Precedence.Primary, constant.Type);
            return new Spelled($"new[] {{ {string.Join(", ", items.Cast<object?>().Select(Literals.Of))} }}", Precedence.Primary, constant.Type);
        }

        var text = Literals.Of(constant.Value);
        return new Spelled(text, text[0] == '-' ? Precedence.Unary : Precedence.Primary, constant.Type);
    }

    private Spelled WriteConditional(ConditionalTerm term, NameScope scope)
    {
        var condition = Write(term.Condition, scope).At(Precedence.Conditional + 1);
        var then = Write(term.Then, scope);
        var otherwise = Write(term.Else, scope);
        return new Spelled($"{condition} ? {then.At(Precedence.Conditional)} : {otherwise.At(Precedence.Conditional)}", Precedence.Conditional, then.Type);
    }

    private Spelled WriteApply(ApplyTerm apply, NameScope scope)
    {
        var template = Template.Of(apply.Component);
        var inner = scope;
        var bound = ImmutableDictionary<string, string>.Empty;
        foreach (var name in template.BoundNames.Distinct())
        {
            var free = inner.Free(name, "y", "z", "w");
            bound = bound.Add(name, free);
            inner = inner.Using(free);
        }

        var arguments = new Spelled[apply.Arguments.Length];
        for (var i = 0; i < arguments.Length; i++)
        {
            if (apply.Arguments[i] is LambdaTerm lambda)
                arguments[i] = new Spelled(WriteLambda(lambda, apply, i > 0 ? arguments[0] : null, inner), Precedence.Lambda, typeof(Delegate));
            else arguments[i] = Write(apply.Arguments[i], inner);
            if (NeededType(apply, i) is { } needed) arguments[i] = Conversions.To(arguments[i], needed);
        }

        var text = new StringBuilder();
        new PartWriter(apply.Component, arguments, bound, text).Append(template.Parts);
        return new Spelled(text.ToString(), template.Precedence, ResultType(apply, arguments));
    }

    /// <summary>For methods of the user's own: the collection type that they really take.</summary>
    private static Type? NeededType(ApplyTerm apply, int index) =>
        apply.Component.Traits.DeclaredTypes is { IsDefaultOrEmpty: false } declared ? declared[index] : null;

    /// <summary>The static type of the result: what the component's delegate returns, with elements as they really are.</summary>
    private static Type ResultType(ApplyTerm apply, Spelled[] arguments)
    {
        var declared = apply.Component.Body.GetType().GetMethod("Invoke")!.ReturnType;
        if (apply.Component.Traits.DeclaredResult is { } result) return result;
        if (arguments.Length > 0 && arguments[0].Form != SequenceForm.None && apply.Component.ParameterTypes[0].IsArray)
        {
            var element = SequenceForms.ElementOf(arguments[0].Type);
            if (declared == apply.Component.ParameterTypes[0].GetElementType()) return element;
            if (SequenceForms.Of(declared) == SequenceForm.Lazy && CanonicalTypes.Of(declared) == apply.Component.ParameterTypes[0])
                return typeof(IEnumerable<>).MakeGenericType(element);
        }

        return SequenceForms.Of(declared) == SequenceForm.None && CanonicalTypes.Of(declared).IsArray
            ? typeof(IEnumerable<>).MakeGenericType(CanonicalTypes.Of(declared).GetElementType()!)
            : declared;
    }
}
