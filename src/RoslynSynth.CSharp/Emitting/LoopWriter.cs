using RoslynSynth.Terms;

namespace RoslynSynth.CSharp.Emitting;

/// <summary>Writes loops as statements: <c>foreach</c>, <c>for</c> or <c>while</c> over variables declared before.</summary>
/// <param name="writer">Spells the terms.</param>
/// <param name="body">The whole function: parameters that nothing else uses may serve as state variables.</param>
internal sealed class LoopWriter(TermWriter writer, Term body)
{
    /// <summary>Writes the loop; its result can then be written in the scope that comes back.</summary>
    /// <param name="loop">The loop.</param>
    /// <param name="scope">The scope before it.</param>
    /// <param name="statements">Where it goes.</param>
    /// <param name="leave">A statement that ends the function with a value; null where the loop stands before others.</param>
    public NameScope Write(LoopTerm loop, NameScope scope, List<string> statements, Func<Term, NameScope, string>? leave)
    {
        var inner = scope;
        foreach (var state in loop.States) inner = Declare(loop, state, scope, inner, statements);
        if (loop.Collection is { } collection)
        {
            var type = typeof(List<>).MakeGenericType(collection.Item.Type);
            inner = inner.With(collection.Variable, type, "result", "items", "values", "list");
            statements.Add($"{TypeNames.Of(type)} {inner.Variables[collection.Variable].Text} = [];");
        }

        var (header, rounds) = Header(loop, scope, inner);
        var lines = new List<string>();
        if (loop.Collection is { IsAfterSteps: false } before) lines.Add(Collect(before, rounds));
        lines.AddRange(new StepWriter(writer, loop.States).Write(rounds));
        if (loop.Collection is { IsAfterSteps: true } after) lines.Add(Collect(after, rounds));
        if (loop.Exit is { } exit) lines.Add($"if ({Text(exit.Condition, rounds)}) {(leave is null || exit.Result.Equals(loop.Result) ? "break;" : leave(exit.Result, rounds))}");
        statements.Add(Block(header, lines));
        return inner with { Used = rounds.Used };
    }

    /// <summary>A statement with a block, and an empty line after it.</summary>
    public static string Block(string header, IEnumerable<string> statements)
    {
        var lines = string.Join('\n', statements).TrimEnd('\n').Split('\n').Select(l => l.Length == 0 ? l : $"    {l}");
        return $"{header}\n{{\n{string.Join('\n', lines)}\n}}\n";
    }

    private NameScope Declare(LoopTerm loop, LoopState state, NameScope outer, NameScope inner, List<string> statements)
    {
        if (state.Start is VariableTerm start && outer.Variables[start.Variable] is { Text: var text } spelled && spelled.Type == state.Variable.Type
            && text.All(c => char.IsLetterOrDigit(c) || c == '_') && TermTree.CountUses(body, start.Variable) == 1)
            return inner with { Variables = inner.Variables.SetItem(state.Variable, spelled) };
        inner = inner.With(state.Variable, state.Variable.Type, LoopForms.NamesFor(state, loop));
        statements.Add($"var {inner.Variables[state.Variable].Text} = {Text(state.Start, outer)};");
        return inner;
    }

    private (string Header, NameScope Rounds) Header(LoopTerm loop, NameScope outer, NameScope inner)
    {
        switch (loop.Driver)
        {
            case CountDriver count:
                inner = inner.With(count.Index, count.Index.Type, "i", "j", "k", "index");
                var i = inner.Variables[count.Index].Text;
                var order = count.IsInclusive ? "<=" : "<";
                var step = count.Step is ConstantTerm { Value: 1 } ? $"{i}++" : $"{i} += {Text(count.Step, outer)}";
                return ($"for (var {i} = {Text(count.From, outer)}; {i} {order} {writer.Write(count.To, outer).At(Precedence.Relational + 1)}; {step})", inner);
            case WhileDriver condition:
                return ($"while ({Text(condition.Condition, inner)})", inner);
            default:
                return Elements((ElementDriver)loop.Driver, outer, inner);
        }
    }

    private (string Header, NameScope Rounds) Elements(ElementDriver driver, NameScope outer, NameScope inner)
    {
        // A text is a sequence of characters itself.
        var isText = driver.Source is ApplyTerm { Component.Name: "Chars" };
        var source = writer.Write(isText ? ((ApplyTerm)driver.Source).Arguments[0] : driver.Source, outer);
        var item = isText ? typeof(char) : SequenceForms.ElementOf(source.Type);
        var names = Naming.ForElement(source.Text, driver.Item.Type);
        if (driver.Index is not { } index)
        {
            inner = inner.With(driver.Item, item, names);
            return ($"foreach (var {inner.Variables[driver.Item].Text} in {Polish.Expression(source.Text)})", inner);
        }

        inner = inner.With(index, typeof(int), "i", "j", "k", "index");
        var i = inner.Variables[index].Text;
        if (source.Text.All(char.IsLetterOrDigit) && (isText || source.Form is SequenceForm.Array or SequenceForm.List or SequenceForm.Indexed))
        {
            inner = inner with { Variables = inner.Variables.SetItem(driver.Item, new Spelled($"{source.Text}[{i}]", Precedence.Primary, item)) };
            return ($"for (var {i} = 0; {i} < {source.Text}.{(isText || source.Form == SequenceForm.Array ? "Length" : "Count")}; {i}++)", inner);
        }

        inner = inner.With(driver.Item, item, names);
        return ($"foreach (var ({i}, {inner.Variables[driver.Item].Text}) in {Polish.Expression($"{source.At(Precedence.Primary)}.Index()")})", inner);
    }

    private string Collect(LoopCollection collection, NameScope scope)
    {
        var add = $"{scope.Variables[collection.Variable].Text}.Add({Text(collection.Item, scope)});";
        return collection.Condition is { } condition ? $"if ({Text(condition, scope)}) {add}" : add;
    }

    private string Text(Term term, NameScope scope) => Polish.Expression(writer.Write(term, scope).Text);
}
