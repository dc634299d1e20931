using RoslynSynth.CSharp.Reading;
using RoslynSynth.Specifications;
using Xunit;

namespace RoslynSynth.CSharp.Tests.Reading;

/// <summary>Specifications read from text, through files as the tool reads them.</summary>
internal static class Specs
{
    private static readonly SpecificationReader Reader = new([]);

    public static ReadSpecification[] All(string text, string extension = ".cs")
    {
        var path = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}{extension}");
        File.WriteAllText(path, text);
        try
        {
            return [.. Reader.ReadFile(path)];
        }
        finally
        {
            File.Delete(path);
        }
    }

    public static ReadSpecification One(string text, string extension = ".cs") => Assert.Single(All(text, extension));

    /// <summary>The only specification of members of a class.</summary>
    public static Specification InClass(string members) => One($"using System;\npublic static partial class C\n{{\n{members}\n}}\n").Specification;

    /// <summary>What is said about a wrong text: place without the file's name, and message.</summary>
    public static string Mistake(string text, string extension = ".cs")
    {
        var exception = Assert.Throws<SpecificationException>(() => All(text, extension));
        Assert.NotNull(exception.Place);
        Assert.EndsWith(extension, exception.Place.Value.File);
        return Said(exception);
    }

    public static string MistakeInClass(string members) => Mistake($"public static partial class C\n{{\n{members}\n}}\n");

    public static ReadSpecification Inline(string signature, params string[] examples) => Reader.ReadInline(signature, examples);

    public static string InlineMistake(string signature, params string[] examples)
    {
        var exception = Assert.Throws<SpecificationException>(() => Inline(signature, examples));
        return $"{exception.Place!.Value.File}{Said(exception)}";
    }

    private static string Said(SpecificationException exception) => $"({exception.Place!.Value.Line},{exception.Place.Value.Column}): {exception.Message}";
}
