using System.Collections.Immutable;
using RoslynSynth.CSharp.Emitting;
using RoslynSynth.CSharp.Reading;
using RoslynSynth.Specifications;

namespace RoslynSynth.Tool;

/// <summary>Names of generated files: the function's name, and where several share it, as overloads do, as much more as tells them apart.</summary>
internal static class FileNames
{
    /// <summary>One name for each specification, in order.</summary>
    /// <exception cref="SpecificationException">Two functions can't be told apart.</exception>
    public static ImmutableArray<string> For(IReadOnlyList<ReadSpecification> specifications)
    {
        Func<ReadSpecification, string>[] forms = [Plain, WithNamespace, WithTypes, r => $"{Prefix(r)}{WithTypes(r)}"];
        var names = specifications.Select(r => forms[0](r)).ToArray();
        foreach (var form in forms.Skip(1))
        {
            foreach (var clash in Clashes(names)) foreach (var i in clash) names[i] = form(specifications[i]);
        }

        if (Clashes(names).FirstOrDefault() is not { } left) return [.. names];
        var (first, second) = (specifications[left[0]].Specification, specifications[left[1]].Specification);
        throw new SpecificationException(
            $"This function and '{first.Name}' at {first.Examples[0].Place} would both be written to {names[left[0]]}. Rename one, or write them to different folders with --output.",
            second.Examples[0].Place);
    }

    private static List<List<int>> Clashes(string[] names) =>
        [.. names.Select((n, i) => (n, i)).GroupBy(p => p.n, p => p.i, StringComparer.OrdinalIgnoreCase).Where(g => g.Count() > 1).Select(g => g.ToList())];

    private static string Plain(ReadSpecification read) => SourceFile.NameFor(read.Specification.Signature, read.Site);

    private static string WithNamespace(ReadSpecification read) => Prefix(read) + Plain(read);

    private static string Prefix(ReadSpecification read) => read.Site.Namespace is { } name ? $"{name}." : "";

    /// <summary>With the types of the parameters: <c>Names.Pad-string-int.cs</c>.</summary>
    private static string WithTypes(ReadSpecification read)
    {
        var types = read.Specification.Signature.Parameters.Select(p => '-' + string.Concat(p.TypeText.Where(char.IsLetterOrDigit)));
        return $"{Path.GetFileNameWithoutExtension(Plain(read))}{string.Concat(types)}.cs";
    }
}
