using System.Collections.Immutable;

namespace RoslynSynth.CSharp.Emitting;

/// <summary>An emitted function.</summary>
/// <param name="Text">The method declaration, formatted, with line ends <c>\n</c>.</param>
/// <param name="Namespaces">Namespaces that it may need, sorted; <see cref="SourceFile"/> keeps those that it does.</param>
public sealed record EmittedMethod(string Text, ImmutableArray<string> Namespaces);
