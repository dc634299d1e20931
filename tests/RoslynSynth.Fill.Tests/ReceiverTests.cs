using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using RoslynSynth.CSharp.Emitting;
using RoslynSynth.CSharp.Projects;
using RoslynSynth.CSharp.TestReading;
using RoslynSynth.Specifications;
using Xunit;

namespace RoslynSynth.Fill.Tests;

/// <summary>Instance methods: what they read through <c>this</c> comes first among the arguments.</summary>
public sealed class ReceiverTests
{
    private const string Open = "public int Target(int x) => throw new NotImplementedException();";

    [Theory]
    [InlineData("record Money(int Cents, string Currency) { " + Open + " }", "new Money(3, \"EUR\").Target(2)", "(3, \"EUR\", 2) => 6")]
    [InlineData("readonly record struct Money(int Cents) { " + Open + " }", "new Money(3).Target(2)", "(3, 2) => 6")]
    [InlineData("readonly struct Money { readonly int _cents; public Money(int cents) => _cents = cents; " + Open + " }", "new Money(3).Target(x: 2)", "(3, 2) => 6")]
    [InlineData("class Money { public int Cents { get; } public bool IsDebt => Cents < 0; public Money(int cents) { Cents = cents; } " + Open + " }", "new Money(3).Target(2)", "(3, false, 2) => 6")]
    [InlineData("class Money { " + Open + " }", "new Money().Target(2)", "(2) => 6")]
    public void The_members_of_the_receiver_are_arguments(string type, string call, string example) =>
        Assert.Equal([example], Read($"public {type} class Tests {{ [Fact] void A() {{ Assert.Equal(6, {call}); }} }}"));

    [Fact]
    public void A_receiver_may_stand_in_a_variable() => Assert.Equal(
        ["(3, 2) => 6"], Read("public record Money(int Cents) { " + Open + " } class Tests { [Fact] void A() { Money money = new(3); Assert.Equal(6, money.Target(2)); } }"));

    [Fact]
    public void A_receiver_that_no_constructor_makes_is_told()
    {
        var error = Assert.Throws<SpecificationException>(() => Read("public record Money(int Cents) { " + Open + " } class Tests { [Fact] void A() { Assert.Equal(6, Make().Target(2)); } static Money Make() => new(3); }"));
        Assert.Contains("No example could be read", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("record Money(int Cents);", true)]
    [InlineData("class Money { readonly int _cents; }", true)]
    [InlineData("class Money { public int Cents { get; init; } }", true)]
    [InlineData("class Money { int _cents; }", false)]
    [InlineData("class Money { public int Cents { get; set; } }", false)]
    [InlineData("class Money { public int Cents { get; private set; } }", false)]
    [InlineData("interface Money { int Cents { get; } }", false)]
    public void Only_types_that_stay_as_they_are_count(string type, bool isImmutable) =>
        Assert.Equal(isImmutable, Receiver.IsImmutable(Source.Compile("Project", type).GetTypeByMetadataName("Money")!));

    private static string[] Read(string source)
    {
        var compilation = Source.Compile("Project", source);
        var method = compilation.GetSymbolsWithName("Target").OfType<IMethodSymbol>().Single();
        using var code = ProjectCode.Load(compilation, new ProjectCopies(), TestContext.Current.CancellationToken);
        var claims = new TestScanner(compilation, new HashSet<string> { method.GetDocumentationCommentId()! }).Scan(compilation.SyntaxTrees[1]).SelectMany(t => t.Claims);
        var declaration = (MethodDeclarationSyntax)method.DeclaringSyntaxReferences[0].GetSyntax();
        return [.. new ClaimReader(code.Types).Read(method, declaration, "Target", claims).Specification.Examples.Select(e => $"({string.Join(", ", e.Arguments.Select(Literals.Of))}) => {Literals.Of(e.Result)}")];
    }
}
