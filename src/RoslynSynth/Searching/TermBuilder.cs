using System.Collections.Immutable;
using RoslynSynth.Grammars;
using RoslynSynth.Terms;

namespace RoslynSynth.Searching;

/// <summary>Turns slots of banks back into terms.</summary>
internal sealed class TermBuilder(Grammar grammar)
{
    /// <summary>The term in a slot. Every lambda gets variables of its own.</summary>
    public Term Build(SearchContext context, Type type, int slot) => Build(context, type, slot, ImmutableDictionary<Variable, Variable>.Empty);

    /// <summary>The term that an entry describes.</summary>
    public Term BuildEntry(SearchContext context, Type type, in TermEntry entry) =>
        Build(context, type, entry, ImmutableDictionary<Variable, Variable>.Empty);

    private LambdaTerm BuildLambda(SearchContext context, Type type, int slot, ImmutableDictionary<Variable, Variable> names)
    {
        ImmutableArray<Variable> own = [.. context.Variables.Select(v => new Variable(v.Name, v.Type))];
        for (var i = 0; i < own.Length; i++) names = names.SetItem(context.Variables[i], own[i]);
        return new LambdaTerm(own, Build(context, type, slot, names));
    }

    /// <summary>The term in a slot, with variables exchanged.</summary>
    public Term Build(SearchContext context, Type type, int slot, ImmutableDictionary<Variable, Variable> names) =>
        Build(context, type, context.Bank(type).EntryOf(slot), names);

    /// <summary>A lambda production over a source; the body was built with the scope's own variables, which become the lambda's parameters.</summary>
    public ApplyTerm BuildLift(SearchContext outer, LambdaScope scope, Production production, (int A, int B) source, Term body)
    {
        var lambda = new LambdaTerm(scope.Variables, body);
        var first = Build(outer, production.ArgumentTypes[0], source.A);
        return source.B < 0
            ? new ApplyTerm(production.Component, [first, lambda])
            : new ApplyTerm(production.Component, [first, Build(outer, production.ArgumentTypes[1], source.B), lambda]);
    }

    /// <summary>What such a term costs beside its lambda's body.</summary>
    public static int LiftCost(SearchContext outer, Production production, (int A, int B) source) =>
        production.Cost + outer.Bank(production.ArgumentTypes[0]).CostOf(source.A) + (source.B < 0 ? 0 : outer.Bank(production.ArgumentTypes[1]).CostOf(source.B));

    private Term Build(SearchContext context, Type type, in TermEntry entry, ImmutableDictionary<Variable, Variable> names)
    {
        switch (entry.Production)
        {
            case TermEntry.Variable:
                var variable = context.Variables[entry.A];
                return new VariableTerm(names.GetValueOrDefault(variable, variable));
            case TermEntry.Constant:
                var constant = grammar.Constants[entry.A];
                return new ConstantTerm(constant.Value, constant.Type);
            case TermEntry.Lifted:
                return Build(context.Parent!, type, entry.A, names);
            case TermEntry.External:
                return context.Externals[entry.A];
            case TermEntry.Choice:
                return new ConditionalTerm(Build(context, typeof(bool), entry.A, names), Build(context, type, entry.B, names), Build(context, type, entry.C, names));
            default:
                return BuildApply(context, grammar.Productions[entry.Production], entry, names);
        }
    }

    private ApplyTerm BuildApply(SearchContext context, Production production, TermEntry entry, ImmutableDictionary<Variable, Variable> names)
    {
        var arguments = ImmutableArray.CreateBuilder<Term>();
        for (var i = 0; i < production.ArgumentTypes.Length; i++)
        {
            arguments.Add(i == production.LambdaIndex
                ? BuildLambda(context.Scope(production.Component).Generations[entry.D], production.ArgumentTypes[i], entry[i], names)
                : Build(context, production.ArgumentTypes[i], entry[i], names));
        }

        return new ApplyTerm(production.Component, arguments.ToImmutable());
    }
}
