using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using RoslynSynth.CSharp.Projects;
using RoslynSynth.CSharp.TestReading;
using RoslynSynth.Specifications;
using Xunit;

namespace RoslynSynth.Fill.Tests;

/// <summary>What of a project is offered to a method in it.</summary>
public sealed class ProjectCodeTests
{
    private const string Target = "public static class Home { public static int Target(int x) => throw new NotImplementedException(); ";

    [Theory]
    [InlineData("public static int Next(int x) => x + 1; }")]
    [InlineData("internal static int Next(int x) { var sum = 0; for (var i = 0; i <= x; i++) sum += i; return sum; } }")]
    [InlineData("} internal static class Other { internal static int Next(this int x) => x + 1; }")]
    [InlineData("} namespace Far { public static class Other { public static int Next(int x) => new[] { x }.Select(y => y + 1).Sum(); } }")]
    [InlineData("public const int Next = 7; }")]
    [InlineData("public static readonly int Next = 3 + 4; }")]
    [InlineData("private static readonly int[] Table = [1, 2, 3]; public static int Next(int x) => Table[x]; }")]
    [InlineData("public static int Next(int x) => x + 1; public static Missing Broken(int x) => new Missing(x); }")]
    [InlineData("public static int Next(int x) => x + 1; public static int Broken(int x) => x + ; }")]
    [InlineData("static IEnumerable<int> Up(int x) { for (var i = 0; i <= x; i++) yield return i; } public static int Next(int x) => Up(x).Sum(); }")]
    [InlineData("} interface INamed { string Name { get; set; } } class Named : INamed, IComparable<Named> { public string Name { get; set; } = \"\"; public int CompareTo(Named other) => string.CompareOrdinal(Name, other.Name); } static class Other { public static int Next(int x) => new[] { new Named() }.Order().Count() + x; }")]
    public void What_computes_is_offered(string code) => Assert.Contains("Next", Offered(Target + code));

    [Theory]
    [InlineData("public static int Next(int x) => throw new NotImplementedException(); }")]
    [InlineData("public static int Next(int x) => Target(x) + 1; }")]
    [InlineData("public static int Next(int x) => Between(x); static int Between(int x) => Target(x); }")]
    [InlineData("static int s_count; public static int Next(int x) => x + s_count++; }")]
    [InlineData("public static int Count; public static int Next(int x) => x + Count; }")]
    [InlineData("public static int Next(int x) => x + System.IO.File.ReadAllText(\"x\").Length; }")]
    [InlineData("public static int Next(int x) { Console.WriteLine(x); return x; } }")]
    [InlineData("public static int Next(int x) => Random.Shared.Next(x); }")]
    [InlineData("public static int Next(int x) => DateTime.Now.Day + x; }")]
    [InlineData("static readonly int s_size = Environment.ProcessorCount; public static int Next(int x) => x + s_size; }")]
    [InlineData("public static int Next(int x) => Marshal(x); [System.Runtime.InteropServices.DllImport(\"c\")] static extern int Marshal(int x); }")]
    [InlineData("public static int Next(Thread x) => 1; }")]
    [InlineData("static IEnumerable<int> Sizes() { yield return Environment.ProcessorCount; } public static int Next(int x) => Sizes().First() + x; }")]
    [InlineData("static IEnumerable<int> Sizes() { Console.WriteLine(); yield return 1; } public static int Next(int x) { foreach (var s in Sizes()) x += s; return x; } }")]
    [InlineData("} class Loud : IComparable<Loud> { public int CompareTo(Loud other) { Console.WriteLine(); return 0; } } static class Other { public static int Next(int x) => new[] { new Loud(), new Loud() }.Order().Count() + x; }")]
    [InlineData("} struct Loud { public override string ToString() { Console.WriteLine(); return \"\"; } } static class Other { public static int Next(int x) => $\"{default(Loud)}\".Length + x; }")]
    [InlineData("} struct Loud<T> { public override string ToString() { Console.WriteLine(); return \"\"; } } static class Other { public static int Next(int x) => new Loud<int>[x].Select(l => l.ToString().Length).Sum(); }")]
    [InlineData("} class Loud { public override string ToString() { Console.WriteLine(); return \"\"; } } static class Other { public static int Next(int x) => $\"{new Loud()}\".Length + x; }")]
    [InlineData("private static int Next(int x) => x + 1; }")]
    [InlineData("} class Start { [System.Runtime.CompilerServices.ModuleInitializer] internal static void Run() => Console.WriteLine(); } public static class Other { public static int Next(int x) => x; }")]
    [InlineData("} abstract class Shape { public abstract int Size(); } class Loud : Shape { public override int Size() { Console.WriteLine(); return 1; } } static class Other { static readonly Shape One = new Loud(); public static int Next(int x) => One.Size() + x; }")]
    [InlineData("} abstract class Shape { public abstract int Size { get; } } class Twin(Shape inner) : Shape { public override int Size => inner.Size; } static class Other { static readonly Shape One = new Twin(null); public static int Next(int x) => One.Size + x; }")]
    public void What_does_more_is_not(string code) => Assert.DoesNotContain("Next", Offered(Target + code));

    [Fact]
    public void An_endless_component_gives_no_value_and_does_not_hang()
    {
        using var code = Load(Target + "public static int Next(int x) { while (x != 1) x = x * 2; return x; } }", out var method);
        var component = Assert.Single(code.OfferTo(method, SignatureOf(method)).Components, c => c.Name == "Next");
        Assert.Equal(1, component.Body.DynamicInvoke(1));
        Assert.ThrowsAny<Exception>(() => component.Body.DynamicInvoke(3));
        Assert.Equal(1, component.Body.DynamicInvoke(1));
    }

    [Fact]
    public void Endless_recursion_does_not_end_the_process()
    {
        using var code = Load(Target + "public static int Next(int x) => x == 0 ? 0 : Next(x - 1) + 1; }", out var method);
        var component = Assert.Single(code.OfferTo(method, SignatureOf(method)).Components, c => c.Name == "Next");
        Assert.ThrowsAny<Exception>(() => component.Body.DynamicInvoke(-1));
    }

    [Fact]
    public void Enums_and_records_that_occur_are_offered_whole()
    {
        using var code = Load("""
            public enum Kind { Small, Large }
            internal record Item(string Name, Kind Kind) { public bool IsLarge => Kind == Kind.Large; }
            static class Home { internal static Kind Target(Item item) => throw new NotImplementedException(); }
            """, out var method);
        var names = code.OfferTo(method, SymbolSignature.Of(method, code.Types, default)).Components.Select(c => c.Name).ToList();
        Assert.Equal(["IsLarge", "Kind", "Large", "Name", "NewItem", "Small"], names.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("public static int Next(int x) => x + 1; }", "public static int Next(int x) => x + 1; static string Other(string s) => s + s; }", true)]
    [InlineData("public static int Next(int x) => x + 1; }", "public static int Next(int x) => x + 1; } class Other : List<int> { static readonly object s_lock = new(); public void Run() => Console.WriteLine(1 + 2.5); }", true)]
    [InlineData("public static int Next(int x) => x + 1; }", "public static int Next(int x) => x + 2; }", false)]
    [InlineData("public static int Next(int x) => Far(x); static int Far(int x) => x; }", "public static int Next(int x) => Far(x); static int Far(int x) => -x; }", false)]
    [InlineData("public static int Next(int x) => x + Step; const int Step = 3; }", "public static int Next(int x) => x + Step; const int Step = 4; }", false)]
    [InlineData("public const int Next = 3; }", "public const int Next = 4; }", false)]
    [InlineData("public static int Next(int x) => Far(x); static int Far(int x) => x; static int Far(long x) => 1; }", "public static int Next(int x) => Far((long)x); static int Far(int x) => x; static int Far(long x) => 1; }", false)]
    [InlineData("static int[] Table => [1, 2]; public static int Next(int x) => Table[x]; }", "static int[] Table => [1, 3]; public static int Next(int x) => Table[x]; }", false)]
    [InlineData("public static int Next(int x) => $\"{x}a\".Length; }", "public static int Next(int x) => $\"{x}ab\".Length; }", false)]
    [InlineData("public static int Next(int x) => x + 1; }", "public static int Next(int x) => x + 1; public static int Again(int x) => x; }", false)]
    public void What_is_remembered_depends_on_what_is_offered_and_on_nothing_else(string before, string after, bool isSame) =>
        Assert.Equal(isSame, HashOf(Target + before) == HashOf(Target + after));

    [Fact]
    public void What_two_projects_refer_to_is_compiled_once()
    {
        var copies = new ProjectCopies();
        var shared = Source.Compile("Shared", "public static class S { public static int One() => 1; }");
        var images = new[] { "First", "Second" }.Select(n => Source.Compile(n, "class C { int Two() => S.One() + 1; }").AddReferences(shared.ToMetadataReference())).Select(c => copies.Of(c, null, default)).ToList();
        Assert.Equal(["First, Shared", "Second, Shared"], images.Select(all => string.Join(", ", all.Select(i => i.Name).Order(StringComparer.Ordinal))));
        Assert.Same(images[0].Single(i => i.Name == "Shared").Image, images[1].Single(i => i.Name == "Shared").Image);
    }

    private static string HashOf(string source)
    {
        using var code = Load(source, out var method);
        return code.OfferTo(method, SignatureOf(method)).Hash;
    }

    private static ImmutableArray<string> Offered(string source)
    {
        using var code = Load(source, out var method);
        return [.. code.OfferTo(method, SignatureOf(method)).Components.Select(c => c.Name)];
    }

    private static Signature SignatureOf(IMethodSymbol method) => new(method.Name, [new Parameter("x", typeof(int), "int")], typeof(int), "int");

    private static ProjectCode Load(string source, out IMethodSymbol method)
    {
        var compilation = Source.Compile("Project", source);
        method = compilation.GetSymbolsWithName("Target").OfType<IMethodSymbol>().Single();
        return ProjectCode.Load(compilation, new ProjectCopies(), TestContext.Current.CancellationToken);
    }
}
