using RoslynSynth.Evaluating;
using RoslynSynth.Grammars;

namespace RoslynSynth.Searching;

/// <summary>Sources of a lambda together with a context in which the rows that they bring are known.</summary>
/// <param name="Context">Holds the same bodies in the same slots as the scope's current context, up to some cost, over other rows.</param>
/// <param name="Sources">Each source and which of the rows it consists of.</param>
internal sealed record LateBlock(SearchContext Context, List<(int A, int B, RowMap Map)> Sources);

/// <summary>
/// Lambda contexts search over the elements of the cheapest sequences. What bodies give for the elements of other sequences is computed here when
/// it is needed, for cheap bodies only, block by block: all bodies over all elements of some sources at once, each from the columns of its parts.
/// </summary>
internal sealed class LateRows(Grammar grammar, ValueStore store)
{
    private const int RowLimit = 4096;
    private readonly Dictionary<Component, Kernel> _kernels = [];

    /// <summary>Blocks of the given sources, in order; sources without elements or with too many are left out.</summary>
    public IEnumerable<LateBlock> Blocks(SearchContext outer, LambdaScope scope, IEnumerable<(int A, int B)> sources, int bodyCost)
    {
        var block = new BlockRows(outer.RowCount, scope.Variables.Length);
        foreach (var (a, b) in sources)
        {
            if (block.RowCount > RowLimit)
            {
                yield return Extend(outer, scope, block, bodyCost);
                block = new BlockRows(outer.RowCount, scope.Variables.Length);
            }

            block.Add(a, b, scope.RowsOf(a, b));
        }

        if (block.Sources.Count > 0) yield return Extend(outer, scope, block, bodyCost);
    }

    private LateBlock Extend(SearchContext outer, LambdaScope scope, BlockRows rows, int bodyCost)
    {
        var known = scope.Current!;
        var late = new SearchContext(outer, [.. rows.ParentRows], scope.Variables, [.. rows.Columns.Select(c => c.ToArray())]);
        var words = new int[late.RowCount];
        for (var cost = 1; cost <= Math.Min(bodyCost, known.ClosedLevel); cost++)
        {
            foreach (var bank in known.Banks)
            {
                var target = late.Bank(bank.Type);
                var (start, end) = bank.Level(cost);
                for (var slot = start; slot < end; slot++)
                {
                    var entry = bank.EntryOf(slot);
                    Evaluate(late, bank.Type, entry, words);
                    target.Append(words, entry);
                }
            }

            late.CloseLevel(cost);
        }

        return new LateBlock(late, rows.Sources);
    }

    private void Evaluate(SearchContext late, Type type, in TermEntry entry, int[] words)
    {
        switch (entry.Production)
        {
            case TermEntry.Variable:
                late.Columns[entry.A].CopyTo(words, 0);
                return;
            case TermEntry.Constant:
                var constant = grammar.Constants[entry.A];
                Array.Fill(words, store.Encode(constant.Value, constant.Type));
                return;
            case TermEntry.Lifted:
                var outer = late.Parent!.Bank(type)[entry.A];
                for (var row = 0; row < words.Length; row++) words[row] = outer[late.ParentRows[row]];
                return;
        }

        var production = grammar.Productions[entry.Production];
        if (production.LambdaIndex >= 0)
        {
            Array.Fill(words, Word.Undefined);
            return;
        }

        var operands = default(Operands);
        for (var i = 0; i < production.ArgumentTypes.Length; i++) operands[i] = late.Bank(production.ArgumentTypes[i])[entry[i]];
        KernelOf(production.Component).Run(operands, words);
    }

    private Kernel KernelOf(Component component)
    {
        if (!_kernels.TryGetValue(component, out var kernel)) _kernels[component] = kernel = component.CreateKernel(store);
        return kernel;
    }

    /// <summary>The distinct rows of some sources.</summary>
    private sealed class BlockRows(int outerRowCount, int variableCount)
    {
        private readonly Dictionary<(int Row, int A, int B), int> _known = [];

        public List<int> ParentRows { get; } = [];

        public List<int>[] Columns { get; } = [.. Enumerable.Range(0, variableCount).Select(_ => new List<int>())];

        public List<(int A, int B, RowMap Map)> Sources { get; } = [];

        public int RowCount => ParentRows.Count;

        public void Add(int slotA, int slotB, IEnumerable<(int Row, int A, int B)> keys)
        {
            var starts = new int[outerRowCount + 1];
            var rows = new List<int>();
            var current = 0;
            foreach (var key in keys)
            {
                if (rows.Count >= RowLimit) return;
                if (!_known.TryGetValue(key, out var index)) _known[key] = index = AddRow(key);
                while (current < key.Row) starts[++current] = rows.Count;
                rows.Add(index);
            }

            if (rows.Count == 0) return;
            while (current < outerRowCount) starts[++current] = rows.Count;
            Sources.Add((slotA, slotB, new RowMap(starts, [.. rows])));
        }

        private int AddRow((int Row, int A, int B) key)
        {
            ParentRows.Add(key.Row);
            Columns[0].Add(key.A);
            if (Columns.Length > 1) Columns[1].Add(key.B);
            return ParentRows.Count - 1;
        }
    }
}
