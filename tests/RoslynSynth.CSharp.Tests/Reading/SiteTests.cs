using RoslynSynth.CSharp.Emitting;
using RoslynSynth.CSharp.Reading;
using Xunit;

namespace RoslynSynth.CSharp.Tests.Reading;

/// <summary>What stands around a method is understood, whatever C# lets stand there.</summary>
public sealed class SiteTests
{
    [Theory]
    [InlineData("namespace A.B; {0}")]
    [InlineData("namespace A.B {{ {0} }}")]
    [InlineData("namespace A {{ namespace B {{ {0} }} }}")]
    [InlineData("#if true\nnamespace A.B;\n#endif\n{0}")]
    public void Namespaces_of_all_shapes(string shape)
    {
        var site = Specs.One(string.Format(System.Globalization.CultureInfo.InvariantCulture, shape, "static partial class C { [Example(1, Returns = 2)] public static partial int F(int x); }")).Site;
        Assert.Equal("A.B", site.Namespace);
        Assert.Equal("static partial class C", Assert.Single(site.ContainingTypes).Declaration);
    }

    [Theory]
    [InlineData("public static class C", "public static partial class C")]
    [InlineData("internal sealed partial class C", "internal sealed partial class C")]
    [InlineData("partial struct C", "partial struct C")]
    [InlineData("readonly partial struct C", "readonly partial struct C")]
    [InlineData("public partial record C(int A)", "public partial record C")]
    [InlineData("public partial record struct C(int A)", "public partial record struct C")]
    [InlineData("public partial record class C", "public partial record class C")]
    [InlineData("partial interface C", "partial interface C")]
    [InlineData("partial class C<T, U> where T : class", "partial class C<T, U>")]
    [InlineData("partial class @class", "partial class @class")]
    public void Types_of_all_kinds(string declaration, string header)
    {
        var site = Specs.One($"{declaration} {{ [Example(1, Returns = 2)] public static int F(int x) => throw new System.NotImplementedException(); }}").Site;
        Assert.Equal(header, Assert.Single(site.ContainingTypes).Declaration);
        Assert.Equal(SiteKind.MethodBody, site.Kind);
    }

    [Fact]
    public void Nested_types_come_outermost_first() =>
        Assert.Equal(["A", "B"], Specs.One("partial class A { partial record B { [Example(1, Returns = 2)] private static partial int F(int x); } }").Site.ContainingTypes.Select(t => t.Name));

    [Fact]
    public void Overloads_have_their_own_examples()
    {
        var read = Specs.All("""
            static partial class C
            {
                [Example(1, Returns = 2)] public static partial int F(int x);
                [Example("a", Returns = "b")] public static partial string F(string x);
                public static partial int F(int x, int y);
                static void T()
                {
                    Examples.That(F(3) == 4);
                    Examples.That(F("c") == "d");
                    Examples.That(F(1, 2) == 3);
                    Examples.That(F(1.5) == 3);
                }
                public static double F(double x) => 2 * x;
            }
            """);
        Assert.Equal(["1 3", "\"a\" \"c\"", "1, 2"], read.Select(r => string.Join(' ', r.Specification.Examples.Select(e => string.Join(", ", e.Arguments.Select(Literals.Of))))));
    }

    [Fact]
    public void Aliases_are_spelled_out()
    {
        var read = Specs.One("""
            using Row = (int Count, string Name);
            using Numbers = System.Collections.Generic.List<int>;
            static partial class C { [Example(1, Returns = null)] public static partial Row[]? F(Numbers? x, Row row = default); }
            """.Replace("(1,", "(null,", StringComparison.Ordinal));
        Assert.Equal("(int Count, string Name)[]?", read.Specification.Signature.ReturnTypeText);
        Assert.Equal(typeof((int, string)[]), read.Specification.Signature.ReturnType);
        Assert.Equal("System.Collections.Generic.List<int>?", read.Specification.Signature.Parameters[0].TypeText);
        Assert.Empty(read.Site.Usings);
    }

    [Fact]
    public void Usings_are_kept_wherever_they_stand() =>
        Assert.Equal(["System.Linq", "System.Text", "System"], Specs.One("""
            global using System.Linq;
            using System.Text;
            using static System.Math;
            using RoslynSynth;
            namespace N { using System; partial class C { [Example(1, Returns = 2)] public static partial int F(int x); } }
            """).Site.Usings);

    [Fact]
    public void The_nullable_context_goes_along()
    {
        Assert.True(Specs.One("#nullable enable\npartial class C { [Example(null, Returns = null)] public static partial string? F(string? x); }").Site.HasNullableContext);
        Assert.False(Specs.One("partial class C { [Example(null, Returns = null)] public static partial string F(string x); }").Site.HasNullableContext);
    }

    [Fact]
    public void What_the_preprocessor_leaves_out_is_not_there() =>
        Assert.Equal("C.F", Specs.One("partial class C {\n#if NEVER\n[Example(\"x\", Returns = 2)] public static partial int G(int x);\n#endif\n[Example(1, Returns = 2)] public static partial int F(int x); }").Specification.Name);

    [Fact]
    public void Written_methods_are_left_alone() =>
        Assert.Equal(["C.F"], Specs.All("""
            partial class C
            {
                [Example(1, Returns = 2)] public static partial int F(int x);
                [Example(1, Returns = 2)] public static int G(int x) => x + 1;
                [Example(1, Returns = 2)] public static partial int H(int x);
                public static partial int H(int x) => x + 1;
                static void T() => Examples.That(G(2) == 3);
            }
            """).Select(r => r.Specification.Name));

    [Fact]
    public void Statements_below_others_types_belong_to_the_type_that_they_name()
    {
        var read = Specs.One("""
            Console.WriteLine("top");
            static partial class A { public static partial int F(int x); }
            static class B { static void T() => Examples.That(A.F(1) == 2); }
            """);
        Assert.Equal("A.F", read.Specification.Name);
    }

    [Fact]
    public void Receivers_and_defaults_are_in_the_header_where_they_must_be()
    {
        var body = Specs.One("static class C { [Example(\"a\", Returns = 2)] public static int F(this string s, int n = 3, string t = \"\\u2028\") => throw new System.NotImplementedException(); }");
        var parameters = body.Specification.Signature.Parameters;
        Assert.Equal((true, null), (parameters[0].IsReceiver, parameters[0].DefaultText));
        Assert.Equal(["3", "\"\\u2028\""], parameters.Skip(1).Select(p => p.DefaultText));
        Assert.Equal(["a", 3, "\u2028"], Assert.Single(body.Specification.Examples).Arguments);
        var part = Specs.One("static partial class C { [Example(\"a\", Returns = 2)] public static partial int F(this string s, int n = 3); }");
        Assert.All(part.Specification.Signature.Parameters, p => Assert.Null(p.DefaultText));
    }

    [Fact]
    public void Types_are_spelled_without_what_could_hide_in_them() =>
        Assert.Equal("System.Collections.Generic.List<int>", Specs.One("partial class C { [Example(1, Returns = null)] public static partial System . Collections. Generic.List< /* \u202e */ int>\n F(int x); }").Specification.Signature.ReturnTypeText);
}
