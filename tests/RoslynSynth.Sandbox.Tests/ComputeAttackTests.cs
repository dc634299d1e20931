using RoslynSynth.CSharp.Judging;

namespace RoslynSynth.Sandbox.Tests;

/// <summary>Attacks 1 to 21: time, memory, stack and the compiler.</summary>
public sealed class ComputeAttackTests(JudgeFixture judge)
{
    [Theory]
    [InlineData("1", "while (true) { }")]
    [InlineData("2", "again: goto again;")]
    [InlineData("3", "for (;;) ;")]
    [InlineData("7", "IEnumerable<int> All() { while (true) yield return x; } return All().Last();")]
    [InlineData("8 catch", "while (true) { try { while (true) { } } catch { } }")]
    [InlineData("8 finally", "try { return x; } finally { while (true) { } }")]
    [InlineData("8 filter", "bool Forever() { while (true) { } } try { throw new Exception(); } catch when (Forever()) { return x; }")]
    [InlineData("9", "return System.Text.RegularExpressions.Regex.IsMatch(new string('a', 60) + \"!\", \"^(a+)+$\") ? 1 : 0;")]
    [InlineData("11 exceptions", "while (true) { try { throw new Exception(); } catch { } }")]
    [InlineData("11 decimals", "var d = 1.1m; while (true) d = d * 1.0000001m / 1.0000001m;")]
    public Task Endless_work_times_out(string attack, string body) => AttackAsync(attack, body, VerdictOutcome.TimedOut);

    [Theory]
    [InlineData("4", "return F(x) + 1;")]
    [InlineData("5 mutual", "int A(int n) => B(n) + 1; int B(int n) => A(n) + 1; return A(x);")]
    [InlineData("5 lambda", "Func<int, int> f = n => n; f = n => f(n) + 1; return f(x);")]
    public Task Endless_recursion_overflows(string attack, string body) => AttackAsync(attack, body, VerdictOutcome.StackOverflow);

    [Theory]
    [InlineData("6", "int G<T>(T t) => G(new List<T> { t }) + 1; return G(x);")]
    [InlineData("10", "return (int)(System.Numerics.BigInteger.Pow(3, 2_000_000_000) % 10);")]
    public Task Work_that_grows_ends_in_one_of_its_limits(string attack, string body) =>
        AttackAsync(attack, body, VerdictOutcome.TimedOut, VerdictOutcome.OutOfMemory, VerdictOutcome.StackOverflow, VerdictOutcome.Crashed, VerdictOutcome.WrongAnswer);

    [Theory]
    [InlineData("12", "var s = \"x\"; while (true) s += s;")]
    [InlineData("13", "return new int[int.MaxValue].Length;")]
    [InlineData("14", "var s = \"\"; while (true) s = string.Format(\"{0,900000}{1}\", s, string.Format(\"{0,900000}\", s));")]
    [InlineData("15", "return Enumerable.Repeat(0, int.MaxValue).ToArray().Length;")]
    public Task Memory_runs_out_in_the_worker_only(string attack, string body) =>
        AttackAsync(attack, body, VerdictOutcome.OutOfMemory, VerdictOutcome.TimedOut);

    [Theory]
    [InlineData("16", "Span<byte> s = stackalloc byte[20_000_000]; return s[x];")]
    [InlineData("17", "var a = (x, x, x, x, x, x, x); var b = (a, a, a, a, a, a, a); var c = (b, b, b, b, b, b, b); var d = (c, c, c, c, c, c, c); var e = (d, d, d, d, d, d, d); return e.GetHashCode();")]
    [InlineData("18", "AppDomain.CurrentDomain.ProcessExit += (_, _) => x++; return x;")]
    public Task Large_frames_and_leaks_are_refused(string attack, string body) => AttackAsync(attack, body, VerdictOutcome.Forbidden);

    [Fact]
    public async Task Attack_18_a_worker_that_can_not_unload_is_given_up()
    {
        using var worker = await WorkerProcess.StartAsync(new JudgeOptions());
        for (var i = 0; i < 70 && worker.IsFit; i++)
            _ = await HostileCode.RunAsync(worker, "AppDomain.CurrentDomain.ProcessExit += (_, _) => { }; return text;", "", TimeSpan.FromSeconds(30));
        Assert.True(worker.IsAlive);
        Assert.False(worker.IsFit);
    }

    [Fact]
    public async Task A_worker_unloads_what_it_ran_and_stays_fit()
    {
        using var worker = await WorkerProcess.StartAsync(new JudgeOptions());
        for (var i = 0; i < 70; i++) Assert.Equal("x", await HostileCode.RunAsync(worker, "return text;", "x", TimeSpan.FromSeconds(30)));
        Assert.True(worker.IsFit);
    }

    [Theory]
    [InlineData("19", "(", 100_000, ")")]
    [InlineData("19 fewer", "(", 1_000, ")")]
    [InlineData("19 hidden", "(/*)*/", 4_000, ")")]
    [InlineData("19 not", "- ", 15_000, "")]
    [InlineData("19 casts", "(int)", 6_000, "")]
    public Task Deep_expressions_do_not_reach_the_compiler(string attack, string open, int count, string close) =>
        AttackAsync(attack, $"return {string.Concat(Enumerable.Repeat(open, count))}x{string.Concat(Enumerable.Repeat(close, count))};", VerdictOutcome.Forbidden);

    [Fact]
    public Task Attack_20_doubling_constants_do_not_reach_the_compiler() =>
        AttackAsync("20", "const string c0 = \"12345678\";" + string.Concat(Enumerable.Range(1, 24).Select(i => $"const string c{i} = c{i - 1} + c{i - 1};")) + "return c24.Length;", VerdictOutcome.Forbidden);

    [Fact]
    public Task Attack_21_nested_overloaded_lambdas_do_not_reach_the_compiler() => AttackAsync(
        "21", "return " + string.Concat(Enumerable.Range(0, 11).Select(i => $"new[] {{ x }}.Select(a{i} => ")) + "x" + string.Concat(Enumerable.Repeat(").Count()", 11)) + ";", VerdictOutcome.Forbidden);

    private Task AttackAsync(string attack, string body, params VerdictOutcome[] expected)
    {
        Assert.NotEmpty(attack);
        return judge.AttackAsync($"public static int F(int x)\n{{\n    {body}\n}}", expected);
    }
}
