using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using RoslynSynth.Terms;

namespace RoslynSynth.CSharp.Emitting;

/// <summary>
/// Writes the steps of a loop, which are all taken at once: one after the other where no step reads what an earlier one has changed, else as one
/// assignment of tuples.
/// </summary>
internal sealed class StepWriter(TermWriter writer, IReadOnlyList<LoopState> states)
{
    /// <summary>The statements of one round.</summary>
    public IEnumerable<string> Write(NameScope scope)
    {
        var changing = states.Where(s => s.Step is not VariableTerm step || step.Variable != s.Variable).ToList();
        if (changing.Count == 0) return [];
        var (forward, backward) = (InOrder(changing, scope), InOrder([.. Enumerable.Reverse(changing)], scope));
        if (forward is null || backward is null) return forward ?? backward ?? [AtOnce(changing, scope)];
        return Length(backward) < Length(forward) ? backward : forward;
    }

    private static int Length(List<string> lines) => lines.Sum(l => l.Length);

    /// <summary>Assignments one by one, or null where a later one would see a changed value in place of the old one.</summary>
    private List<string>? InOrder(List<LoopState> order, NameScope scope)
    {
        var lines = new List<string>();
        var changed = new List<(LoopState State, Variable New)>();
        foreach (var state in order)
        {
            var step = state.Step;
            foreach (var (earlier, renewed) in changed)
            {
                if (earlier.Step is not (VariableTerm or ConstantTerm)) step = TermTree.Replace(step, earlier.Step, new VariableTerm(renewed));
                if (TermTree.CountUses(step, earlier.Variable) > 0) return null;
            }

            lines.Add(Assignment(state, step, scope));
            var variable = new Variable(state.Variable.Name, state.Variable.Type);
            scope = scope with { Variables = scope.Variables.SetItem(variable, scope.Variables[state.Variable]) };
            changed.Add((state, variable));
        }

        return lines;
    }

    private string AtOnce(List<LoopState> changing, NameScope scope) =>
        $"({string.Join(", ", changing.Select(s => scope.Variables[s.Variable].Text))}) = ({string.Join(", ", changing.Select(s => Text(s.Step, scope)))});";

    private string Assignment(LoopState state, Term step, NameScope scope)
    {
        var name = scope.Variables[state.Variable].Text;
        if (step is ConditionalTerm { Else: VariableTerm kept } only && kept.Variable == state.Variable)
            return $"if ({Text(only.Condition, scope)}) {Assign(name, Text(only.Then, scope), state.Variable.Type)}";
        if (step is ConditionalTerm { Then: VariableTerm same } unless && same.Variable == state.Variable)
        {
            var condition = Polish.Expression($"!{writer.Write(unless.Condition, scope).At(Precedence.Unary)}");
            return $"if ({condition}) {Assign(name, Text(unless.Else, scope), state.Variable.Type)}";
        }

        return Assign(name, Text(step, scope), state.Variable.Type);
    }

    /// <summary><c>x = x + y</c> in its short form.</summary>
    private static string Assign(string name, string value, Type type)
    {
        if (SyntaxFactory.ParseExpression(value) is not BinaryExpressionSyntax binary || Operator(binary.Kind(), type) is not { } sign) return $"{name} = {value};";
        var (left, right) = (binary.Left, binary.Right);
        var isCommutative = sign is "+" or "*" && type != typeof(string);
        if (left.ToString() != name && isCommutative && right.ToString() == name) (left, right) = (right, left);
        if (left.ToString() != name) return $"{name} = {value};";
        if (right is ParenthesizedExpressionSyntax { Expression: var plain }) right = plain;
        var amount = right.ToString();
        return amount == "1" && sign is "+" or "-" && type != typeof(string) ? $"{name}{sign}{sign};" : $"{name} {sign}= {amount};";
    }

    private static string? Operator(SyntaxKind kind, Type type) => kind switch
    {
        SyntaxKind.AddExpression => "+",
        SyntaxKind.SubtractExpression => "-",
        SyntaxKind.MultiplyExpression => "*",
        SyntaxKind.DivideExpression => "/",
        SyntaxKind.ModuloExpression => "%",
        SyntaxKind.BitwiseAndExpression when type == typeof(int) || type == typeof(long) => "&",
        SyntaxKind.BitwiseOrExpression when type == typeof(int) || type == typeof(long) => "|",
        SyntaxKind.ExclusiveOrExpression when type == typeof(int) || type == typeof(long) => "^",
        SyntaxKind.LeftShiftExpression => "<<",
        SyntaxKind.RightShiftExpression => ">>",
        _ => null,
    };

    private string Text(Term term, NameScope scope) => Polish.Expression(writer.Write(term, scope).Text);
}
