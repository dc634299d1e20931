using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using RoslynSynth.CodeFixes.Engine;

namespace RoslynSynth.CodeFixes;

/// <summary>Fills methods of a solution in one batch: what is found is put in its place, what is not stays as it is.</summary>
internal static class MethodFill
{
    private const double SecondsPerMethod = 10;

    /// <summary>Why methods were not filled the last time; the next title says so.</summary>
    private static readonly ConcurrentDictionary<string, string> Failures = new();

    public static string? LastFailure(string method) => Failures.TryGetValue(method, out var why) ? why : null;

    /// <summary>The documentation id of the method at a place, the same in every project.</summary>
    public static async Task<string?> IdAtAsync(Document document, TextSpan span, CancellationToken cancellation)
    {
        var root = await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false);
        if (root!.FindNode(span).FirstAncestorOrSelf<MethodDeclarationSyntax>() is not { } method) return null;
        var model = await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false);
        return model!.GetDeclaredSymbol(method, cancellation) is IMethodSymbol symbol ? (symbol.PartialDefinitionPart ?? symbol).GetDocumentationCommentId() : null;
    }

    public static async Task<Solution> RunAsync(Solution solution, IReadOnlyCollection<(Document Document, TextSpan Span)> places, CancellationToken cancellation)
    {
        var methods = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var (document, span) in places)
        {
            if (await IdAtAsync(document, span, cancellation).ConfigureAwait(false) is { } id) methods.Add(id);
        }

        if (methods.Count == 0) return solution;
        var projects = await Snapshot.OfAsync(solution, places.Select(p => p.Document.Project.Id), cancellation).ConfigureAwait(false);
        var request = new EngineRequest([.. methods], SecondsPerMethod, projects);
        var response = await EngineProcess.AskAsync(places.First().Document.Project, request, cancellation).ConfigureAwait(false);
        await TellAsync(methods, response).ConfigureAwait(false);
        return await ApplyAsync(solution, response, cancellation).ConfigureAwait(false);
    }

    private static async Task<Solution> ApplyAsync(Solution solution, EngineResponse response, CancellationToken cancellation)
    {
        foreach (var file in response.Files)
        {
            // A linked file is one text in several projects.
            foreach (var document in solution.Projects.SelectMany(p => p.Documents).Where(d => (d.FilePath ?? d.Name) == file.Path))
            {
                var old = await document.GetTextAsync(cancellation).ConfigureAwait(false);
                solution = solution.WithDocumentText(document.Id, SourceText.From(file.Text, old.Encoding, old.ChecksumAlgorithm));
            }
        }

        return solution;
    }

    /// <summary>On a command line the standard error is read; in an editor the next title tells.</summary>
    private static async Task TellAsync(IEnumerable<string> methods, EngineResponse response)
    {
        foreach (var method in methods)
        {
            var result = response.Results.FirstOrDefault(r => r.Method == method);
            var why = response.Error.Length > 0 ? response.Error : result is null ? "it was not looked at" : result.Outcome == "Filled" ? null : result.Message;
            if (why is null) Failures.TryRemove(method, out _);
            else
            {
                Failures[method] = why;
                await WriteAsync($"RoslynSynth: {method.Substring(2)} was not filled: {why}").ConfigureAwait(false);
            }
        }
    }

    private static async Task WriteAsync(string line)
    {
        try
        {
            await Console.Error.WriteLineAsync(line).ConfigureAwait(false);
        }
        catch (IOException)
        {
            // A host without a console.
        }
    }
}
