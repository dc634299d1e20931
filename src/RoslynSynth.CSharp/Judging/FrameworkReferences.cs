using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace RoslynSynth.CSharp.Judging;

/// <summary>The parts of the running framework that candidates may use. No SDK or reference pack is needed.</summary>
internal static class FrameworkReferences
{
    private static readonly string[] Names =
    [
        "System.Private.CoreLib", "System.Runtime", "System.Linq", "System.Collections", "System.Memory", "System.Private.Uri", "System.Runtime.Extensions",
        "System.Console", "System.Runtime.Numerics", "System.Text.RegularExpressions", "netstandard",
    ];

    private static readonly Lazy<ImmutableArray<MetadataReference>> Loaded = new(Load);

    public static ImmutableArray<MetadataReference> All => Loaded.Value;

    private static ImmutableArray<MetadataReference> Load()
    {
        var paths = ((string?)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES") ?? "").Split(Path.PathSeparator);
        return [.. paths.Where(p => Names.Contains(Path.GetFileNameWithoutExtension(p))).Select(p => MetadataReference.CreateFromFile(p))];
    }
}
