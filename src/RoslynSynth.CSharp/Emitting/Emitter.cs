using RoslynSynth.CSharp.Reading;
using RoslynSynth.Searching;
using RoslynSynth.Specifications;

namespace RoslynSynth.CSharp.Emitting;

/// <summary>Turns candidates into idiomatic C#.</summary>
public sealed class Emitter
{
    /// <summary>
    /// The function as one formatted method declaration: <c>public static string Initials(string fullName) => …;</c> or with a block body.
    /// Modifiers are <c>public static</c>; <see cref="SourceFile"/> adapts them to the site.
    /// </summary>
    public EmittedMethod Emit(Signature signature, Candidate candidate) => throw new NotImplementedException();
}

/// <summary>An emitted function.</summary>
/// <param name="Text">The method declaration, formatted, with line ends <c>\n</c>.</param>
/// <param name="Namespaces">Namespaces that it needs, sorted, nothing more.</param>
public sealed record EmittedMethod(string Text, System.Collections.Immutable.ImmutableArray<string> Namespaces);

/// <summary>What the header comment of a generated file says.</summary>
public sealed record FileHeader(string ToolVersion, ulong Seed, string SpecificationHash, int ExampleCount);

/// <summary>Whole files around emitted methods.</summary>
public static class SourceFile
{
    /// <summary>The text of the generated file for a site: header comment, needed usings, file-scoped namespace, containing types, method.</summary>
    public static string Render(EmittedMethod method, Signature signature, MethodSite site, FileHeader header) => throw new NotImplementedException();

    /// <summary>The file's name, safe on every file system: <c>Names.Initials.cs</c>.</summary>
    public static string NameFor(Signature signature, MethodSite site) => throw new NotImplementedException();
}
