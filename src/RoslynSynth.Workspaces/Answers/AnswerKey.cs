using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using RoslynSynth.CSharp;
using RoslynSynth.CSharp.Reading;
using RoslynSynth.Searching;
using RoslynSynth.Specifications;

namespace RoslynSynth.Workspaces.Answers;

/// <summary>
/// All that an answer follows from: the specification, the engine, and options that choose among bodies. Limits that only end a search (time, terms,
/// threads) are no part of it: they stand in the entry, since a body that was found stays found.
/// </summary>
/// <param name="Text">64 hexadecimal digits.</param>
internal sealed record AnswerKey(string Text)
{
    /// <summary>The identity of the components, the search and the emitter: builds are deterministic, so another code has another id.</summary>
    private static readonly string[] Engine =
    [
        typeof(Search).Assembly.ManifestModule.ModuleVersionId.ToString(), typeof(Synthesizer).Assembly.ManifestModule.ModuleVersionId.ToString(), Environment.Version.ToString(),
    ];

    /// <param name="specification">What is wanted.</param>
    /// <param name="search">The options of the search.</param>
    /// <param name="setting">What the caller adds: the guide, for one.</param>
    /// <param name="components">Hashes of the files with the user's components.</param>
    public static AnswerKey Of(Specification specification, SearchOptions search, string setting, ImmutableArray<string> components)
    {
        var signature = specification.Signature;
        string[] parts =
        [
            "1", .. Engine, setting, SpecificationHash.Of(specification),
            signature.Name, $"{signature.ReturnType} {signature.ReturnTypeText}", .. signature.Parameters.Select(p => $"{p.Type} {p.TypeText} {p.Name} {p.IsReceiver} {p.DefaultText}"),
            Invariant($"{search.Seed} {search.CostLimit} {search.MemoryLimit} {search.Strategies}"), .. components,
        ];
        return new AnswerKey(Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(parts))));
    }

    /// <summary>The hash of a file of the user's.</summary>
    public static string HashOf(string file) => Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(file)));

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
