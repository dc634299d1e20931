using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text.Json;
using RoslynSynth.CSharp;
using RoslynSynth.CSharp.Projects;
using RoslynSynth.CSharp.Reading;
using RoslynSynth.Searching;
using RoslynSynth.Specifications;

namespace RoslynSynth.Workspaces.Answers;

/// <summary>All that what is remembered follows from.</summary>
/// <param name="Text">64 hexadecimal digits.</param>
internal sealed record AnswerKey(string Text)
{
    /// <summary>The identity of the components, the search and the emitter: builds are deterministic, so another code has another id.</summary>
    private static readonly string[] Engine =
    [
        typeof(Search).Assembly.ManifestModule.ModuleVersionId.ToString(), typeof(Synthesizer).Assembly.ManifestModule.ModuleVersionId.ToString(), Environment.Version.ToString(),
    ];

    /// <summary>
    /// Of an answer: the specification, the engine, and options that choose among bodies. Limits that only end a search (time, terms, threads) are no part of it: they
    /// stand in the entry, since a body that was found stays found.
    /// </summary>
    /// <param name="specification">What is wanted.</param>
    /// <param name="search">The options of the search.</param>
    /// <param name="setting">What the caller adds: the guide, for one.</param>
    /// <param name="components">Hashes of the files with the user's components.</param>
    public static AnswerKey Of(Specification specification, SearchOptions search, string setting, ImmutableArray<string> components) => Hashed(
    [
        "1", setting, SpecificationHash.Of(specification), .. PartsOf(specification.Signature),
        Invariant($"{search.Seed} {search.CostLimit} {search.MemoryLimit} {search.Strategies}"), .. components,
    ]);

    /// <summary>Of the values of tests that were run: the code, and that it ran without some bodies; numbers and texts may come out otherwise on another system.</summary>
    /// <param name="code">The <see cref="SourceHash"/> of the test project.</param>
    /// <param name="opened">The ids of the methods without whose bodies it ran.</param>
    public static AnswerKey OfRows(string code, IEnumerable<string> opened) => Hashed(["rows 1", RuntimeInformation.RuntimeIdentifier, code, .. opened]);

    /// <summary>Of which conditions can be judged: what they are compiled with.</summary>
    /// <param name="wanted">The methods and their conditions.</param>
    /// <param name="components">Hashes of the files with the user's code.</param>
    public static AnswerKey OfConditions(IEnumerable<(Signature Signature, ImmutableArray<Condition> Conditions)> wanted, IEnumerable<string> components) =>
        Hashed(["conditions 1", .. components, .. wanted.SelectMany(w => (string[])[.. PartsOf(w.Signature), $"{w.Conditions.Length}", .. w.Conditions.Select(c => c.Text)])]);

    /// <summary>The hash of a file of the user's.</summary>
    public static string HashOf(string file) => Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(file)));

    private static AnswerKey Hashed(string[] parts) => new(Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes<string[]>([.. Engine, .. parts]))));

    private static IEnumerable<string> PartsOf(Signature signature) =>
        [signature.Name, $"{signature.ReturnType} {signature.ReturnTypeText}", .. signature.Parameters.Select(p => $"{p.Type} {p.TypeText} {p.Name} {p.IsReceiver} {p.DefaultText}")];

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
