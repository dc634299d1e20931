using System.Collections.Immutable;
using RoslynSynth.Grammars;
using RoslynSynth.Guides;
using RoslynSynth.Guides.Features;
using RoslynSynth.Specifications;
using RoslynSynth.Terms;

namespace RoslynSynth.Searching;

/// <summary>
/// Whole terms in the order of their probability under the guide's grammar, where what stands at a place depends on its parent: the k best derivations, found lazily
/// (Huang and Chiang, "Better k-best parsing", 2005), up to a depth.
/// </summary>
internal sealed class Proposals
{
    /// <summary>How many are tried.</summary>
    public const int Count = 200;

    /// <summary>When so many of them fit, the others are not tried.</summary>
    public const int FittingLimit = 3;

    private const int DepthLimit = 5;

    /// <summary>By how much less probable a production is than among drawn programs for each unit of its prior cost: people write what is cheap more often.</summary>
    private const double NatsPerCost = 0.8;

    /// <summary>Places that are looked into; each weighs all choices of its type against each other.</summary>
    private const int PlaceLimit = 400;

    private readonly Grammar _grammar;
    private readonly Specification _specification;
    private readonly ImmutableArray<Variable> _parameters;
    private readonly ConstantSigns _signs;
    private readonly Dictionary<Type, Fillings> _fillings = [];
    private readonly Dictionary<(TermPlace Place, Type Type, Scope Scope, int Depth), Ranking> _rankings = [];
    private readonly Dictionary<(TermPlace Place, Type Type, Scope Scope, bool IsLeaf), ImmutableArray<Choice>> _choices = [];

    public Proposals(Grammar grammar, Specification specification, ImmutableArray<Variable> parameters) =>
        (_grammar, _specification, _parameters, _signs) = (grammar, specification, parameters, ConstantSigns.Of(specification));

    /// <summary>The most probable terms, without those that put a literal together.</summary>
    public IEnumerable<Term> Best(int count) => Derived().Take(count).Where(t => !TermTree.HoldsSpelledConstant(t));

    private IEnumerable<Term> Derived()
    {
        var root = RankingAt(TermPlace.Root, CanonicalTypes.Of(_specification.Signature.ReturnType), new Scope([.. _parameters.Select(p => p.Type)]), DepthLimit);
        for (var i = 0; root?[i] is { } derivation; i++) yield return Build(derivation, _parameters);
    }

    private Ranking? RankingAt(TermPlace place, Type type, Scope scope, int depth)
    {
        if (_rankings.TryGetValue((place, type, scope, depth), out var known)) return known;
        if (_rankings.Count >= PlaceLimit) return null;
        if (!_choices.TryGetValue((place, type, scope, depth == 1), out var choices))
            _choices[(place, type, scope, depth == 1)] = choices = ChoicesAt(place, type, scope.Types, depth == 1);
        return _rankings[(place, type, scope, depth)] = new Ranking(this, choices, scope, depth);
    }

    private Fillings FillingsOf(Type type) => _fillings.TryGetValue(type, out var known) ? known : _fillings[type] = new Fillings(type, _grammar, _specification, _signs);

    /// <summary>What may stand at a place, with log probabilities.</summary>
    private ImmutableArray<Choice> ChoicesAt(TermPlace place, Type type, ImmutableArray<Type> scope, bool isLeaf)
    {
        var (variable, constants, productions) = FillingsOf(type).At(place);
        var choices = new List<Choice>();
        var variables = Enumerable.Range(0, scope.Length).Where(i => scope[i] == type).ToList();
        foreach (var index in variables) choices.Add(new Choice(null, null, index, variable - Math.Log(variables.Count)));
        choices.AddRange(constants);
        if (!isLeaf) choices.AddRange(productions);
        if (choices.Count == 0) return [];
        var most = choices.Max(c => c.LogProbability);
        var sum = most + Math.Log(choices.Sum(c => Math.Exp(c.LogProbability - most)));
        return [.. choices.Select(c => c with { LogProbability = c.LogProbability - sum })];
    }

    private static IEnumerable<Type> LambdaTypes(Production production) => production.Component.ParameterTypes[production.LambdaIndex].GetGenericArguments()[..^1].Select(CanonicalTypes.Of);

    private static Term Build(Derivation derivation, ImmutableArray<Variable> scope)
    {
        var (production, constant, variable, _) = derivation.Choice;
        if (constant is not null) return new ConstantTerm(constant.Value, constant.Type);
        if (production is null) return new VariableTerm(scope[variable]);
        var arguments = ImmutableArray.CreateBuilder<Term>();
        for (var i = 0; i < derivation.Parts.Length; i++)
        {
            ImmutableArray<Variable> own = i == production.LambdaIndex ? [.. LambdaTypes(production).Select((t, k) => new Variable(k == 0 ? "x" : "y", t))] : [];
            var argument = Build(derivation.Parts[i], scope.AddRange(own));
            arguments.Add(own.IsEmpty ? argument : new LambdaTerm(own, argument));
        }

        return new ApplyTerm(production.Component, arguments.ToImmutable());
    }

    /// <summary>What may stand where a type is wanted.</summary>
    private sealed class Fillings
    {
        private readonly ImmutableArray<Production> _productions;

        /// <summary>Constants; those that the guide can't tell apart are together.</summary>
        private readonly ImmutableArray<ImmutableArray<Constant>> _constants;
        private readonly Func<TermPlace, double[]> _scorer;
        private readonly Dictionary<TermPlace, (double, ImmutableArray<Choice>, ImmutableArray<Choice>)> _known = [];

        public Fillings(Type type, Grammar grammar, Specification specification, ConstantSigns signs)
        {
            _productions = [.. grammar.Productions.Where(p => p.Component.ResultType == type)];
            _constants = [.. grammar.Constants.Where(c => c.Type == type).GroupBy(c => ProductionFeatures.KeyOf(c, signs)).Select(g => g.ToImmutableArray())];
            _scorer = grammar.Guide.ScorerOf(
                [new PlaceChoice(Variable: type), .. _constants.Select(c => new PlaceChoice(Constant: c[0])), .. _productions.Select(p => new PlaceChoice(p.Component))], specification);
        }

        /// <summary>Scores at a place: of its variables together, of each constant, of each production.</summary>
        public (double Variable, ImmutableArray<Choice> Constants, ImmutableArray<Choice> Productions) At(TermPlace place)
        {
            if (_known.TryGetValue(place, out var known)) return known;
            var scores = _scorer(place);
            return _known[place] = (
                scores[0],
                [.. _constants.SelectMany((like, i) => like.Select(c => new Choice(null, c, -1, scores[1 + i] - Math.Log(like.Length))))],
                [.. _productions.Select((p, i) => new Choice(p, null, -1, scores[1 + _constants.Length + i] - (NatsPerCost * p.Cost)))]);
        }
    }

    /// <summary>The types of the variables in reach; the same one for the same lambda in the same place.</summary>
    private sealed class Scope(ImmutableArray<Type> types)
    {
        private readonly Dictionary<string, Scope> _inner = [];

        public ImmutableArray<Type> Types => types;

        /// <summary>What is in reach in an argument.</summary>
        public Scope In(Production production, int position)
        {
            if (position != production.LambdaIndex) return this;
            var own = LambdaTypes(production).ToList();
            var key = string.Join(',', own);
            return _inner.TryGetValue(key, out var known) ? known : _inner[key] = new Scope([.. types, .. own]);
        }
    }

    /// <summary>One way to fill a place: a production, a constant, or the variable of that number.</summary>
    private readonly record struct Choice(Production? Production, Constant? Constant, int Variable, double LogProbability);

    /// <summary>A choice with all its arguments.</summary>
    private sealed record Derivation(Choice Choice, ImmutableArray<Derivation> Parts, double LogProbability);

    /// <summary>The derivations of a place, most probable first, found as they are asked for.</summary>
    private sealed class Ranking
    {
        private readonly Proposals _owner;
        private readonly Scope _scope;
        private readonly int _depth;
        private readonly List<Derivation> _best = [];
        private readonly ImmutableArray<Choice> _choices;

        /// <summary>Choices not begun: no argument makes a derivation more probable, so the choice alone says what it can be at best.</summary>
        private readonly PriorityQueue<int, (double, int)> _open;
        private readonly PriorityQueue<(Derivation Whole, ImmutableArray<int> Ranks, int From), (double, int)> _queue = new();
        private int _order;

        public Ranking(Proposals owner, ImmutableArray<Choice> choices, Scope scope, int depth)
        {
            (_owner, _choices, _scope, _depth) = (owner, choices, scope, depth);
            _open = new PriorityQueue<int, (double, int)>(choices.Select((c, i) => (i, (-c.LogProbability, i))));
        }

        public Derivation? this[int rank]
        {
            get
            {
                while (_best.Count <= rank)
                {
                    var hasWhole = _queue.TryPeek(out var next, out var nextAt);
                    if (_open.TryPeek(out _, out var openAt) && (!hasWhole || openAt.Item1 <= nextAt.Item1)) Begin(_choices[_open.Dequeue()]);
                    else if (hasWhole) Take(next.Whole, next.Ranks, next.From);
                    else return null;
                }

                return _best[rank];
            }
        }

        private void Begin(Choice choice) => Complete(choice, [.. (choice.Production?.ArgumentTypes ?? []).Select(_ => 0)], 0);

        private void Take(Derivation derivation, ImmutableArray<int> ranks, int from)
        {
            _queue.Dequeue();
            _best.Add(derivation);
            // Each combination of ranks is reached in one way only: arguments before the one raised last stay. The last first: of equal ones Max(a, b) comes before Max(b, a).
            for (var i = ranks.Length - 1; i >= from; i--) Complete(derivation.Choice, ranks.SetItem(i, ranks[i] + 1), i);
        }

        private void Complete(Choice choice, ImmutableArray<int> ranks, int from)
        {
            var parts = ImmutableArray.CreateBuilder<Derivation>(ranks.Length);
            for (var i = 0; i < ranks.Length; i++)
            {
                var production = choice.Production!;
                if (_owner.RankingAt(new TermPlace(production.Component, i), production.ArgumentTypes[i], _scope.In(production, i), _depth - 1)?[ranks[i]] is not { } part) return;
                parts.Add(part);
            }

            var whole = new Derivation(choice, parts.ToImmutable(), choice.LogProbability + parts.Sum(p => p.LogProbability));
            _queue.Enqueue((whole, ranks, from), (-whole.LogProbability, _order++));
        }
    }
}
