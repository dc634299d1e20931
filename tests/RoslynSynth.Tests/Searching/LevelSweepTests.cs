using RoslynSynth.Evaluating;
using RoslynSynth.Grammars;
using RoslynSynth.Guides;
using RoslynSynth.Searching;
using RoslynSynth.Specifications;
using RoslynSynth.Terms;
using RoslynSynth.Tests.Sampling;
using Xunit;

namespace RoslynSynth.Tests.Searching;

public sealed class LevelSweepTests
{
    [Theory]
    [InlineData(false, true)]
    [InlineData(true, false)]
    public void Where_memory_runs_short_only_what_needs_none_beside_its_word_is_left(bool isTight, bool hasSequences)
    {
        var specification = new Specification(new Signature("F", [new Parameter("n", typeof(int), "int")], typeof(int), "int"), [new Example([3], 4)]);
        var components = Universe.Rows.Where(r => r.Name is "Add" or "Range" or "Reverse" or "Length" && r.ParameterTypes.Append(r.ResultType).All(t => t == typeof(int) || t == typeof(int[])));
        var context = new SearchContext(1, [new Variable("n", typeof(int))], [[3]]);
        context.Bank(typeof(int)).TryAdd([3], TermBank.Hash([3]), new TermEntry(TermEntry.Variable, 0, 0, 0, 0));
        context.CloseLevel(1);
        var results = Enumerable.Range(2, 5).SelectMany(level => new LevelSweep(context, Grammar.Of(specification, components, new UniformGuide()), level, 0, () => isTight).Units()).Select(u => u.Result.Type).ToHashSet();
        Assert.Contains(typeof(int), results);
        Assert.Equal(hasSequences, results.Any(t => !Word.IsDirect(t)));
    }
}
