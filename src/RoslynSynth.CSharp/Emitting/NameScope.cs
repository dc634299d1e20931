using System.Collections.Immutable;
using Microsoft.CodeAnalysis.CSharp;
using RoslynSynth.Terms;

namespace RoslynSynth.CSharp.Emitting;

/// <summary>The names in use at a place and what the variables in scope are called. Never changed; inner scopes are new ones.</summary>
internal sealed record NameScope(ImmutableHashSet<string> Used, ImmutableDictionary<Variable, Spelled> Variables)
{
    /// <summary>Keywords in query expressions and accessors only, which the emitter does not write: names like others in a method.</summary>
    private static readonly ImmutableHashSet<SyntaxKind> Elsewhere =
    [
        SyntaxKind.FromKeyword, SyntaxKind.ByKeyword, SyntaxKind.OnKeyword, SyntaxKind.IntoKeyword, SyntaxKind.LetKeyword, SyntaxKind.WhereKeyword, SyntaxKind.SelectKeyword,
        SyntaxKind.GroupKeyword, SyntaxKind.JoinKeyword, SyntaxKind.EqualsKeyword, SyntaxKind.AscendingKeyword, SyntaxKind.DescendingKeyword, SyntaxKind.OrderByKeyword,
        SyntaxKind.GetKeyword, SyntaxKind.SetKeyword, SyntaxKind.InitKeyword, SyntaxKind.AddKeyword, SyntaxKind.RemoveKeyword,
    ];

    public static NameScope Empty { get; } = new([], ImmutableDictionary<Variable, Spelled>.Empty);

    /// <summary>A scope with one more variable, under the first free of the proposed names.</summary>
    public NameScope With(Variable variable, Type type, params string[] proposals)
    {
        var name = Free(proposals);
        return new(Used.Add(name), Variables.SetItem(variable, new Spelled(Escaped(name), Precedence.Primary, type)));
    }

    public NameScope Using(string name) => this with { Used = Used.Add(name) };

    /// <summary>The first of the names that is free, or one with a number.</summary>
    public string Free(params string[] proposals)
    {
        foreach (var name in proposals)
        {
            if (!Used.Contains(name)) return name;
        }

        for (var number = 2; ; number++)
        {
            if (!Used.Contains(proposals[0] + number)) return proposals[0] + number;
        }
    }

    public static string Escaped(string name) =>
        SyntaxFacts.GetKeywordKind(name) != SyntaxKind.None || (SyntaxFacts.GetContextualKeywordKind(name) is not SyntaxKind.None and var kind && !Elsewhere.Contains(kind)) ? "@" + name : name;
}
