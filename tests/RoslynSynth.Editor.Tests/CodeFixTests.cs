using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using RoslynSynth.Analyzers;
using RoslynSynth.CodeFixes;
using Xunit;

namespace RoslynSynth.Editor.Tests;

/// <summary>The code fix with the real engine: a project with open methods, and one with their tests.</summary>
[Collection("engine")]
public sealed class CodeFixTests : IDisposable
{
    private const string Code = """
        public static class Words
        {
            public static string Shout(string text) => throw new System.NotImplementedException();

            public static int Odd(int x) => throw new System.NotImplementedException();

            public static string Untested(string text) => throw new System.NotImplementedException();
        }
        """;

    private const string Tests = """
        public class WordsTests
        {
            [Theory, InlineData("hi", "HI"), InlineData("Ada l", "ADA L")]
            public void Shouts(string text, string expected) => Assert.Equal(expected, Words.Shout(text));

            [Fact] public void Contradicts() { Assert.Equal(1, Words.Odd(1)); Assert.Equal(2, Words.Odd(1)); }
        }
        """;

    private readonly AdhocWorkspace _workspace = new();

    public CodeFixTests()
    {
        Environment.SetEnvironmentVariable("ROSLYNSYNTH_ENGINE", Path.Combine(AppContext.BaseDirectory, "RoslynSynth.Tool.dll"));
        var references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(p => Path.GetFileName(p).StartsWith("System.", StringComparison.Ordinal)).Select(p => MetadataReference.CreateFromFile(p));
        var code = _workspace.AddProject("Code", LanguageNames.CSharp);
        var tests = _workspace.AddProject("Tests", LanguageNames.CSharp);
        var solution = _workspace.CurrentSolution;
        foreach (var id in new[] { code.Id, tests.Id })
            solution = solution.AddMetadataReferences(id, references).WithProjectCompilationOptions(id, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        solution = solution.AddProjectReference(tests.Id, new ProjectReference(code.Id))
            .AddDocument(DocumentId.CreateNewId(code.Id), "Words.cs", Code).AddDocument(DocumentId.CreateNewId(tests.Id), "WordsTests.cs", Tests);
        Assert.True(_workspace.TryApplyChanges(solution));
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private Document Words => _workspace.CurrentSolution.Projects.Single(p => p.Name == "Code").Documents.Single();

    public void Dispose() => _workspace.Dispose();

    [Fact]
    public async Task The_title_tells_number_and_source()
    {
        Assert.StartsWith("Write 'Shout' from 2 tests in WordsTests", Assert.Single(await ActionsAsync("Shout")).Title, StringComparison.Ordinal);
        Assert.Empty(await ActionsAsync("Untested"));
    }

    [Fact]
    public async Task A_method_is_written_from_the_tests_of_another_project()
    {
        var changed = await ApplyAsync(Assert.Single(await ActionsAsync("Shout")));
        Assert.Contains("public static string Shout(string text) => text.ToUpperInvariant();", changed, StringComparison.Ordinal);
        Assert.Contains("// Filled by RoslynSynth from 2 examples", changed, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_not_found_changes_nothing_and_the_next_title_says_why()
    {
        Assert.Equal(Code, await ApplyAsync(Assert.Single(await ActionsAsync("Odd"))));
        Assert.Contains("last time: ", Assert.Single(await ActionsAsync("Odd")).Title, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Fix_all_is_one_change_and_one_failure_loses_no_other()
    {
        var places = new List<(Document, Microsoft.CodeAnalysis.Text.TextSpan)>();
        foreach (var name in new[] { "Odd", "Shout", "Untested" }) places.Add((Words, (await PlaceAsync(name)).SourceSpan));
        var changed = await MethodFill.RunAsync(_workspace.CurrentSolution, places, Cancellation);
        var text = (await changed.GetDocument(Words.Id)!.GetTextAsync(Cancellation)).ToString();
        Assert.Contains("ToUpperInvariant", text, StringComparison.Ordinal);
        Assert.Equal(2, text.Split("NotImplementedException").Length - 1);
        Assert.Single(changed.GetChanges(_workspace.CurrentSolution).GetProjectChanges());
    }

    [Theory]
    [InlineData(FixAllScope.Document)]
    [InlineData(FixAllScope.Project)]
    [InlineData(FixAllScope.Solution)]
    public async Task Fix_all_of_each_scope_is_one_action(FixAllScope scope)
    {
        var open = new[] { "Odd", "Shout" }.Select(async n => Diagnostic.Create(Rules.Open, await PlaceAsync(n), n, ""));
        var fix = new FillFixProvider();
        var context = new FixAllContext(Words, fix, scope, FillFixProvider.Key, [Rules.OpenId], new Known([.. await Task.WhenAll(open)]), Cancellation);
        var changed = await ApplyAsync((await fix.GetFixAllProvider().GetFixAsync(context))!);
        Assert.Contains("ToUpperInvariant", changed, StringComparison.Ordinal);
        Assert.Contains("Odd(int x) => throw", changed, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cancelled_fix_ends_its_engine()
    {
        using var source = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        source.CancelAfter(TimeSpan.FromMilliseconds(300));
        var place = await PlaceAsync("Shout");
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => MethodFill.RunAsync(_workspace.CurrentSolution, [(Words, place.SourceSpan)], source.Token));
    }

    private async Task<Location> PlaceAsync(string method)
    {
        var root = await Words.GetSyntaxRootAsync(Cancellation);
        return root!.DescendantNodes().OfType<MethodDeclarationSyntax>().Single(m => m.Identifier.ValueText == method).Identifier.GetLocation();
    }

    private async Task<List<CodeAction>> ActionsAsync(string method)
    {
        var actions = new List<CodeAction>();
        var diagnostic = Diagnostic.Create(Rules.Open, await PlaceAsync(method), method, "");
        await new FillFixProvider().RegisterCodeFixesAsync(new CodeFixContext(Words, diagnostic, (action, _) => actions.Add(action), Cancellation));
        return actions;
    }

    private async Task<string> ApplyAsync(CodeAction action)
    {
        var change = Assert.IsType<ApplyChangesOperation>(Assert.Single(await action.GetOperationsAsync(Cancellation)));
        return (await change.ChangedSolution.GetDocument(Words.Id)!.GetTextAsync(Cancellation)).ToString();
    }

    /// <summary>What an analyzer would have told of the only document.</summary>
    private sealed class Known(ImmutableArray<Diagnostic> all) : FixAllContext.DiagnosticProvider
    {
        public override Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken) => Task.FromResult(all.Where(d => project.GetDocument(d.Location.SourceTree) is not null));

        public override Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken) => GetAllDiagnosticsAsync(document.Project, cancellationToken);

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) => Task.FromResult<IEnumerable<Diagnostic>>([]);
    }
}
