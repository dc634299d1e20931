using FsCheck.Xunit;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using RoslynSynth.CSharp.Emitting;
using RoslynSynth.CSharp.Reading;
using Xunit;

namespace RoslynSynth.CSharp.Tests.Reading;

/// <summary>No text in an example can change the meaning of what is emitted or said.</summary>
public sealed class HostileTextTests
{
    private const string Hostile = "\"; } } /* */ // {0} {{ \\ \n\r\u0085\u2028\u2029\u202e\0 \ud800 '\"\"\" #if \u0001";

    [Fact]
    public void Hostile_constants_stay_one_literal()
    {
        var text = Literals.Of(Hostile);
        Assert.All(text, c => Assert.InRange(c, ' ', '~'));
        var node = Assert.IsType<LiteralExpressionSyntax>(SyntaxFactory.ParseExpression(text));
        Assert.Empty(node.GetDiagnostics());
        Assert.Equal(Hostile, node.Token.Value);
    }

    [Property(Replay = "(1, 3)")]
    public bool Any_text_reads_back_as_itself(string? text) =>
        text is null || (string?)Specs.Inline("string F(string s)", $"({Literals.Of(text)}) => {Literals.Of(text)}").Specification.Examples[0].Result == text;

    [Fact]
    public void A_hostile_example_emits_a_file_of_one_method()
    {
        var read = Specs.One($"namespace N; public static partial class C {{ [Example({Literals.Of(Hostile)}, Returns = 1)] public static partial int F(string s); }}");
        var method = new EmittedMethod($"public static int F(string s) => s == {Literals.Of(Hostile)} ? 1 : 0;", []);
        var header = new FileHeader("1.0", 1, SpecificationHash.Of(read.Specification), 1);
        var tree = CSharpSyntaxTree.ParseText(SourceFile.Render(method, read.Specification.Signature, read.Site, header), cancellationToken: TestContext.Current.CancellationToken);
        Assert.Empty(tree.GetDiagnostics(TestContext.Current.CancellationToken));
        Assert.Single(tree.GetRoot(TestContext.Current.CancellationToken).DescendantNodes().OfType<MemberDeclarationSyntax>(), m => m is MethodDeclarationSyntax);
        Assert.Equal(3, tree.GetRoot(TestContext.Current.CancellationToken).DescendantNodes().OfType<MemberDeclarationSyntax>().Count());
    }
}
