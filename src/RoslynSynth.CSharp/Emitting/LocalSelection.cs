using RoslynSynth.Terms;

namespace RoslynSynth.CSharp.Emitting;

/// <summary>
/// Finds values worth a local variable: written more than once, of some length, and computed in any case, so that nothing is evaluated that
/// would not have been.
/// </summary>
internal sealed class LocalSelection
{
    private const int SmallestSize = 3;

    /// <summary>Length of its own text from which a value is worth a name however simple its arguments are.</summary>
    private const int LongSpelling = 24;

    /// <summary>Values among which a choice inside an expression is worth a name.</summary>
    private const int LongChoice = 3;

    private readonly Dictionary<Term, int> _uses = [];
    private readonly HashSet<Term> _certain = [];
    private readonly List<Term> _order = [];

    /// <summary>The terms to name, inner ones before those that contain them.</summary>
    public static List<Term> For(Term body)
    {
        var selection = new LocalSelection();
        selection.Visit(body, 1, isCertain: true);
        var chosen = selection._order.Where(t => selection._certain.Contains(t) && (t is LoopTerm loop
            ? t != body && LoopForms.CanStandBefore(loop) && (selection._uses[t] > 1 || !LoopForms.IsAggregate(loop))
            : t is ConditionalTerm || (selection._uses[t] > 1 && IsWorthNaming(t)))).ToList();
        return [.. chosen.Where(t => t is LoopTerm || !chosen.Exists(o => o != t && selection._uses[o] >= selection._uses[t] && Contains(o, t)))];
    }

    private void Visit(Term term, int uses, bool isCertain)
    {
        switch (term)
        {
            case ConditionalTerm conditional:
                Visit(conditional.Condition, uses, isCertain);
                Visit(conditional.Then, uses, false);
                Visit(conditional.Else, uses, false);
                break;
            case ApplyTerm apply:
                VisitApply(apply, uses, isCertain);
                break;
            case LoopTerm loop:
                foreach (var source in TermTree.SourcesOf(loop.Driver).Concat(loop.States.Select(s => s.Start))) Visit(source, uses, isCertain);
                Record(loop, uses, isCertain);
                break;
        }
    }

    private void VisitApply(ApplyTerm apply, int uses, bool isCertain)
    {
        var template = Template.Of(apply.Component);
        for (var i = 0; i < apply.Arguments.Length; i++)
        {
            if (apply.Arguments[i] is LambdaTerm) continue;
            if (apply.Arguments[i] is ConditionalTerm choice && LeafCount(choice) >= LongChoice) Record(choice, uses, isCertain);
            var isSecondOfLogic = i == 1 && apply.Component.Name is "And" or "Or" or "OrElse";
            Visit(apply.Arguments[i], uses * Math.Max(1, template.UsesOf(i)), isCertain && !isSecondOfLogic);
        }

        Record(apply, uses, isCertain);
    }

    private void Record(Term term, int uses, bool isCertain)
    {
        if (!_uses.TryAdd(term, uses)) _uses[term] += uses;
        else _order.Add(term);
        if (isCertain) _certain.Add(term);
    }

    private static bool IsWorthNaming(Term term) =>
        SizeOf(term) >= SmallestSize || (term is ApplyTerm apply && Template.Of(apply.Component).Parts.OfType<TextPart>().Sum(p => p.Text.Length) >= LongSpelling);

    private static int LeafCount(Term term) => term is ConditionalTerm choice ? LeafCount(choice.Then) + LeafCount(choice.Else) : 1;

    private static int SizeOf(Term term) => term switch
    {
        ApplyTerm apply => 1 + apply.Arguments.Sum(SizeOf),
        LambdaTerm lambda => SizeOf(lambda.Body),
        _ => 1,
    };

    private static bool Contains(Term whole, Term part) => whole is ApplyTerm apply && apply.Arguments.Any(a => a.Equals(part) || Contains(a, part));
}
