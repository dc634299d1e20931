using RoslynSynth.Grammars;
using RoslynSynth.Terms;

namespace RoslynSynth.Searching.Chains;

/// <summary>Spells chains as people do: two maps in a row are one, and so are two filters, unless what lies between is used elsewhere too.</summary>
internal sealed class ChainFusion(Grammar grammar)
{
    private readonly Component? _and = grammar.Productions.FirstOrDefault(p => p.Component is { Name: "And", Body: Func<bool, bool, bool> })?.Component;

    public Term Of(Term chain)
    {
        var uses = TermTree.AllIn(chain).OfType<ApplyTerm>().GroupBy(t => t).ToDictionary(g => g.Key, g => g.Count());
        return Fuse(chain, uses);
    }

    private Term Fuse(Term term, Dictionary<ApplyTerm, int> uses)
    {
        var isAlone = term is ApplyTerm { Arguments: [ApplyTerm inner, LambdaTerm] } && uses[inner] == 1;
        var fused = TermTree.WithParts(term, p => Fuse(p, uses));
        return isAlone && fused is ApplyTerm outer ? Join(outer) ?? fused : fused;
    }

    private ApplyTerm? Join(ApplyTerm outer)
    {
        if (outer.Arguments is not [ApplyTerm { Arguments: [var source, LambdaTerm first] } inner, LambdaTerm second] || inner.Component != outer.Component) return null;
        var x = second.Parameters[0];
        var body = outer.Component.Traits.Shape switch
        {
            LambdaShape.Map when TermTree.CountUses(second.Body, x) == 1 => TermTree.Replace(second.Body, new VariableTerm(x), first.Body),
            LambdaShape.Filter when _and is not null => new ApplyTerm(_and, [Renamed(first), second.Body]),
            _ => null,
        };
        return body is null ? null : outer with { Arguments = [source, new LambdaTerm(outer.Component.Traits.Shape == LambdaShape.Map ? first.Parameters : second.Parameters, body)] };

        Term Renamed(LambdaTerm lambda) => TermTree.Replace(lambda.Body, new VariableTerm(lambda.Parameters[0]), new VariableTerm(x));
    }
}
