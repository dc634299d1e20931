using System.Text;
using RoslynSynth.Terms;

namespace RoslynSynth.CSharp.Emitting;

/// <summary>Writes chains of text as <c>a + b</c>, or as an interpolated string where that is shorter.</summary>
internal sealed class InterpolationWriter(TermWriter writer)
{
    private const int SimplePrecedence = Precedence.Conditional + 1;

    public Spelled? TryWrite(ApplyTerm apply, NameScope scope)
    {
        if (apply.Type != typeof(string) || !IsJoin(apply)) return null;
        var parts = new List<Term>();
        Flatten(apply, parts);
        if (parts.Count < 2) return null;
        var sum = Sum(parts, scope);
        if (parts.Count < 3 || !parts.Exists(p => p is ConstantTerm)) return sum;
        var interpolated = Interpolate(parts, scope);
        return interpolated.Length < sum.Text.Length ? new Spelled(interpolated, Precedence.Primary, typeof(string)) : sum;
    }

    private static bool IsJoin(ApplyTerm apply) => apply.Component.Name is "Concat" or "AppendChar" or "PrependChar" && apply.Arguments.Length == 2;

    private void Flatten(Term term, List<Term> parts)
    {
        if (term is ApplyTerm { Type: var type } apply && type == typeof(string) && IsJoin(apply) && !writer.Locals.ContainsKey(apply))
        {
            Flatten(apply.Arguments[0], parts);
            Flatten(apply.Arguments[1], parts);
        }
        else if (term is ConstantTerm { Value: string text } && parts.LastOrDefault() is ConstantTerm { Value: string before })
        {
            parts[^1] = new ConstantTerm(before + text, typeof(string));
        }
        else
        {
            parts.Add(term);
        }
    }

    /// <summary>The value inside <c>x.ToString()</c> where text joins it anyway.</summary>
    private static Term Bare(Term term) =>
        term is ApplyTerm { Component.Name: "ToText" } apply && (apply.Component.ParameterTypes[0] == typeof(char) || apply.Component.ParameterTypes[0] == typeof(int))
            ? apply.Arguments[0]
            : term;

    private Spelled Sum(List<Term> parts, NameScope scope)
    {
        var texts = new List<string>();
        for (var i = 0; i < parts.Count; i++)
        {
            // The first + must have text on one side, else characters would be added as numbers.
            var isBare = i > 1 || (i == 1 ? parts[0].Type == typeof(string) : Bare(parts[1]) == parts[1] && parts[1].Type == typeof(string));
            var spelled = writer.Write(isBare ? Bare(parts[i]) : parts[i], scope);
            var mustBecomeText = i == 0 && parts[0].Type != typeof(string) && parts[1].Type != typeof(string);
            texts.Add(mustBecomeText ? spelled.At(Precedence.Primary) + ".ToString()" : spelled.At(i == 0 ? Precedence.Additive : Precedence.Additive + 1));
        }

        return new Spelled(string.Join(" + ", texts), Precedence.Additive, typeof(string));
    }

    private string Interpolate(List<Term> parts, NameScope scope)
    {
        var text = new StringBuilder("$\"");
        foreach (var part in parts)
        {
            if (part is ConstantTerm { Value: string or char } constant)
            {
                foreach (var unit in constant.Value.ToString()!)
                    text.Append(unit switch { '{' => "{{", '}' => "}}", '"' => "\\\"", _ => Literals.Escape(unit) });
            }
            else
            {
                text.Append('{').Append(writer.Write(Bare(part), scope).At(SimplePrecedence)).Append('}');
            }
        }

        return text.Append('"').ToString();
    }
}
