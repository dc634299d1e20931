using System.Collections.Immutable;
using System.Globalization;
using System.Numerics;
using RoslynSynth.Evaluating;
using RoslynSynth.Grammars;
using RoslynSynth.Terms;

namespace RoslynSynth.Searching;

/// <summary>Reasons backwards through what is often done last with a fraction: it is rounded, or scaled by a constant of the examples.</summary>
internal static class FractionGoals
{
    /// <summary>Most digits behind the point that a rounded result shows.</summary>
    private const int DigitLimit = 4;
    private const int ScaleLimit = 4;

    /// <summary>Where all wanted fractions have few digits: what they may have been before they were rounded. Else nothing.</summary>
    public static IEnumerable<Goal> Rounded(Goal wanted, Grammar grammar, ValueStore store)
    {
        if (wanted.Type == typeof(double)) return Rounded<double>(wanted, grammar, store, Math.Round);
        return wanted.Type == typeof(decimal) ? Rounded<decimal>(wanted, grammar, store, Math.Round) : [];
    }

    /// <summary>What must be multiplied or divided by a constant.</summary>
    public static IEnumerable<Goal> Scaled(Goal wanted, Grammar grammar)
    {
        if (wanted.Type == typeof(double)) return Scaled<double>(wanted, grammar);
        return wanted.Type == typeof(decimal) ? Scaled<decimal>(wanted, grammar) : [];
    }

    private static IEnumerable<Goal> Rounded<T>(Goal wanted, Grammar grammar, ValueStore store, Func<T, int, T> round)
        where T : struct
    {
        if (grammar.Productions.FirstOrDefault(p => p.Component.Name == "RoundTo" && p.Component.Body is Func<T, int, T>) is not { } production) yield break;
        var values = Array.ConvertAll(wanted.Words.ToArray(), w => store.Table<T>()[w]);
        var digits = Enumerable.Range(0, DigitLimit + 1).FirstOrDefault(d => Array.TrueForAll(values, v => round(v, d).Equals(v)));
        var half = Math.Pow(10, -digits) / 2;
        if (digits > 0) yield return wanted.Before<T>(x => round(x, digits), (low, high) => (low - half, high + half), body => new ApplyTerm(production.Component, [body, new ConstantTerm(digits, typeof(int))]), production.Cost + 1);
    }

    private static IEnumerable<Goal> Scaled<T>(Goal wanted, Grammar grammar)
        where T : struct, INumberBase<T>
    {
        var constants = grammar.Constants.Where(c => c.Value is T value && !T.IsZero(value) && value != T.One).OrderBy(c => c.Cost).Take(ScaleLimit).ToImmutableArray();
        foreach (var production in grammar.Productions.Where(p => p.Component.Name is "Divide" or "Multiply"))
        {
            if (production.Component.Body is not Func<T, T, T> scale) continue;
            foreach (var constant in constants)
            {
                var factor = Convert.ToDouble(constant.Value, CultureInfo.InvariantCulture);
                if (production.Component.Name == "Multiply") factor = 1 / factor;
                yield return wanted.Before<T>(
                    x => scale(x, (T)constant.Value!), (low, high) => (low * factor, high * factor), body => new ApplyTerm(production.Component, [body, new ConstantTerm(constant.Value, typeof(T))]), production.Cost + constant.Cost);
            }
        }
    }
}
