using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using RoslynSynth.Analyzers;

namespace RoslynSynth.CodeFixes;

/// <summary>Offers to write the body of a method from its examples and tests.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(FillFixProvider)), Shared]
public sealed class FillFixProvider : CodeFixProvider
{
    internal const string Key = "RoslynSynth.Fill";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(Rules.OpenId, Rules.StaleId);

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => FillAllProvider.Instance;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var document = context.Document;
        var root = await document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        foreach (var diagnostic in context.Diagnostics)
        {
            var span = diagnostic.Location.SourceSpan;
            if (root!.FindNode(span).FirstAncestorOrSelf<MethodDeclarationSyntax>() is not { } method) continue;
            if (await ExampleSource.OfAsync(document, method, context.CancellationToken).ConfigureAwait(false) is not { } source) continue;
            var id = await MethodFill.IdAtAsync(document, span, context.CancellationToken).ConfigureAwait(false);
            var last = id is not null && MethodFill.LastFailure(id) is { } why ? $" (last time: {why})" : "";
            context.RegisterCodeFix(
                CodeAction.Create($"Write '{method.Identifier.ValueText}' from {source}{last}", c => MethodFill.RunAsync(document.Project.Solution, [(document, span)], c), Key),
                diagnostic);
        }
    }

    /// <summary>All methods of a document, a project or the solution: one batch, one change.</summary>
    private sealed class FillAllProvider : FixAllProvider
    {
        public static FillAllProvider Instance { get; } = new();

        public override async Task<CodeAction?> GetFixAsync(FixAllContext context)
        {
            var diagnostics = ImmutableArray.CreateBuilder<Diagnostic>();
            if (context.Scope == FixAllScope.Document && context.Document is { } only)
                diagnostics.AddRange(await context.GetDocumentDiagnosticsAsync(only).ConfigureAwait(false));
            else
            {
                var projects = context.Scope == FixAllScope.Solution ? context.Solution.Projects.ToImmutableArray() : ImmutableArray.Create(context.Project);
                foreach (var project in projects.Where(p => p.Language == LanguageNames.CSharp)) diagnostics.AddRange(await context.GetAllDiagnosticsAsync(project).ConfigureAwait(false));
            }

            var places = diagnostics.Where(d => d.Location.IsInSource)
                .Select(d => (Document: context.Solution.GetDocument(d.Location.SourceTree), d.Location.SourceSpan))
                .Where(p => p.Document is not null).Select(p => (p.Document!, p.SourceSpan)).ToList();
            return places.Count == 0 ? null : CodeAction.Create($"Write {places.Count} methods from their tests", c => MethodFill.RunAsync(context.Solution, places, c), Key);
        }
    }
}
