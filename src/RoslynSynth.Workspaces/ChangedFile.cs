using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace RoslynSynth.Workspaces;

/// <summary>A file before and after. It is written whole or not at all, in the encoding that it had.</summary>
/// <param name="Path">The full path.</param>
/// <param name="Old">The text before.</param>
/// <param name="New">The text after.</param>
public sealed record ChangedFile(string Path, string Old, string New)
{
    /// <summary>Puts the edits of one file together.</summary>
    internal static ChangedFile Of(string path, string old, IReadOnlyCollection<FillEdit> edits)
    {
        var text = SourceText.From(old);
        var root = (CompilationUnitSyntax)CSharpSyntaxTree.ParseText(text).GetRoot();
        var changes = edits.SelectMany(e => e.Changes).Concat(UsingFit.Imports(root, edits.SelectMany(e => e.Usings), BodyEditor.LineEndOf(text)));
        return new ChangedFile(path, old, text.WithChanges(changes.OrderBy(c => c.Span.Start).ThenBy(c => c.Span.Length)).ToString());
    }

    /// <summary>Writes the new text.</summary>
    /// <exception cref="IOException">The file changed since it was read, or can't be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The file is read-only.</exception>
    public void Write() => Replace(Old, New);

    private void Replace(string expected, string text)
    {
        var target = File.ResolveLinkTarget(Path, returnFinalTarget: true)?.FullName ?? Path;
        if (new FileInfo(target).IsReadOnly) throw new UnauthorizedAccessException("The file is read-only.");
        var bytes = File.ReadAllBytes(target);
        var encoding = EncodingOf(bytes);
        var preamble = encoding.GetPreamble();
        if (encoding.GetString(bytes, preamble.Length, bytes.Length - preamble.Length) != expected)
            throw new IOException("The file was changed meanwhile.");
        var temporary = $"{target}.{Guid.NewGuid():N}.tmp";
        try
        {
            File.WriteAllText(temporary, text, encoding);
            if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(temporary, File.GetUnixFileMode(target));
            File.Move(temporary, target, overwrite: true);
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    private static Encoding EncodingOf(byte[] bytes)
    {
        if (bytes.AsSpan().StartsWith(Encoding.UTF8.Preamble)) return new UTF8Encoding(true);
        if (bytes.AsSpan().StartsWith(Encoding.Unicode.Preamble)) return Encoding.Unicode;
        return bytes.AsSpan().StartsWith(Encoding.BigEndianUnicode.Preamble) ? Encoding.BigEndianUnicode : new UTF8Encoding(false);
    }
}
