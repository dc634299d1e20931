using RoslynSynth.Grammars;
using RoslynSynth.Terms;

namespace RoslynSynth.Evaluating;

/// <summary>
/// Evaluates whole terms on columns of rows with the same kernels as the search: the check of a candidate on rows that the search did not see,
/// and the engine that is held against compiled code. One thread only.
/// </summary>
internal sealed class TermEvaluator(ValueStore store)
{
    private readonly Dictionary<Component, Kernel> _kernels = [];

    /// <summary>The words of a term on all rows of a frame.</summary>
    public int[] Evaluate(Term term, Frame frame)
    {
        switch (term)
        {
            case VariableTerm variable:
                return frame[variable.Variable];
            case ConstantTerm constant:
                var column = new int[frame.RowCount];
                Array.Fill(column, store.Encode(constant.Value, constant.Type));
                return column;
            case ApplyTerm apply:
                return apply.Component.Traits.Rows == LambdaRows.Fold ? EvaluateFold(apply, frame) : EvaluateApply(apply, frame);
            case ConditionalTerm conditional:
                return EvaluateConditional(conditional, frame);
            case LoopTerm loop:
                return new LoopEvaluator(loop, frame, store, Evaluate).Run();
            case ThrowTerm:
                var undefined = new int[frame.RowCount];
                Array.Fill(undefined, Word.Undefined);
                return undefined;
            default:
                throw new ArgumentException($"A {term.GetType().Name} has no value of its own.", nameof(term));
        }
    }

    private int[] EvaluateApply(ApplyTerm apply, Frame frame)
    {
        var operands = default(Operands);
        for (var i = 0; i < apply.Arguments.Length; i++)
        {
            if (apply.Arguments[i] is LambdaTerm lambda)
            {
                var (inner, map) = Expand(apply.Component.Traits.Rows, apply, operands, lambda, frame);
                operands.Map = map;
                operands[i] = new Column(Evaluate(lambda.Body, inner), 0);
            }
            else
            {
                operands[i] = new Column(Evaluate(apply.Arguments[i], frame), 0);
            }
        }

        var output = new int[frame.RowCount];
        KernelOf(apply.Component).Run(operands, output);
        return output;
    }

    private (Frame Inner, RowMap Map) Expand(LambdaRows kind, ApplyTerm apply, in Operands operands, LambdaTerm lambda, Frame frame)
    {
        var rows = new LambdaRowSource(kind, apply.Component, store);
        var starts = new int[frame.RowCount + 1];
        var outer = new List<int>();
        var words = new List<int>[lambda.Parameters.Length];
        for (var p = 0; p < words.Length; p++) words[p] = [];
        for (var row = 0; row < frame.RowCount; row++)
        {
            rows.Append(operands, row, words);
            while (outer.Count < words[0].Count) outer.Add(row);
            starts[row + 1] = outer.Count;
        }

        var inner = frame.Select([.. outer]);
        for (var p = 0; p < words.Length; p++) inner[lambda.Parameters[p]] = [.. words[p]];
        return (inner, new RowMap(starts, [.. Enumerable.Range(0, outer.Count)]));
    }

    /// <summary>Steps all rows at once: the accumulators are a column, and each step runs the body over it.</summary>
    private int[] EvaluateFold(ApplyTerm apply, Frame frame)
    {
        var lambda = (LambdaTerm)apply.Arguments[2];
        var sources = Evaluate(apply.Arguments[0], frame);
        var accumulators = Evaluate(apply.Arguments[1], frame).ToArray();
        var itemType = apply.Component.ParameterTypes[0].GetElementType()!;
        var items = Array.ConvertAll(sources, w => w == Word.Undefined ? null : WordsOf((Array?)store.Decode(w, apply.Component.ParameterTypes[0]), itemType));
        for (var row = 0; row < items.Length; row++)
        {
            if (items[row] is null) accumulators[row] = Word.Undefined;
        }

        var longest = items.Select(i => i?.Length ?? 0).DefaultIfEmpty().Max();
        for (var step = 0; step < longest; step++)
        {
            var active = Enumerable.Range(0, items.Length)
                .Where(r => items[r] is { } i && step < i.Length && accumulators[r] != Word.Undefined).ToArray();
            var inner = frame.Select(active);
            inner[lambda.Parameters[0]] = Array.ConvertAll(active, r => accumulators[r]);
            inner[lambda.Parameters[1]] = Array.ConvertAll(active, r => items[r]![step]);
            var next = Evaluate(lambda.Body, inner);
            for (var i = 0; i < active.Length; i++) accumulators[active[i]] = next[i];
        }

        return accumulators;
    }

    private int[]? WordsOf(Array? items, Type type)
    {
        if (items is null) return null;
        var words = new int[items.Length];
        for (var i = 0; i < words.Length; i++) words[i] = store.Encode(items.GetValue(i), type);
        return words;
    }

    private int[] EvaluateConditional(ConditionalTerm term, Frame frame)
    {
        var conditions = Evaluate(term.Condition, frame);
        var output = new int[frame.RowCount];
        Array.Fill(output, Word.Undefined);
        foreach (var (branch, truth) in new[] { (term.Then, 1), (term.Else, 0) })
        {
            var rows = Enumerable.Range(0, frame.RowCount).Where(r => conditions[r] == truth).ToArray();
            if (rows.Length == 0) continue;
            var words = Evaluate(branch, frame.Select(rows));
            for (var i = 0; i < rows.Length; i++) output[rows[i]] = words[i];
        }

        return output;
    }

    private Kernel KernelOf(Component component)
    {
        if (!_kernels.TryGetValue(component, out var kernel)) _kernels[component] = kernel = component.CreateKernel(store);
        return kernel;
    }
}
