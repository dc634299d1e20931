using RoslynSynth.Grammars;
using RoslynSynth.Specifications;
using RoslynSynth.Terms;

namespace RoslynSynth.CSharp.Emitting;

/// <summary>Writes what a function ends with: a value to return, early returns, a loop with an accumulator, a guard that throws.</summary>
internal sealed class TailWriter(TermWriter writer, LoopWriter loops, Signature signature, List<string> statements)
{
    private const int TernaryLimit = 90;
    private const int AggregateLimit = 60;

    /// <summary>Writes the statements; gives the scope at their end, with all names that they use.</summary>
    public NameScope Write(Term term, NameScope scope)
    {
        while (true)
        {
            if (term is ConditionalTerm conditional)
            {
                if (TryTernary(conditional, scope)) return scope;
                scope = WriteBranch(conditional, scope);
                term = conditional.Else;
            }
            else if (term is LoopTerm loop && IsStatement(loop))
            {
                scope = loops.Write(loop, scope, statements, (result, inner) => Leave(result, null, inner));
                term = loop.Result;
            }
            else
            {
                break;
            }
        }

        if (term is ApplyTerm { Component.Traits.Rows: LambdaRows.Fold } fold && TryLoop(fold, scope)) return scope;
        statements.Add(Leave(term, null, scope));
        return scope;
    }

    private bool IsStatement(Term term) => term is LoopTerm loop && !writer.Locals.ContainsKey(loop) && !LoopForms.IsAggregate(loop);

    /// <summary>Whether a branch inside throws, which an expression can't.</summary>
    private static bool Throws(Term term) => term is ConditionalTerm branch && (branch.Then is ThrowTerm || branch.Else is ThrowTerm || Throws(branch.Then) || Throws(branch.Else));

    /// <summary>A name that is taken in a block can't be given again after it.</summary>
    private NameScope WriteBranch(ConditionalTerm term, NameScope scope)
    {
        var header = $"if ({Polish.Expression(writer.Write(term.Condition, scope).Text)})";
        if (!IsStatement(term.Then) && !Throws(term.Then))
        {
            statements.Add($"{header} {Leave(term.Then, term.Condition, scope)}");
            return scope;
        }

        var inner = new List<string>();
        var end = new TailWriter(writer, loops, signature, inner).Write(term.Then, scope);
        statements.Add(LoopWriter.Block(header, inner));
        return scope with { Used = end.Used };
    }

    private bool TryTernary(ConditionalTerm term, NameScope scope)
    {
        if (term.Then is ConditionalTerm or ThrowTerm || term.Else is ConditionalTerm or ThrowTerm || IsStatement(term.Then) || IsStatement(term.Else) || statements.Exists(s => s.StartsWith("if ", StringComparison.Ordinal)))
            return false;
        var text = $"return {Polish.Expression($"{writer.Write(term.Condition, scope).At(Precedence.Conditional + 1)} ? {Value(term.Then, scope)} : {Value(term.Else, scope)}")};";
        if (text.Length > TernaryLimit) return false;
        statements.Add(text);
        return true;
    }

    private string Leave(Term term, Term? condition, NameScope scope) => term switch
    {
        ThrowTerm thrown => $"throw {Exception(thrown.ExceptionType, condition)};",
        _ => $"return {Value(term, scope)};",
    };

    private string Value(Term term, NameScope scope) => Polish.Expression(Converted(term, signature.ReturnType, scope).Text);

    private Spelled Converted(Term term, Type wanted, NameScope scope)
    {
        if (writer.Locals.ContainsKey(term)) return Conversions.To(writer.Write(term, scope), wanted);
        if (term is ConstantTerm { Value: null }) return new Spelled("null", Precedence.Primary, wanted);
        if (term is ConditionalTerm branch)
        {
            var (then, otherwise) = (Converted(branch.Then, wanted, scope), Converted(branch.Else, wanted, scope));
            var condition = writer.Write(branch.Condition, scope).At(Precedence.Conditional + 1);
            return new Spelled($"{condition} ? {then.At(Precedence.Conditional)} : {otherwise.At(Precedence.Conditional)}", Precedence.Conditional, wanted);
        }

        if (term is ApplyTerm { Component.Name: "ToNullable" } nullable && term.Type == wanted) return writer.Write(nullable.Arguments[0], scope) with { Type = wanted };
        if (term is ApplyTerm { Component.Name: "Tuple" } tuple)
        {
            var items = wanted.GetGenericArguments();
            return new Spelled($"({string.Join(", ", tuple.Arguments.Select((a, i) => Converted(a, items[i], scope).Text))})", Precedence.Primary, wanted);
        }

        if (SequenceForms.Of(wanted) == SequenceForm.None) return Conversions.To(writer.Write(term, scope), wanted);
        if (Elements(term, wanted, scope) is { } list) return new Spelled($"[{string.Join(", ", list)}]", Precedence.Primary, wanted);
        var element = SequenceForms.ElementOf(wanted);
        return term is ApplyTerm { Component.Traits.Shape: LambdaShape.Map } map && SequenceForms.Of(element) != SequenceForm.None
            ? Conversions.To(writer.WriteMapped(map, scope, element), wanted)
            : Conversions.To(writer.Write(term, scope), wanted);
    }

    /// <summary>Sequences joined of parts as the elements of a collection expression, or null.</summary>
    private List<string>? Elements(Term term, Type wanted, NameScope scope)
    {
        if (SequenceForms.Of(SequenceForms.ElementOf(wanted)) != SequenceForm.None) return null;
        return term is ConstantTerm { Value: Array } or ApplyTerm { Component.Name: "Concat" or "Append" or "Prepend" or "Single" or "Pair", Type.IsArray: true } ? [.. Spread(term, scope)] : null;
    }

    private IEnumerable<string> Spread(Term term, NameScope scope) => term switch
    {
        ApplyTerm { Component.Name: "Concat", Type.IsArray: true } concat => concat.Arguments.SelectMany(a => Spread(a, scope)),
        ApplyTerm { Component.Name: "Append", Type.IsArray: true } append => Spread(append.Arguments[0], scope).Append(writer.Write(append.Arguments[1], scope).Text),
        ApplyTerm { Component.Name: "Prepend", Type.IsArray: true } prepend => Spread(prepend.Arguments[0], scope).Prepend(writer.Write(prepend.Arguments[1], scope).Text),
        ApplyTerm { Component.Name: "Single" or "Pair", Type.IsArray: true } items => items.Arguments.Select(a => writer.Write(a, scope).Text),
        ConstantTerm { Value: Array items } => items.Cast<object?>().Select(Literals.Of),
        _ => [$".. {writer.Write(term, scope).At(Precedence.Range + 1)}"],
    };

    /// <summary>A fold whose step is long reads better as a loop.</summary>
    private bool TryLoop(ApplyTerm fold, NameScope scope)
    {
        var lambda = (LambdaTerm)fold.Arguments[2];
        var (source, seed) = (writer.Write(fold.Arguments[0], scope), writer.Write(fold.Arguments[1], scope));
        if (seed.Form == SequenceForm.Lazy) seed = Conversions.ToArray(seed);
        if (lambda.Body is not ConditionalTerm && writer.WriteLambda(lambda, fold, [source, seed], scope).Text.Length <= AggregateLimit) return false;
        if (Conversions.To(seed with { Text = "x" }, signature.ReturnType).Text != "x") return false;
        var inner = scope.With(lambda.Parameters[0], seed.Type, "result", "total", "all");
        inner = inner.With(lambda.Parameters[1], SequenceForms.ElementOf(source.Type), Naming.ForElement(source.Text, lambda.Parameters[1].Type));
        var (result, item) = (inner.Variables[lambda.Parameters[0]].Text, inner.Variables[lambda.Parameters[1]].Text);
        statements.Add($"var {result} = {Polish.Expression(seed.Text)};");
        statements.Add($"foreach (var {item} in {Polish.Expression(source.Text)})\n{{\n    {Step(lambda, result, seed.Type, inner)}\n}}\n");
        statements.Add($"return {result};");
        return true;
    }

    private string Step(LambdaTerm lambda, string result, Type type, NameScope scope)
    {
        return lambda.Body is ConditionalTerm { Else: VariableTerm kept } only && kept.Variable == lambda.Parameters[0]
            ? $"if ({Polish.Expression(writer.Write(only.Condition, scope).Text)}) {Assignment(only.Then)}"
            : Assignment(lambda.Body);

        string Assignment(Term value) => Added(value, lambda.Parameters[0]) is { } added
            ? $"{result} += {Polish.Expression(writer.Write(added, scope).Text)};"
            : $"{result} = {Polish.Expression(Conversions.To(writer.Write(value, scope), type).Text)};";
    }

    /// <summary>What a step adds at the end of the accumulator, or null where it does something else.</summary>
    private static Term? Added(Term step, Variable accumulator)
    {
        if (step is not ApplyTerm { Component.Name: "Add" or "Concat", Type.IsArray: false, Arguments: [var first, var second] } sum) return null;
        if (first is VariableTerm variable && variable.Variable == accumulator) return second;
        return sum.Component.Name == "Concat" && Added(first, accumulator) is { } rest ? sum with { Arguments = [rest, second] } : null;
    }

    private string Exception(Type type, Term? condition)
    {
        var parameters = condition is null ? [] : signature.Parameters.Where(p => Mentions(condition, p.Name)).ToList();
        var name = TypeNames.Of(type);
        if (parameters is not [var only]) return $"new {name}()";
        var parameter = $"nameof({NameScope.Escaped(only.Name)})";
        if (type == typeof(ArgumentNullException) || type == typeof(ArgumentOutOfRangeException)) return $"new {name}({parameter})";
        return type == typeof(ArgumentException) ? $"new {name}(\"The argument is not valid.\", {parameter})" : $"new {name}()";
    }

    private static bool Mentions(Term term, string name) => term switch
    {
        VariableTerm variable => variable.Variable.Name == name,
        ApplyTerm apply => apply.Arguments.Any(a => Mentions(a, name)),
        LambdaTerm lambda => Mentions(lambda.Body, name),
        ConditionalTerm c => Mentions(c.Condition, name) || Mentions(c.Then, name) || Mentions(c.Else, name),
        _ => false,
    };
}
