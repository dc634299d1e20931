using System.Collections.Immutable;
using RoslynSynth.CSharp.Emitting;
using RoslynSynth.CSharp.Judging;
using RoslynSynth.Evaluating;
using RoslynSynth.Grammars;
using RoslynSynth.Searching;
using RoslynSynth.Specifications;
using RoslynSynth.Terms;
using RoslynSynth.Tests.Sampling;

namespace RoslynSynth.CSharp.Tests.Laws;

/// <summary>Random terms over one random signature with random argument rows: what one compilation takes.</summary>
internal sealed class TermBatch
{
    private const int TermCount = 40;
    private const int RowCount = 12;
    private static readonly Type[] Types = [.. Universe.Types.Where(t => t != typeof(HashSet<string>)).OrderBy(t => t.ToString(), StringComparer.Ordinal)];
    private static readonly string[] Names = ["text", "count", "items", "class", "x"];
    private readonly int _seed;

    public TermBatch(int seed)
    {
        _seed = seed;
        var random = new Random(seed);
        var types = new[] { typeof(string), typeof(int), typeof(int[]), Types[random.Next(Types.Length)], Types[random.Next(Types.Length)] };
        var declared = Array.ConvertAll(types, t => DeclaredTypes.Of(t, random));
        var result = DeclaredTypes.Of(Types[random.Next(Types.Length)], random);
        Parameters = [.. declared.Select((t, i) => new Variable(Names[i], CanonicalTypes.Of(t)))];
        Signature = new Signature("Law", [.. declared.Select((t, i) => new Parameter(Names[i], t, TypeNames.Of(t)))], result, TypeNames.Of(result));
        var values = new Values(random, hasNulls: true);
        Rows = [.. Enumerable.Range(0, RowCount).Select(_ => values.Row(Parameters.Select(p => p.Type)).ToImmutableArray())];
        var terms = new RandomTerms(random);
        Bodies = [.. Enumerable.Range(0, TermCount).Select(_ => terms.Body(CanonicalTypes.Of(result), Parameters, random.Next(1, 5)))];
    }

    public Signature Signature { get; }

    public ImmutableArray<Variable> Parameters { get; }

    public ImmutableArray<ImmutableArray<object?>> Rows { get; }

    public ImmutableArray<Term> Bodies { get; }

    /// <summary>The first rows on which columns and compiled code disagree, one for each term, with all that is needed to see why.</summary>
    public async Task<List<string>> DisagreementsAsync(Judge judge)
    {
        var methods = Bodies.Select(b => Emitter.Emit(Signature, new Candidate(b, Parameters, 1))).ToImmutableArray();
        var examples = Rows.Select(r => new Example(r, null)).ToImmutableArray();
        var verdicts = await judge.JudgeAsync(new Specification(Signature, examples), methods, examples);
        return [.. Bodies.Select((body, i) => Disagreement(body, verdicts[i]) is { } text ? $"seed {_seed}: {text}\n{methods[i].Text}" : null).OfType<string>()];
    }

    private string? Disagreement(Term body, Verdict verdict)
    {
        var store = new ValueStore();
        var frame = new Frame(RowCount);
        for (var p = 0; p < Parameters.Length; p++) frame[Parameters[p]] = [.. Rows.Select(r => store.Encode(r[p], Parameters[p].Type))];
        var words = new TermEvaluator(store).Evaluate(body, frame);
        // Columns give up on values of absurd size; C# works on until its memory, its time or the room for results is spent. Nothing is wanted here, so a wrong
        // answer on an earlier row may stand before the reason.
        var isTooLarge = verdict.Outcome is VerdictOutcome.OutOfMemory or VerdictOutcome.TimedOut or VerdictOutcome.TooLarge or VerdictOutcome.WrongAnswer
            && verdict.Rows.Length < RowCount && words[verdict.Rows.Length] == Word.Undefined;
        if (!isTooLarge && verdict.Rows.Length < RowCount) return $"{verdict.Outcome} {verdict.Message}";
        for (var row = 0; row < verdict.Rows.Length; row++)
        {
            var compiled = verdict.Rows[row];
            var word = compiled.HasThrown ? Word.Undefined : store.Encode(CanonicalValues.From(compiled.Value, Signature.ReturnType), body.Type);
            if (word == words[row] || (words[row] == Word.Undefined && !Eagerness.IsEager(body)) || IsFaultOfTheLibrary(body, compiled)) continue;
            var columns = words[row] == Word.Undefined ? "undefined" : Show.Value(store.Decode(words[row], body.Type));
            var real = compiled.HasThrown ? compiled.ExceptionTypes[0] : Show.Value(compiled.Value);
            if (!IsSignOfZero(body, columns, real)) return $"{Show.Row(Rows[row])} is {columns} in columns, {real} compiled";
        }

        return null;
    }

    /// <summary>
    /// .NET 10 throws at <c>xs.Skip(n).Append(x).ToArray()</c> and its like where <c>n</c> lies beyond the end of an array: the copy starts at an index that is not there.
    /// Columns evaluate one component at a time and don't meet it; the judge turns such bodies down.
    /// </summary>
    private static bool IsFaultOfTheLibrary(Term body, RowResult compiled) =>
        compiled.HasThrown && compiled.ExceptionTypes[0] == typeof(ArgumentOutOfRangeException).FullName
        && TermTree.AllIn(body).OfType<ApplyTerm>().Any(a => a.Component.Spelling.Contains(".Skip(", StringComparison.Ordinal))
        && TermTree.AllIn(body).OfType<ApplyTerm>().Any(a => a.Component.Name is "Append" or "Prepend" or "Concat");

    /// <summary>.NET 10 adds up an array from 0.0 and a query from its first element, so that the average of -0.0 is 0.0 in columns, where all sequences are arrays, and -0.0 of a query.</summary>
    private static bool IsSignOfZero(Term body, string columns, string compiled) =>
        TermTree.AllIn(body).OfType<ApplyTerm>().Any(a => a.Component.Name == "Average" && a.Component.ParameterTypes[0] == typeof(double[]))
        && compiled.Replace("-0.0", "0.0") == columns.Replace("-0.0", "0.0");
}
