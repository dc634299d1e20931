using System.Collections.Immutable;

namespace RoslynSynth.CSharp.Reading;

/// <summary>What kind of declaration asks for the function.</summary>
public enum SiteKind
{
    /// <summary>None: JSON or the command line. The answer is a static method of its own.</summary>
    None,

    /// <summary>An attributed partial method without a body: the answer is the implementing part.</summary>
    PartialMethod,

    /// <summary>A method whose body only throws <c>NotImplementedException</c>: the answer replaces the body.</summary>
    MethodBody,
}

/// <summary>A type around the method, outermost first.</summary>
/// <param name="Declaration">Its header without base list, as C#: <c>public static partial class Names</c>.</param>
/// <param name="Name">Its name.</param>
public sealed record ContainingType(string Declaration, string Name);

/// <summary>The place in C# source that asks for a function: what the emitted file must fit into.</summary>
public sealed record MethodSite(SiteKind Kind)
{
    /// <summary>The namespace, or null.</summary>
    public string? Namespace { get; init; }

    /// <summary>The types around the method, outermost first.</summary>
    public ImmutableArray<ContainingType> ContainingTypes { get; init; } = [];

    /// <summary>The method's modifiers as written: <c>public static partial</c>.</summary>
    public string Modifiers { get; init; } = "public static";

    /// <summary>Namespaces imported by the file (<c>using</c> directives, as written, without aliases).</summary>
    public ImmutableArray<string> Usings { get; init; } = [];

    /// <summary>Whether the file has <c>#nullable enable</c>: the generated one must say so too.</summary>
    public bool HasNullableContext { get; init; }

    /// <summary>The file, or null where there is none.</summary>
    public string? FilePath { get; init; }
}

/// <summary>A specification and the place that asks for it.</summary>
public sealed record ReadSpecification(RoslynSynth.Specifications.Specification Specification, MethodSite Site);
