using System.Collections.Immutable;
using Microsoft.CodeAnalysis.Text;

namespace RoslynSynth.Workspaces;

/// <summary>How a file changes for one method.</summary>
/// <param name="File">The full path.</param>
/// <param name="Changes">Changes of the original text.</param>
/// <param name="Usings">Namespaces that the file must import besides.</param>
/// <param name="Body">The new text of the method, for showing.</param>
public sealed record FillEdit(string File, ImmutableArray<TextChange> Changes, ImmutableArray<string> Usings, string Body);
