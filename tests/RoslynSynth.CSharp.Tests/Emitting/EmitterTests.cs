using RoslynSynth.CSharp.Emitting;
using RoslynSynth.CSharp.Judging;
using RoslynSynth.Terms;
using Xunit;
using static RoslynSynth.CSharp.Tests.Emitting.Sketch;

namespace RoslynSynth.CSharp.Tests.Emitting;

/// <summary>What the emitter writes, one approved file for each topic.</summary>
public sealed class EmitterTests
{
    [Fact]
    public Task Branches() => CheckAsync(
        "Branches",
        Emit("char First(string name)", p => If(Call("IsEmpty", p[0]), Value('?'), Call("FirstChar", p[0]))),
        Emit("string Size(int n)", p => If(Call("Less", p[0], Value(10)), Value("small"), If(Call("Less", p[0], Value(100)), Value("middle"), Value("large")))),
        Emit("bool IsShort(string s)", p => If(Call("Less", Call("Length", p[0]), Value(3)), Value(true), Value(false))),
        Emit("bool IsLong(string s)", p => If(Call("Less", Call("Length", p[0]), Value(3)), Value(false), Value(true))),
        Emit("bool IsEither(string s)", p => If(Call("IsEmpty", p[0]), Value(true), Call("StartsWith", p[0], Value("#")))),
        Emit("int Pick(int a, int b)", p => If(Call("Not", Call("Equal", p[0], Value(0))), p[0], p[1])),
        Emit("int Add(int a, int b)", p => Call("Add", If(Call("Less", p[0], p[1]), p[0], p[1]), Value(1))),
        Emit("string Grade(int good, int fair, int score)", p => Call("Concat", Value("grade "), If(Call("Less", p[2], p[0]), If(Call("Less", p[2], p[1]), Value("C"), Value("B")), Value("A")))),
        Emit("string Sign(double x)", p => If(Call("Less", p[0], Value(1.0)), If(Call("Less", p[0], Value(0.0)), Value("-"), Value("0")), Value("+"))),
        Emit("string Longest(string first, string second)", p => If(
            Call("Less", Call("Length", p[0]), Call("Length", p[1])),
            Call("Concat", Call("Concat", Value("the second text is longer: "), Call("ToUpper", p[1])), Value("!")),
            Call("Concat", Value("the first text is at least as long: "), Call("ToUpper", p[0])))));

    [Fact]
    public Task Guards() => CheckAsync(
        "Guards",
        Emit("int Half(int even)", p => If(Call("IsOdd", p[0]), Throw<int>(typeof(ArgumentException)), Call("Divide", p[0], Value(2)))),
        Emit("int Length(string text)", p => If(Call("IsNull", p[0]), Throw<int>(typeof(ArgumentNullException)), Call("Length", p[0]))),
        Emit("double Root(double x)", p => If(Call("Less", p[0], Value(0.0)), Throw<double>(typeof(ArgumentOutOfRangeException)), Call("SquareRoot", p[0]))),
        Emit("int Value(int? x)", p => If(Call("Not", Call("HasValue", p[0])), Throw<int>(typeof(InvalidOperationException)), Call("Value", p[0]))));

    [Fact]
    public Task Loops() => CheckAsync(
        "Loops",
        Emit("int Total(int[] numbers)", p => Call("Aggregate", p[0], Value(0), Lambda<int, int>((total, x) => Call("Add", total, Call("Multiply", x, x))))),
        Emit("string Compressed(string[] words)", p => Call("Aggregate", p[0], Value(""), Lambda<string, string>((text, word) =>
            Call("Concat", Call("Concat", Call("Concat", text, Call("ToUpper", Call("Prefix", word, Value(1)))), Call("ToText", Call("Length", word))), Value(";"))))),
        Emit("int Greatest(List<int> items)", p => Call("Aggregate", p[0], Value(0), Lambda<int, int>((best, x) => If(Call("Less", best, x), x, best)))),
        Emit("int Least(List<int> items)", p => Call("Aggregate", p[0], Value(9), Lambda<int, int>((best, x) => If(Call("Less", best, x), best, x)))));

    [Fact]
    public Task Queries() => CheckAsync(
        "Queries",
        Emit("List<int> Squares(List<int> numbers)", p => Call("Select", p[0], Lambda<int>(x => Call("Multiply", x, x)))),
        Emit("IEnumerable<int> Lazy(int[] numbers)", p => Call("Where", p[0], Lambda<int>(x => Call("Less", Value(2), x)))),
        Emit("int[] Both(int[] numbers, int limit)", p => Call("Select", Call("Where", p[0], Lambda<int>(x => Call("Less", x, p[1]))), Lambda<int>(x => Call("Add", x, Value(1))))),
        Emit("string Letters(string s)", p => Call("FromChars", Call("Where", Call("Chars", p[0]), Lambda<char>(c => Call("IsLetter", c))))),
        Emit("string Shouted(string s)", p => Call("FromChars", Call("Select", Call("Chars", p[0]), Lambda<char>(c => Call("ToUpper", c))))),
        Emit("string Reversed(string s)", p => Call("FromChars", Call("Reverse", Call("Chars", p[0])))),
        Emit("int Digits(string s)", p => Call("CountWhere", Call("Chars", p[0]), Lambda<char>(c => Call("IsDigit", c)))),
        Emit("bool AreEven(string s)", p => Call("IsMultipleOf", Call("Length", Call("FromChars", Call("Where", Call("Chars", p[0]), Lambda<char>(c => Call("IsDigit", c))))), Value(2))),
        Emit("int Count(List<string> words)", p => Call("Length", Call("Where", p[0], Lambda<string>(w => Call("StartsWith", w, Value("a")))))),
        Emit("int Last(List<int> xs)", p => Call("Last", Call("Order", p[0]))),
        Emit("int[] Indexed(int[] xs)", p => Call("SelectIndexed", p[0], Lambda<int, int>((x, i) => Call("Multiply", x, i)))),
        Emit("int Dot(int[] xs, int[] ys)", p => Call("Sum", Call("Zip", p[0], p[1], Lambda<int, int>((x, y) => Call("Multiply", x, y))))),
        Emit("double Sum(List<double> prices, int[] counts)", p => Call("Sum", Call("Zip", p[0], p[1], Lambda<double, int>((x, n) => Call("Multiply", x, Call("FromInt", n)))))),
        Emit("List<IReadOnlyList<char>> Folded(int[] xs, List<IReadOnlyList<char>> rows)", p => Call("Aggregate", p[0], p[1], Lambda<char[][], int>((all, x) => Call("SelectIndexed", all, Lambda<char[], int>((row, i) => row))))),
        Emit("List<List<int>> Pairs(List<List<int>> rows)", p => Call("Select", p[0], Lambda<int[]>(r => Call("Reverse", r)))),
        Emit("List<int> Backwards(List<int> xs)", p => Call("Reverse", p[0])),
        Emit("int[] Turned(int[] xs)", p => Call("Reverse", p[0])));

    [Fact]
    public Task Texts() => CheckAsync(
        "Texts",
        Emit("string LastFirst(string first, string last)", p => Call("Concat", Call("Concat", p[1], Value(", ")), p[0])),
        Emit("string Pair(int a, int b)", p => Call("Concat", Call("Concat", Call("Concat", Call("Concat", Value("("), Call("ToText", p[0])), Value(", ")), Call("ToText", p[1])), Value(")"))),
        Emit("string Initial(string s)", p => Call("Concat", Call("ToText", Call("FirstChar", p[0])), Value("."))),
        Emit("string Braces(string s)", p => Call("Concat", Call("Concat", Value("{\""), p[0]), Value("\"}"))),
        Emit("string Two(string s)", p => Call("Concat", Call("ToText", Call("FirstChar", p[0])), Call("ToText", Call("LastChar", p[0])))),
        Emit("string Marked(string s, char c)", p => Call("AppendChar", Call("PrependChar", p[1], p[0]), p[1])),
        Emit("string Middle(string s)", p => Call("Slice", p[0], Value(1), Call("Subtract", Call("Length", p[0]), Value(1)))),
        Emit("string Before(string s)", p => Call("Before", p[0], Value("@"))),
        Emit("string Tail(string s, int n)", p => Call("From", p[0], p[1])),
        Emit("string End(string s, int n)", p => Call("Suffix", p[0], Call("Add", p[1], Value(1)))),
        Emit("string Without(string s)", p => Call("WithoutEnd", p[0], Value(2))),
        Emit("string Trailing(string s)", p => Call("Concat", p[0], Call("ToText", Call("IndexOf", p[0], Value(" "))))));

    [Fact]
    public Task Collections() => CheckAsync(
        "Collections",
        Emit("int[] Two(int a, int b)", p => Call("Pair", p[0], p[1])),
        Emit("List<int> With(List<int> xs, int x)", p => Call("Append", p[0], p[1])),
        Emit("List<int> Around(List<int> xs, List<int> ys)", p => Call("Prepend", Call("Concat", p[0], p[1]), Value(0))),
        Emit("List<int> None(List<int> xs)", _ => new ConstantTerm(Array.Empty<int>(), typeof(int[]))),
        Emit("List<string> Some(List<string> xs)", p => Call("Concat", p[0], new ConstantTerm(new[] { "a", "b" }, typeof(string[])))),
        Emit("bool IsKnown(string s)", p => Call("Contains", new ConstantTerm(new[] { "a", "b" }, typeof(string[])), p[0])),
        Emit("HashSet<int> Shared(HashSet<int> a, HashSet<int> b)", p => Call("Intersect", p[0], p[1])),
        Emit("HashSet<int> Unique(List<int> xs)", p => Call("ToHashSet", p[0])),
        Emit("Dictionary<string, int> Counts(List<string> words)", p => Call("CountEach", p[0])),
        Emit("Dictionary<string, int> Lengths(string[] words)", p => Call("ToDictionary", p[0], Lambda<string>(w => Call("Length", w)))),
        Emit("int Find(Dictionary<string, int> ages, string name)", p => Call("ValueOrDefault", p[0], p[1], Value(-1))),
        Emit("List<string> Keys(Dictionary<string, int> ages)", p => Call("Order", Call("Keys", p[0]))),
        Emit("int Place(List<int> xs, int x)", p => Call("IndexOf", p[0], p[1])),
        Emit("int Spot(IEnumerable<int> xs, int x)", p => Call("IndexOf", p[0], p[1])));

    [Fact]
    public Task Tuples_and_nullables() => CheckAsync(
        "TuplesAndNullables",
        Emit("(int Least, int Greatest) Range(int[] values)", p => Call("Tuple", Call("MinOf", p[0]), Call("MaxOf", p[0]))),
        Emit("int Sum((int, int) pair)", p => Call("Add", Call("Item1", p[0]), Call("Item2", p[0]))),
        Emit("int? Parse(string text)", p => If(Call("IsNumber", p[0]), Call("ToNullable", Call("Parse", p[0])), Null<int?>())),
        Emit("int? Some(int x)", p => Call("ToNullable", p[0])),
        Emit("int Or(int? x)", p => Call("OrElse", p[0], Value(0))),
        Emit("string Name(string first, string second)", p => Call("OrElse", p[0], p[1])),
        Emit("string Missing(string s)", p => If(Call("IsEmpty", p[0]), Null<string>(), p[0])));

    [Fact]
    public Task Operators() => CheckAsync(
        "Operators",
        Emit("int Nested(int a, int b)", p => Call("Multiply", Call("Add", p[0], p[1]), Call("Subtract", p[0], p[1]))),
        Emit("int Right(int a, int b, int c)", p => Call("Subtract", p[0], Call("Subtract", p[1], p[2]))),
        Emit("int Negative(int a)", p => Call("Subtract", p[0], Value(-1))),
        Emit("int Minus(int a)", p => Call("Negate", Call("Negate", p[0]))),
        Emit("int Constant(int a)", p => Call("Add", Value(2), p[0])),
        Emit("bool Logic(bool a, bool b, bool c)", p => Call("And", Call("Or", p[0], p[1]), Call("Not", p[2]))),
        Emit("bool Neither(int a, int b)", p => Call("Not", Call("Less", p[0], p[1]))),
        Emit("bool Between(int a, int b)", p => Call("IsBetween", Call("Add", p[0], p[1]), Value(1), Value(9))),
        Emit("double Mean(int a, int b)", p => Call("Divide", Call("FromInt", Call("Add", p[0], p[1])), Value(2.0))),
        Emit("double Scaled(int a)", p => Call("Multiply", Call("FromInt", p[0]), Value(1.5))),
        Emit("double Ratio(int a, int b)", p => Call("Divide", Call("FromInt", p[0]), Call("FromInt", p[1]))),
        Emit("double Rest(double whole, int a, int b)", p => Call("Subtract", p[0], Call("FromInt", Call("Subtract", p[1], p[2])))),
        Emit("bool IsOver(double limit, int count)", p => Call("Not", Call("Less", Call("FromInt", p[1]), p[0]))),
        Emit("char Next(char c)", p => Call("Shift", p[0], Value(1))),
        Emit("long Wide(long a)", p => Call("Add", p[0], Value(1L))));

    [Fact]
    public Task Locals() => CheckAsync(
        "Locals",
        Emit("string Swap(string s)", p => Call("Concat", Call("After", p[0], Value(" ")), Call("Before", p[0], Value(" ")))),
        Emit("string Twice(string s)", p => Call("Concat", Call("Trim", Call("ToLower", p[0])), Call("Trim", Call("ToLower", p[0])))),
        Emit("string Ends(string s)", p => Call("Concat", Call("First", Call("SplitChar", p[0], Value(' '))), Call("Last", Call("SplitChar", p[0], Value(' '))))),
        Emit("int Span(List<int> xs)", p => Call("Subtract", Call("Last", Call("Order", Call("Distinct", p[0]))), Call("First", Call("Order", Call("Distinct", p[0]))))),
        Emit("int text(string text)", p => Call("Multiply", Call("Length", Call("Trim", Call("ToLower", p[0]))), Call("IndexOf", Call("Trim", Call("ToLower", p[0])), Value("a")))));

    [Fact]
    public Task Names() => CheckAsync(
        "Names",
        Emit("int @class(int @int, int value)", p => Call("Add", p[0], p[1])),
        Emit("int Distance(int from, int by)", p => If(Call("Less", p[0], p[1]), Call("Subtract", p[1], p[0]), Call("Subtract", p[0], p[1]))),
        Emit("int[] Shifted(int[] select, int where)", p => Call("Select", p[0], Lambda<int>(x => Call("Add", x, p[1])))),
        Emit("int Sum(int get, int set, int await)", p => Call("Add", Call("Add", p[0], p[1]), p[2])),
        Emit("int[] Same(int[] x)", p => Call("Select", p[0], Lambda<int>(y => Call("Add", y, Value(1))))),
        Emit("int[] Inner(int[] xs, int x)", p => Call("Remove", p[0], p[1])),
        Emit("string Of(string[] classes)", p => Call("ConcatAll", Call("Select", p[0], Lambda<string>(c => Call("Trim", c))))),
        Emit("string[] Elements(string[] boxes)", p => Call("Select", p[0], Lambda<string>(c => Call("Trim", c)))));

    /// <summary>What is approved must also compile.</summary>
    private static async Task CheckAsync(string topic, params EmittedMethod[] methods)
    {
        var compiled = await new BatchCompiler([]).CompileAsync([.. methods], TestContext.Current.CancellationToken);
        Assert.All(compiled.Refusals.Zip(methods), e => Assert.True(e.First is null, $"{e.First?.Message}\n{e.Second.Text}"));
        Approval.Check(topic, string.Join("\n\n", methods.Select(m => m.Text)) + "\n");
    }
}
