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

    private readonly ILookup<Type, Production> _productions;

    /// <summary>Constants; those that the guide can't tell apart are together.</summary>
    private readonly ILookup<Type, ImmutableArray<Constant>> _constants;
    private readonly IGuide _guide;
    private readonly Specification _specification;
    private readonly ImmutableArray<Variable> _parameters;
    private readonly Dictionary<(TermPlace Place, Type Type, Scope Scope, int Depth), Ranking> _rankings = [];
    private readonly Dictionary<(TermPlace Place, Type Type, Scope Scope, bool IsLeaf), ImmutableArray<Choice>> _choices = [];

    public Proposals(Grammar grammar, Specification specification, ImmutableArray<Variable> parameters)
    {
        (_guide, _specification, _parameters) = (grammar.Guide, specification, parameters);
        _productions = grammar.Productions.ToLookup(p => p.Component.ResultType);
        var signs = ConstantSigns.Of(specification);
        _constants = grammar.Constants.GroupBy(c => ProductionFeatures.KeyOf(c, signs)).Select(g => g.ToImmutableArray()).ToLookup(g => g[0].Type);
    }

    /// <summary>The most probable terms, without those that put a literal together.</summary>
    public IEnumerable<Term> Best(int count) => Derived().Take(count).Where(t => !TermTree.AllIn(t).Any(IsSpelledConstant));

    private static bool IsSpelledConstant(Term term) => term is ApplyTerm { Arguments.IsEmpty: false } apply && apply.Arguments.All(a => a is ConstantTerm);

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
            _choices[(place, type, scope, depth == 1)] = choices = [.. ChoicesAt(place, type, scope.Types, depth == 1)];
        return _rankings[(place, type, scope, depth)] = new Ranking(this, choices, scope, depth);
    }

    /// <summary>What may stand at a place, with log probabilities.</summary>
    private IEnumerable<Choice> ChoicesAt(TermPlace place, Type type, ImmutableArray<Type> scope, bool isLeaf)
    {
        var choices = new List<Choice>();
        var variables = Enumerable.Range(0, scope.Length).Where(i => scope[i] == type).ToList();
        foreach (var index in variables) choices.Add(new Choice(null, null, index, _guide.ScoreAt(place, type, _specification) - Math.Log(variables.Count)));
        foreach (var like in _constants[type])
        {
            var score = _guide.ScoreAt(place, like[0], _specification) - Math.Log(like.Length);
            choices.AddRange(like.Select(c => new Choice(null, c, -1, score)));
        }

        if (!isLeaf) choices.AddRange(_productions[type].Select(p => new Choice(p, null, -1, _guide.ScoreAt(place, p.Component, _specification) - (NatsPerCost * p.Cost))));
        if (choices.Count == 0) return [];
        var most = choices.Max(c => c.LogProbability);
        var sum = most + Math.Log(choices.Sum(c => Math.Exp(c.LogProbability - most)));
        return choices.Select(c => c with { LogProbability = c.LogProbability - sum });
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
    private sealed record Choice(Production? Production, Constant? Constant, int Variable, double LogProbability);

    /// <summary>A choice with all its arguments.</summary>
    private sealed record Derivation(Choice Choice, ImmutableArray<Derivation> Parts, double LogProbability);

    /// <summary>The derivations of a place, most probable first, found as they are asked for.</summary>
    private sealed class Ranking
    {
        private readonly Proposals _owner;
        private readonly Scope _scope;
        private readonly int _depth;
        private readonly List<Derivation> _best = [];
        private readonly PriorityQueue<(Choice Choice, ImmutableArray<int> Ranks, Derivation? Whole, int From), (double, int)> _queue = new();
        private int _order;

        public Ranking(Proposals owner, ImmutableArray<Choice> choices, Scope scope, int depth)
        {
            (_owner, _scope, _depth) = (owner, scope, depth);
            // No argument makes a derivation more probable, so the choice alone says what it can be at best.
            foreach (var choice in choices) _queue.Enqueue((choice, [.. (choice.Production?.ArgumentTypes ?? []).Select(_ => 0)], null, 0), (-choice.LogProbability, _order++));
        }

        public Derivation? this[int rank]
        {
            get
            {
                while (_best.Count <= rank && _queue.TryDequeue(out var next, out _))
                {
                    if (next.Whole is null) Complete(next.Choice, next.Ranks, next.From);
                    else Take(next.Whole, next.Ranks, next.From);
                }

                return rank < _best.Count ? _best[rank] : null;
            }
        }

        private void Take(Derivation derivation, ImmutableArray<int> ranks, int from)
        {
            _best.Add(derivation);
            // Each combination of ranks is reached in one way only: arguments before the one raised last stay.
            for (var i = from; i < ranks.Length; i++) Complete(derivation.Choice, ranks.SetItem(i, ranks[i] + 1), i);
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
            _queue.Enqueue((choice, ranks, whole, from), (-whole.LogProbability, _order++));
        }
    }
}
