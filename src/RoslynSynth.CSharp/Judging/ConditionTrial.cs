using System.Collections.Immutable;
using RoslynSynth.CSharp.Emitting;
using RoslynSynth.Specifications;

namespace RoslynSynth.CSharp.Judging;

/// <summary>Conditions over a candidate, as a method beside it that says of each whether it holds.</summary>
internal static class ConditionTrial
{
    /// <summary>Characters that all conditions of one method may have, so that they leave room for a candidate in <see cref="SourceLimits"/>.</summary>
    public const int LengthLimit = 12 * 1024;

    private const string Name = "ConditionsOfRoslynSynth";

    /// <summary>What conditions may call: equality and order as test frameworks have them.</summary>
    private const string Helpers = """
        private static bool Same<T>(IEnumerable<T> a, IEnumerable<T> b) => a.SequenceEqual(b);

        private static bool Same<T>(T a, T b) => EqualityComparer<T>.Default.Equals(a, b)
            || a is System.Collections.IEnumerable x and not string && b is System.Collections.IEnumerable y and not string && x.Cast<object>().ToArray() is var p && y.Cast<object>().ToArray() is var q
            && p.Length == q.Length && p.Zip(q).All(i => Same<object>(i.First, i.Second));

        private static bool IsWithin<T>(T a, T low, T high) where T : IComparable<T> => a.CompareTo(low) >= 0 && a.CompareTo(high) <= 0;
        """;

    private static readonly ImmutableArray<string> Namespaces = ["System", "System.Collections.Generic", "System.Linq"];

    /// <summary>The method that holds the conditions, with the candidate.</summary>
    public static EmittedMethod Of(EmittedMethod candidate, ImmutableArray<Condition> conditions) => new(
        $"public static bool[] {Name}() => [{string.Join(",\n", conditions.Select(c => c.Text))}];\n\n{Helpers}\n\n{candidate.Text}",
        [.. candidate.Namespaces.Union(Namespaces).Order(StringComparer.Ordinal)]);

    /// <summary>What is asked of it.</summary>
    public static Specification Question(ImmutableArray<Condition> conditions) =>
        new(new Signature(Name, [], typeof(bool[]), "bool[]"), [new Example([], Enumerable.Repeat(true, conditions.Length).ToArray())]);

    /// <summary>The verdict on the candidate.</summary>
    public static Verdict VerdictOf(Verdict accepted, Verdict held, ImmutableArray<Condition> conditions)
    {
        if (held.Outcome == VerdictOutcome.Accepted) return accepted;
        if (held is not { Outcome: VerdictOutcome.WrongAnswer, Rows: [var row] }) return held;
        var message = row is { HasThrown: false, Value: bool[] values } ? $"the assert at {Named(conditions[Array.IndexOf(values, false)])} does not hold" : $"an assert from {Named(conditions[0])} on throws";
        return accepted with { Outcome = VerdictOutcome.ConditionFailed, Message = message };
    }

    /// <summary>The place of a condition, short enough for a message: the method's own file says where the solution is.</summary>
    private static SourcePlace Named(Condition condition) => condition.Place with { File = Path.GetFileName(condition.Place.File) };
}
