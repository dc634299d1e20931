using System.Collections.Immutable;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using RoslynSynth.Grammars;

namespace RoslynSynth.CSharp.Projects;

/// <summary>What a project offers to one of its methods.</summary>
/// <param name="Components">Nearest first.</param>
/// <param name="Hash">Another one where a search could come to another end for the project's sake; other code of the project does not change it.</param>
public sealed record ProjectOffer(ImmutableArray<Component> Components, string Hash)
{
    /// <param name="offered">The components and what they call.</param>
    /// <param name="types">The project's types that values may have.</param>
    /// <param name="purity">Knows what calls what.</param>
    /// <param name="code">Knows what methods do.</param>
    internal static ProjectOffer Of(ImmutableArray<(MemberInfo Member, Component Component)> offered, ImmutableArray<Type> types, PurityScan purity, CodeText code)
    {
        var text = new StringBuilder();
        foreach (var (member, component) in offered) text.Append($"{member.DeclaringType} {component} {component.Spelling} {component.Traits.Cost} {Value(member)}\n");
        var members = types.OrderBy(t => t.FullName, StringComparer.Ordinal).SelectMany(t => t.GetMembers(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static)).ToList();
        foreach (var member in members) text.Append($"{member.DeclaringType} {member} {Value(member)}\n");
        foreach (var key in purity.Reachable(offered.SelectMany(o => KeysOf(o.Member)).Concat(members.SelectMany(KeysOf)))) text.Append(code.Of(key));
        return new ProjectOffer([.. offered.Select(o => o.Component)], Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString()))));
    }

    /// <summary>A constant is no code of anybody's.</summary>
    private static object? Value(MemberInfo member) => member is FieldInfo { IsLiteral: true } field ? field.GetRawConstantValue() : null;

    private static string[] KeysOf(MemberInfo member) => member.DeclaringType is not { FullName: { } type } ? [] : [PurityScan.KeyOf(member), $"{type}::.cctor"];
}
