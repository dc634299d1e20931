using System.Collections.Immutable;
using RoslynSynth.Evaluating;
using RoslynSynth.Grammars;
using RoslynSynth.Terms;

namespace RoslynSynth.Searching.Chains;

/// <summary>The lambdas of one integer that the steps of chains may take: each behaviour once, by cost.</summary>
internal sealed class ChainLambdas
{
    /// <summary>Bodies above this cost are not built.</summary>
    private const int CostLimit = 5;

    /// <summary>Bodies of one type, at most.</summary>
    private const int CountLimit = 4000;
    private static readonly ImmutableArray<Variable> Parameter = [new("x", typeof(int))];

    private ChainLambdas(ImmutableArray<ChainLambda> maps, ImmutableArray<ChainLambda> tests) => (Maps, Tests) = (maps, tests);

    /// <summary>From an integer to an integer.</summary>
    public ImmutableArray<ChainLambda> Maps { get; }

    /// <summary>From an integer to a truth value.</summary>
    public ImmutableArray<ChainLambda> Tests { get; }

    /// <summary>Enumerates bodies over the integers that tables hold; those that are undefined for some of them are left out.</summary>
    public static ChainLambdas For(Grammar grammar, SearchOptions options, ValueStore store)
    {
        var scalars = grammar.Where(p => p.LambdaIndex < 0 && IsScalar(p.Component.ResultType) && p.ArgumentTypes.All(IsScalar));
        var context = new SearchContext(2 * ChainLambda.Reach, Parameter, [[.. Enumerable.Range(-ChainLambda.Reach, 2 * ChainLambda.Reach)]]);
        var alone = options with { Strategies = Strategies.None, CostLimit = CostLimit, ThreadCount = 1, TermLimit = long.MaxValue };
        var control = new SearchControl(alone, new SearchClock(alone, default), store, new StrategyLedger(), static (_, _) => OfferResult.Rejected, static () => { });
        new SearchRound(scalars, alone, store, context, control).Run();
        var builder = new TermBuilder(scalars);
        var evaluators = new ThreadLocal<TermEvaluator>(() => new TermEvaluator(store));
        return new ChainLambdas(Of(typeof(int)), Of(typeof(bool)));

        ImmutableArray<ChainLambda> Of(Type type)
        {
            var bank = context.Bank(type);
            return
            [
                .. Enumerable.Range(0, bank.Count)
                    .Where(s => bank[s].Rows(context.RowCount) is var words && words.ContainsAnyExcept(words[0]) && !words.Contains(Word.Undefined) && bank.EntryOf(s).Production >= 0)
                    .Take(CountLimit)
                    .Select(s => new ChainLambda(new LambdaTerm(Parameter, builder.Build(context, type, s)), bank.CostOf(s), bank[s].Rows(context.RowCount).ToArray(), evaluators)),
            ];
        }
    }

    private static bool IsScalar(Type type) => type == typeof(int) || type == typeof(bool);
}
