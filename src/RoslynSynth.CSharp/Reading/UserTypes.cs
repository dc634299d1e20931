using System.Collections.Immutable;
using System.Reflection;

namespace RoslynSynth.CSharp.Reading;

/// <summary>The user's own types that values may have.</summary>
/// <param name="Assemblies">Where they are.</param>
public sealed record UserTypes(ImmutableArray<Assembly> Assemblies)
{
    /// <summary>No types but the library's.</summary>
    public static UserTypes None { get; } = new([]);

    /// <summary>Whether values of a type may be made here, or a property read; all by default.</summary>
    public Func<MemberInfo, bool> IsOffered { get; init; } = _ => true;
}
