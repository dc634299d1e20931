using RoslynSynth.Grammars;
using RoslynSynth.Terms;
using RoslynSynth.Tests.Sampling;

namespace RoslynSynth.CSharp.Tests.Laws;

/// <summary>
/// Where columns must be undefined exactly when C# throws. Elsewhere they may be undefined although C# gives a value: columns compute all operands,
/// while C# leaves out the right side of <c>&amp;&amp;</c>, <c>||</c> and <c>??</c>, calls of a lambda, and elements of a lazy sequence that nobody asks for; and
/// some guards refuse on purpose what C# allows. They may never have a value where C# throws, nor another one.
/// </summary>
internal static class Eagerness
{
    public static bool IsEager(Term term) => term switch
    {
        ApplyTerm apply => IsEager(apply.Component) && apply.Arguments.All(IsEager),
        ConditionalTerm c => IsEager(c.Condition) && IsEager(c.Then) && IsEager(c.Else),
        LambdaTerm => false,
        _ => true,
    };

    private static bool IsEager(Component row) =>
        row.Name is not ("And" or "Or" or "OrElse" or "OrElseNullable")
        && !Universe.IsGuardedBeyondExceptions(row)
        && row.Body.Method.ReturnType == row.ResultType;
}
