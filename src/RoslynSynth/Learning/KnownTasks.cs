using System.Collections.Immutable;
using RoslynSynth.Evaluating;
using RoslynSynth.Grammars;
using RoslynSynth.Specifications;
using RoslynSynth.Terms;

namespace RoslynSynth.Learning;

/// <summary>Tasks that must not be among those drawn: a term that does what one of them wants is one, whatever it looks like.</summary>
internal sealed class KnownTasks
{
    private const int RowLimit = 16;
    private readonly ILookup<string, KnownTask> _byShape;

    public KnownTasks(IEnumerable<Specification> tasks) => _byShape = tasks.Where(t => t.Examples.Any(e => e.Throws is null))
        .ToLookup(t => ShapeOf(t.Signature.Parameters.Select(p => CanonicalTypes.Of(p.Type)), CanonicalTypes.Of(t.Signature.ReturnType)), Canonical);

    /// <summary>The check for terms of one signature over given variables.</summary>
    public Check For(ImmutableArray<Variable> variables, Type result, ValueStore store) =>
        new([.. _byShape[ShapeOf(variables.Select(v => v.Type), result)]], variables, result, store);

    private static string ShapeOf(IEnumerable<Type> parameters, Type result) => $"{string.Join(',', parameters)}:{result}";

    private static KnownTask Canonical(Specification task)
    {
        var examples = task.Examples.Where(e => e.Throws is null).Take(RowLimit).ToArray();
        return new KnownTask(
            [.. task.Signature.Parameters.Select((p, i) => Array.ConvertAll(examples, e => CanonicalValues.From(e.Arguments[i], p.Type)))],
            Array.ConvertAll(examples, e => CanonicalValues.From(e.Result, task.Signature.ReturnType)));
    }

    /// <summary>Canonical values of each parameter, and the results.</summary>
    internal sealed record KnownTask(object?[][] Columns, object?[] Results);

    /// <summary>Compares terms with the tasks of their signature: on one row of each at once, and on more rows where that one agrees.</summary>
    internal sealed class Check
    {
        private readonly ImmutableArray<KnownTask> _tasks;
        private readonly ImmutableArray<Variable> _variables;
        private readonly Type _result;
        private readonly ValueStore _store;
        private readonly TermEvaluator _evaluator;
        private readonly Frame _first;
        private readonly int[] _firstResults;

        public Check(ImmutableArray<KnownTask> tasks, ImmutableArray<Variable> variables, Type result, ValueStore store)
        {
            (_tasks, _variables, _result, _store) = (tasks, variables, result, store);
            _evaluator = new TermEvaluator(store);
            _first = new Frame(tasks.Length);
            for (var i = 0; i < variables.Length; i++) _first[variables[i]] = [.. tasks.Select(t => store.Encode(t.Columns[i][0], variables[i].Type))];
            _firstResults = [.. tasks.Select(t => store.Encode(t.Results[0], result))];
        }

        /// <summary>Whether the term solves one of the tasks.</summary>
        public bool Holds(Term term)
        {
            if (_tasks.IsEmpty) return false;
            var first = _evaluator.Evaluate(term, _first);
            for (var i = 0; i < first.Length; i++)
            {
                if (first[i] == _firstResults[i] && Solves(term, _tasks[i])) return true;
            }

            return false;
        }

        private bool Solves(Term term, KnownTask task)
        {
            var frame = new Frame(task.Results.Length);
            for (var i = 0; i < _variables.Length; i++) frame[_variables[i]] = Array.ConvertAll(task.Columns[i], v => _store.Encode(v, _variables[i].Type));
            return _evaluator.Evaluate(term, frame).AsSpan().SequenceEqual(Array.ConvertAll(task.Results, r => _store.Encode(r, _result)));
        }
    }
}
