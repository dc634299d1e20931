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

    /// <summary>How loops inside expressions are called.</summary>
    public Func<LoopTerm, NameScope, Spelled>? CallLoop { get; set; }

    public Spelled Write(Term term, NameScope scope)
    {
        if (Locals.TryGetValue(term, out var local)) return local;
        return term switch
        {
            VariableTerm variable => scope.Variables[variable.Variable],
            ConstantTerm constant => WriteConstant(constant),
            ConditionalTerm conditional => WriteConditional(conditional, scope),
            LoopTerm loop => LoopForms.IsAggregate(loop) ? WriteAggregate(loop, scope) : CallLoop!(loop, scope),
            ApplyTerm apply => _interpolation.TryWrite(apply, scope) ?? WriteApply(apply, scope),
            _ => throw new ArgumentException($"A {term.GetType().Name} can't stand in an expression.", nameof(term)),
        };
    }

    /// <summary>A mapping (<c>Select</c>, <c>Zip</c>) whose lambda gives sequences of the wanted type.</summary>
    public Spelled WriteMapped(ApplyTerm apply, NameScope scope, Type wanted) => WriteApply(apply, scope, wanted);

    /// <summary>A lambda over the elements that its component hands it; its type is that of its body.</summary>
    /// <param name="lambda">The lambda.</param>
    /// <param name="owner">The component's use.</param>
    /// <param name="sources">The arguments before the lambda.</param>
    /// <param name="scope">The names outside.</param>
    /// <param name="wanted">The type that the body must have, or null where any will do.</param>
    public Spelled WriteLambda(LambdaTerm lambda, ApplyTerm owner, Spelled[] sources, NameScope scope, Type? wanted = null)
    {
        var inner = scope;
        for (var i = 0; i < lambda.Parameters.Length; i++)
        {
            var variable = lambda.Parameters[i];
            inner = inner.With(variable, ElementType(variable, owner, sources, i), Proposals(variable, owner, sources, i));
        }

        var names = lambda.Parameters.Select(p => inner.Variables[p].Text).ToList();
        var body = Write(lambda.Body, inner);
        if ((wanted ?? BodyType(lambda, owner, sources)) is { } needed) body = Conversions.To(body, needed);
        var text = names.Count == 1 && AsMethodGroup(body.Text, names[0]) is { } group
            ? group
            : $"{(names.Count == 1 ? names[0] : $"({string.Join(", ", names)})")} => {body.Text}";
        return new Spelled(text, Precedence.Lambda, body.Type);
    }

    /// <summary>A fold goes on with what it began with; sequences in a sequence are arrays unless others are wanted.</summary>
    private static Type? BodyType(LambdaTerm lambda, ApplyTerm owner, Spelled[] sources) => owner.Component.Traits switch
    {
        { Rows: LambdaRows.Fold } => sources[1].Type,
        { Shape: LambdaShape.Map } when lambda.Type.IsArray => lambda.Type,
        _ => null,
    };

    private static Type ElementType(Variable variable, ApplyTerm owner, Spelled[] sources, int index)
    {
        var source = (owner.Component.Traits.Rows, index) switch
        {
            (LambdaRows.Elements or LambdaRows.IndexedElements or LambdaRows.Pairs, 0) or (LambdaRows.Fold, 1) => sources[0],
            (LambdaRows.Pairs, 1) => sources[1],
            _ => null,
        };
        if (owner.Component.Traits.Rows == LambdaRows.Fold && index == 0) return sources[1].Type;
        return source is { Form: not SequenceForm.None } ? SequenceForms.ElementOf(source.Type) : variable.Type;
    }

    private static string[] Proposals(Variable variable, ApplyTerm owner, Spelled[] sources, int index) => (owner.Component.Traits.Rows, index) switch
    {
        (LambdaRows.IndexedElements, 1) or (LambdaRows.Counter, 0) => ["i", "j", "k"],
        (LambdaRows.Fold, 0) => variable.Type == typeof(string) ? ["text", "result", "all"] : ["total", "result", "all"],
        (LambdaRows.Pairs, _) => Naming.ForPaired(sources[0].Text, sources[1].Text, index),
        _ => Naming.ForElement(sources[0].Text, variable.Type),
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
        if (constant.Value is null) return new Spelled($"({TypeNames.Of(constant.Type)}{(constant.Type.IsValueType ? "" : "?")})null", Precedence.Unary, constant.Type);
        if (constant.Value is Array items)
        {
            var element = TypeNames.Of(constant.Type.GetElementType()!);
            if (items.Length == 0) return new Spelled($"Array.Empty<{element}>()", Precedence.Primary, constant.Type);
            var hasType = items.Cast<object?>().All(i => i is not (null or Array));
            var texts = string.Join(", ", items.Cast<object?>().Select(Literals.Of));
            return new Spelled($"new{(hasType ? "" : " " + element)}[] {{ {texts} }}", Precedence.Primary, constant.Type);
        }

        var text = Literals.Of(constant.Value);
        if (Nullable.GetUnderlyingType(constant.Type) is not null) return new Spelled($"({TypeNames.Of(constant.Type)}){text}", Precedence.Unary, constant.Type);
        return new Spelled(text, text[0] == '-' ? Precedence.Unary : Precedence.Primary, constant.Type);
    }

    private Spelled WriteConditional(ConditionalTerm term, NameScope scope)
    {
        var condition = Write(term.Condition, scope).At(Precedence.Conditional + 1);
        var (then, otherwise) = (Branch(term.Then, term.Else, scope), Branch(term.Else, term.Then, scope));
        // The static type of a lazy sequence is often a special one (ordered, keys, values), so two different ones have no common type to be sure of.
        var isLazy = then.Form == SequenceForm.Lazy || otherwise.Form == SequenceForm.Lazy;
        if (isLazy ? then.Type != otherwise.Type : !then.Type.IsAssignableFrom(otherwise.Type) && !otherwise.Type.IsAssignableFrom(then.Type))
            (then, otherwise) = (Conversions.To(then, term.Type), Conversions.To(otherwise, term.Type));
        var type = then.Type.IsAssignableFrom(otherwise.Type) ? then.Type : otherwise.Type;
        return new Spelled($"{condition} ? {then.At(Precedence.Conditional)} : {otherwise.At(Precedence.Conditional)}", Precedence.Conditional, type);
    }

    /// <summary>One of two branches; null needs no type where the other has one.</summary>
    private Spelled Branch(Term term, Term other, NameScope scope) => term is ConstantTerm { Value: null } && other is not ConstantTerm { Value: null }
        ? new Spelled("null", Precedence.Primary, term.Type)
        : Write(term, scope);

    private Spelled WriteAggregate(LoopTerm loop, NameScope scope)
    {
        var driver = (ElementDriver)loop.Driver;
        var state = loop.States[0];
        var source = Write(driver.Source, scope);
        var inner = scope.With(state.Variable, state.Variable.Type, LoopForms.NamesFor(state, loop));
        inner = inner.With(driver.Item, SequenceForms.ElementOf(source.Type), Naming.ForElement(source.Text, driver.Item.Type));
        var lambda = $"({inner.Variables[state.Variable].Text}, {inner.Variables[driver.Item].Text}) => {Write(state.Step, inner).Text}";
        return new Spelled($"{source.At(Precedence.Primary)}.Aggregate({Write(state.Start, scope).Text}, {lambda})", Precedence.Primary, loop.Type);
    }

    private Spelled WriteApply(ApplyTerm apply, NameScope scope, Type? mapped = null)
    {
        if (AsOpposite(apply, scope) is { } opposite) return opposite;
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
            arguments[i] = apply.Arguments[i] is LambdaTerm lambda ? WriteLambda(lambda, apply, arguments, inner, mapped) : Write(Operand(apply, i), inner);
            if (NeededType(apply, template, arguments, i) is { } needed) arguments[i] = Conversions.To(arguments[i], needed);
            if (i == 1 && apply.Component.Traits.Rows == LambdaRows.Fold && arguments[i].Form == SequenceForm.Lazy) arguments[i] = Conversions.ToArray(arguments[i]);
        }

        var text = new StringBuilder();
        new PartWriter(apply.Component, arguments, bound, text).Append(template.Parts);
        var type = mapped is null ? ResultType(apply, arguments) : typeof(IEnumerable<>).MakeGenericType(arguments[^1].Type);
        if (text[^1] == '!' && type.IsValueType) text.Length--;
        return new Spelled(text.ToString(), template.Precedence, type);
    }

    /// <summary>An argument; where an operator joins two numbers, C# makes an <c>int</c> what the other one is by itself.</summary>
    private Term Operand(ApplyTerm apply, int index)
    {
        var operand = apply.Arguments[index];
        if (apply.Component.Name is not ("Add" or "Subtract" or "Multiply" or "Divide" or "Less" or "LessOrEqual") || !IsConversion(operand)) return operand;
        return index == 1 || !IsConversion(apply.Arguments[1]) ? ((ApplyTerm)operand).Arguments[0] : operand;
    }

    private bool IsConversion(Term term) => term is ApplyTerm { Component.Name: "FromInt" } && !Locals.ContainsKey(term);

    /// <summary><c>!(a &lt; b)</c> is <c>a >= b</c>, where no NaN can say otherwise.</summary>
    private Spelled? AsOpposite(ApplyTerm apply, NameScope scope)
    {
        if (apply is not { Component.Name: "Not", Arguments: [ApplyTerm { Component.Name: "Less" or "LessOrEqual" } order] } || order.Component.ParameterTypes[0] == typeof(double)) return null;
        var (left, right) = (Write(Operand(order, 0), scope).At(Precedence.Relational), Write(Operand(order, 1), scope).At(Precedence.Relational + 1));
        return new Spelled($"{left} {(order.Component.Name == "Less" ? ">=" : ">")} {right}", Precedence.Relational, typeof(bool));
    }

    /// <summary>The collection type that an argument must have: for methods of the user's own the declared one; elements and sequences that join others, theirs.</summary>
    private static Type? NeededType(ApplyTerm apply, Template template, Spelled[] arguments, int index)
    {
        if (apply.Component.Traits.DeclaredTypes is { IsDefaultOrEmpty: false } declared) return declared[index];
        if (apply.Component.Name == "ContainsValue" && index == 0) return apply.Component.ParameterTypes[0];
        if (!apply.Component.Traits.TypeArguments.TryGetValue("T", out var canonical) || !canonical.IsArray) return null;
        var element = index > 0 && template.ParameterTypes[0] == "T[]" ? SequenceForms.ElementOf(arguments[0].Type) : canonical;
        return template.ParameterTypes[index] switch
        {
            "T" => element,
            "T[]" when index > 0 => typeof(IEnumerable<>).MakeGenericType(element),
            _ => null,
        };
    }

    /// <summary>The static type of the result: what the component's delegate returns, with elements as they really are.</summary>
    private static Type ResultType(ApplyTerm apply, Spelled[] arguments)
    {
        var declared = apply.Component.Body.GetType().GetMethod("Invoke")!.ReturnType;
        if (apply.Component.Traits.DeclaredResult is { } result) return result;
        if (apply.Component.Traits.Rows == LambdaRows.Fold) return arguments[1].Type;
        if (apply.Component.Traits.Shape == LambdaShape.Map && arguments[^1].Form != SequenceForm.None) return typeof(IEnumerable<>).MakeGenericType(arguments[^1].Type);
        if (apply.Component.Name == "SelectMany" && arguments[1].Form != SequenceForm.None) return typeof(IEnumerable<>).MakeGenericType(SequenceForms.ElementOf(arguments[1].Type));
        if (arguments.Length > 0 && arguments[0].Form != SequenceForm.None && apply.Component.ParameterTypes[0].IsArray)
        {
            var element = SequenceForms.ElementOf(arguments[0].Type);
            if (declared == apply.Component.ParameterTypes[0].GetElementType()) return element;
            if (SequenceForms.Of(declared) == SequenceForm.Lazy && CanonicalTypes.Of(declared) == apply.Component.ParameterTypes[0])
                return (declared.GetGenericArguments().Length == 1 ? declared.GetGenericTypeDefinition() : typeof(IEnumerable<>)).MakeGenericType(element);
        }

        return SequenceForms.Of(declared) == SequenceForm.None && CanonicalTypes.Of(declared).IsArray
            ? typeof(IEnumerable<>).MakeGenericType(CanonicalTypes.Of(declared).GetElementType()!)
            : declared;
    }
}
