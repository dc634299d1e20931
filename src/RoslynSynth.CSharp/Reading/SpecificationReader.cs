using System.Collections.Immutable;
using System.Reflection;
using System.Text;
using RoslynSynth.Specifications;

namespace RoslynSynth.CSharp.Reading;

/// <summary>Reads specifications from C# files, suite JSON and the command line. Values are parsed by Roslyn.</summary>
/// <param name="userAssemblies">Assemblies whose public types a signature may use, beyond the base class library.</param>
public sealed class SpecificationReader(ImmutableArray<Assembly> userAssemblies)
{
    private const long SizeLimit = 64 << 20;
    private readonly TypeReader _types = new(userAssemblies);

    /// <summary>All specifications of a .cs or .json file, in order of their place in the file.</summary>
    /// <exception cref="SpecificationException">The file is missing, unreadable or wrong; the message says where and how to go on.</exception>
    public ImmutableArray<ReadSpecification> ReadFile(string path)
    {
        var bytes = Bytes(path);
        return Path.GetExtension(path).ToUpperInvariant() switch
        {
            ".JSON" => new JsonReader(_types).Read(path, bytes),
            ".CS" => new CSharpReader(_types).Read(path, Encoding.UTF8.GetString(bytes)),
            _ => throw new SpecificationException("A specification is a .cs or a .json file.", new SourcePlace(path, 1, 1)),
        };
    }

    /// <summary>A specification from <c>try</c>: <c>string F(string s)</c> with examples such as <c>("a b") =&gt; "b"</c>.</summary>
    /// <exception cref="SpecificationException">Signature or example is wrong; the place names the option.</exception>
    public ReadSpecification ReadInline(string signature, IReadOnlyList<string> examples) => new InlineReader(_types).Read(signature, examples);

    private static byte[] Bytes(string path)
    {
        var place = new SourcePlace(path, 1, 1);
        try
        {
            if (Directory.Exists(path)) throw new SpecificationException("This is a folder, not a file.", place);
            var file = new FileInfo(path);
            if (!file.Exists) throw new SpecificationException("There is no such file. Check the path.", place);
            if (file.Length > SizeLimit) throw new SpecificationException($"The file has {file.Length >> 20} MiB; at most {SizeLimit >> 20} are read. Keep fewer examples.", place);
            return File.ReadAllBytes(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new SpecificationException($"The file can't be read: {e.Message}", place, e);
        }
    }
}
