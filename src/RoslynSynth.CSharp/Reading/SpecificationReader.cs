using System.Collections.Immutable;
using System.Reflection;
using RoslynSynth.Specifications;

namespace RoslynSynth.CSharp.Reading;

/// <summary>Reads specifications from C# files, suite JSON and the command line. Values are parsed by Roslyn.</summary>
/// <param name="userAssemblies">Assemblies whose public types a signature may use, beyond the base class library.</param>
public sealed class SpecificationReader(ImmutableArray<Assembly> userAssemblies)
{
    private static readonly EnumerationOptions Recursive = new() { RecurseSubdirectories = true, IgnoreInaccessible = true };
    private readonly TypeReader _types = new(userAssemblies);

    /// <summary>All specifications of a .cs or .json file, in order of their place in the file.</summary>
    /// <exception cref="SpecificationException">The file is missing, unreadable or wrong; the message says where and how to go on.</exception>
    public ImmutableArray<ReadSpecification> ReadFile(string path)
    {
        var isJson = IsJson(path);
        if (!isJson && !IsCSharp(path) && File.Exists(path)) throw new SpecificationException("A specification is a .cs or a .json file. Rename it.", new SourcePlace(path, 1, 1));
        var text = TextFile.Read(path);
        var found = isJson ? new JsonReader(_types, path, text).Read() : new CSharpReader(_types).Read(path, text);
        return found.Length > 0 ? found : throw new SpecificationException(
            isJson
                ? "The file holds no task. Add one as {\"signature\": \"string F(string s)\", \"train\": [{\"args\": […], \"result\": …}]}."
                : "Nothing here asks to be written. Mark a partial method, or one that throws NotImplementedException, with [Example(…, Returns = …)].",
            new SourcePlace(path, 1, 1));
    }

    /// <summary>
    /// All specifications below a folder, file by file in order of their names. Other files may lie there too: C# without examples, JSON without a
    /// signature, and everything in bin and obj is passed over.
    /// </summary>
    /// <exception cref="SpecificationException">A file is wrong, or there is no specification.</exception>
    public ImmutableArray<ReadSpecification> ReadFolder(string path)
    {
        var found = Directory.EnumerateFiles(path, "*", Recursive)
            .Where(f => (IsCSharp(f) || IsJson(f)) && !Path.GetRelativePath(path, f).Split(Path.DirectorySeparatorChar).Any(p => p is "bin" or "obj"))
            .Order(StringComparer.Ordinal).SelectMany(ReadFileOfFolder).ToImmutableArray();
        return found.Length > 0 ? found : throw new SpecificationException("The folder holds no specification in a .cs or .json file. Check the path.", new SourcePlace(path, 1, 1));
    }

    /// <summary>A specification from <c>try</c>: <c>string F(string s)</c> with examples such as <c>("a b") =&gt; "b"</c>.</summary>
    /// <exception cref="SpecificationException">Signature or example is wrong; the place names the option.</exception>
    public ReadSpecification ReadInline(string signature, IReadOnlyList<string> examples) => new InlineReader(_types).Read(signature, examples);

    private IEnumerable<ReadSpecification> ReadFileOfFolder(string path)
    {
        var text = TextFile.Read(path);
        if (IsJson(path)) return text.Contains("\"signature\"", StringComparison.Ordinal) ? new JsonReader(_types, path, text).Read() : [];
        return text.Contains("Example", StringComparison.Ordinal) ? new CSharpReader(_types).Read(path, text) : [];
    }

    private static bool IsJson(string path) => Path.GetExtension(path).Equals(".json", StringComparison.OrdinalIgnoreCase);

    private static bool IsCSharp(string path) => Path.GetExtension(path).Equals(".cs", StringComparison.OrdinalIgnoreCase);
}
