using RoslynSynth.Evaluating;
using RoslynSynth.Grammars;
using RoslynSynth.Terms;

namespace RoslynSynth.Searching;

/// <summary>
/// Reasons backwards through what makes a text of parts: where the wanted texts hold a separator, their parts are a goal of their own, and so are
/// their characters. Both then go on through <c>Select</c> and <c>Where</c>, see <see cref="LambdaGoals"/>.
/// </summary>
internal static class SplitGoals
{
    private const int SeparatorLimit = 3;

    /// <summary>Goals whose terms become terms for the wanted text by joining.</summary>
    public static IEnumerable<Goal> For(Goal wanted, Grammar grammar, ValueStore store)
    {
        if (wanted.Type != typeof(string)) yield break;
        var words = wanted.Words.ToArray();
        var texts = Array.ConvertAll(words, w => store.Table<string>()[w]);
        if (texts.Length == 0 || Array.Exists(texts, t => t is null)) yield break;
        var join = grammar.Productions.FirstOrDefault(p => p.Component is { Name: "Join", ParameterTypes: [var separator, var parts] } && separator == typeof(string) && parts == typeof(string[]));
        var fromChars = grammar.Productions.FirstOrDefault(p => p.Component is { Name: "FromChars" });
        var concatAll = grammar.Productions.FirstOrDefault(p => p.Component is { Name: "ConcatAll" });
        if (Framed(wanted, grammar, texts, store) is { } framed) yield return framed;
        if (fromChars is not null) yield return Characters(wanted, fromChars, texts, store);
        if (join is null || concatAll is null) yield break;
        var separators = grammar.Constants.Where(c => c.Value is string { Length: 1 } s && !char.IsLetterOrDigit(s[0]) && Array.Exists(texts, t => t.Contains(s, StringComparison.Ordinal)));
        foreach (var separator in separators.Take(SeparatorLimit))
        {
            var ends = ((string)separator.Value!)[0];
            if (Array.TrueForAll(texts, t => t.Length == 0 || t[^1] == ends)) yield return Ended(wanted, concatAll, ends, texts, store);
            else yield return Parts(wanted, join, separator, texts, store);
        }
    }

    /// <summary>What stands between a beginning and an end that all wanted texts share.</summary>
    private static Goal? Framed(Goal wanted, Grammar grammar, string[] texts, ValueStore store)
    {
        var concat = grammar.Productions.FirstOrDefault(p => p.Component is { Name: "Concat", ParameterTypes: [var a, var b] } && a == typeof(string) && b == typeof(string));
        if (concat is null || texts.Length < 2) return null;
        var (before, after) = (SharedPrefix(texts), SharedSuffix(texts));
        if (before.Length + after.Length == 0 || texts.Min(t => t.Length) <= before.Length + after.Length) return null;
        var cost = (before.Length > 0 ? concat.Cost + 2 : 0) + (after.Length > 0 ? concat.Cost + 2 : 0);
        return wanted.Inner(
            typeof(string), Array.ConvertAll(texts, t => store.Table<string>().Intern(t[before.Length..^after.Length])), body => Join(Join(Text(before), body), Text(after)), cost);

        Term Join(Term a, Term b) => a is ConstantTerm { Value: "" } ? b : b is ConstantTerm { Value: "" } ? a : new ApplyTerm(concat.Component, [a, b]);
        static ConstantTerm Text(string text) => new(text, typeof(string));
    }

    private static string SharedPrefix(string[] texts) => texts.Aggregate((shared, t) => t[..shared.AsSpan().CommonPrefixLength(t)]);

    private static string SharedSuffix(string[] texts)
    {
        var length = texts.Min(t => t.Length);
        while (!texts.All(t => t.EndsWith(texts[0][^length..], StringComparison.Ordinal))) length--;
        return texts[0][^length..];
    }

    private static Goal Characters(Goal wanted, Production fromChars, string[] texts, ValueStore store) => wanted.Inner(
        typeof(char[]), Array.ConvertAll(texts, t => store.Table<char[]>().Intern(t.ToCharArray())),
        body => new ApplyTerm(fromChars.Component, [body]), fromChars.Cost);

    /// <summary>Each part with the separator behind it, as in "A.L.".</summary>
    private static Goal Ended(Goal wanted, Production concatAll, char end, string[] texts, ValueStore store) => wanted.Inner(
        typeof(string[]), Array.ConvertAll(texts, t => store.Table<string[]>().Intern([.. t.Split(end).SkipLast(1).Select(p => p + end)])),
        body => new ApplyTerm(concatAll.Component, [body]), concatAll.Cost);

    private static Goal Parts(Goal wanted, Production join, Constant separator, string[] texts, ValueStore store) => wanted.Inner(
        typeof(string[]), Array.ConvertAll(texts, t => store.Table<string[]>().Intern(t.Split((string)separator.Value!))),
        body => new ApplyTerm(join.Component, [new ConstantTerm(separator.Value, typeof(string)), body]), join.Cost + separator.Cost);
}
