using System.Collections.Immutable;
using RoslynSynth.Evaluating;
using RoslynSynth.Grammars;
using RoslynSynth.Specifications;
using RoslynSynth.Terms;

namespace RoslynSynth.Searching;

/// <summary>All examples of a specification as words, those too that are not searched on: what a candidate is held against.</summary>
internal sealed class ExampleTable
{
    private readonly ValueStore _store;
    private readonly TermEvaluator _evaluator;
    private readonly Signature _signature;
    private readonly Frame _frame;

    public ExampleTable(Specification specification, ImmutableArray<Variable> parameters, ValueStore store)
    {
        var (signature, examples) = (specification.Signature, specification.Examples);
        _signature = signature;
        _store = store;
        _evaluator = new TermEvaluator(store);
        Parameters = parameters;
        ResultType = CanonicalTypes.Of(signature.ReturnType);
        Columns = [.. signature.Parameters.Select((p, i) => examples.Select(e => Word(e.Arguments[i], p.Type)).ToArray())];
        Results = [.. examples.Select(e => e.Throws is null ? Word(e.Result, signature.ReturnType) : Evaluating.Word.Undefined)];
        Matcher = WordMatcher.For(store, ResultType, specification.Tolerance, specification.IsUnordered);
        _frame = new Frame(examples.Length);
        for (var i = 0; i < parameters.Length; i++) _frame[parameters[i]] = Columns[i];
    }

    public ImmutableArray<Variable> Parameters { get; }

    public Type ResultType { get; }

    /// <summary>The arguments, one column for each parameter.</summary>
    public ImmutableArray<int[]> Columns { get; }

    /// <summary>The wanted results; undefined where an exception is wanted.</summary>
    public int[] Results { get; }

    /// <summary>How results are compared where they need not be the same to the letter.</summary>
    public WordMatcher? Matcher { get; }

    /// <summary>The words of a term over the parameters on all examples.</summary>
    public int[] Evaluate(Term body) => _evaluator.Evaluate(body, _frame);

    /// <summary>The first examples that a body gets wrong, at most so many.</summary>
    public List<int> Failures(Term body, int limit = int.MaxValue)
    {
        var words = Evaluate(body);
        return [.. Enumerable.Range(0, words.Length).Where(row => !IsRight(Results[row], words[row])).Take(limit)];
    }

    /// <summary>How many of other examples a body gets wrong.</summary>
    public int CountFailures(Term body, ImmutableArray<Example> examples)
    {
        var frame = new Frame(examples.Length);
        for (var i = 0; i < Parameters.Length; i++)
            frame[Parameters[i]] = [.. examples.Select(e => Word(e.Arguments[i], _signature.Parameters[i].Type))];
        var words = _evaluator.Evaluate(body, frame);
        return Enumerable.Range(0, words.Length).Count(i => !IsRight(Word(examples[i].Result, _signature.ReturnType), words[i]));
    }

    private bool IsRight(int wanted, int word) => word == wanted || Matcher?.Matches(wanted, word) == true;

    private int Word(object? value, Type declared) => _store.Encode(CanonicalValues.From(value, declared), CanonicalTypes.Of(declared));
}
