using RoslynSynth.CSharp.Judging;

namespace RoslynSynth.Sandbox.Tests;

/// <summary>Attacks 22 to 32: ways out, and answers that are not the same twice.</summary>
public sealed class EscapeAttackTests(JudgeFixture judge)
{
    [Theory]
    [InlineData("22", "typeof(string).Name.Length")]
    [InlineData("22", "x.GetType().Name.Length")]
    [InlineData("22", "new Exception().TargetSite!.Name.Length")]
    [InlineData("22", "((Func<int>)(() => x)).Method.Name.Length")]
    [InlineData("22", "(int)((Delegate)(() => x)).DynamicInvoke()!")]
    [InlineData("22", "Activator.CreateInstance<List<int>>().Count")]
    [InlineData("22", "((Func<string, System.Reflection.Assembly>)System.Reflection.Assembly.LoadFrom)(\"x\").GetHashCode()")]
    [InlineData("23", "System.IO.File.ReadAllText(\"/etc/passwd\").Length")]
    [InlineData("23", "new[] { \"/etc/passwd\" }.Select(System.IO.File.ReadAllText).First().Length")]
    [InlineData("23", "Environment.GetEnvironmentVariable(\"PATH\")!.Length")]
    [InlineData("23", "Console.Read()")]
    [InlineData("25", "System.Threading.Tasks.Task.Run(() => x).Result")]
    [InlineData("25", "new System.Threading.AsyncLocal<int>().Value")]
    [InlineData("26", "GC.TryStartNoGCRegion(1000) ? 1 : 0")]
    [InlineData("27", "System.Runtime.CompilerServices.Unsafe.As<int, int>(ref x)")]
    [InlineData("27", "System.Runtime.InteropServices.Marshal.ReadInt32(0)")]
    [InlineData("27", "System.Runtime.InteropServices.MemoryMarshal.Cast<int, int>(new int[1])[0]")]
    [InlineData("29", "DateTime.Now.Second")]
    [InlineData("29", "DateTime.UtcNow.Second")]
    [InlineData("29", "Random.Shared.Next()")]
    [InlineData("29", "Guid.NewGuid().ToByteArray()[0]")]
    [InlineData("29", "Environment.TickCount")]
    [InlineData("30", "\"abc\".GetHashCode()")]
    [InlineData("30", "HashCode.Combine(x)")]
    [InlineData("30", "EqualityComparer<string>.Default.GetHashCode(\"abc\")")]
    public Task Forbidden_members_are_refused_before_anything_runs(string attack, string expression) =>
        AttackAsync(attack, $"public static int F(int x) => {expression};", VerdictOutcome.Forbidden);

    [Theory]
    [InlineData("22", "System.Linq.Expressions.Expression<Func<int>> e = () => x; return e.Compile()();")]
    [InlineData("22", "dynamic d = x; return d + 1;")]
    [InlineData("23", "return System.Diagnostics.Process.GetCurrentProcess().Id;")]
    [InlineData("23", "return new System.Net.Sockets.TcpClient().Available;")]
    [InlineData("23", "return new System.Net.Http.HttpClient().GetStringAsync(\"http://localhost\").Result.Length;")]
    [InlineData("24", "Environment.FailFast(\"x\"); return x;")]
    [InlineData("24", "Environment.Exit(0); return x;")]
    [InlineData("25", "new System.Threading.Thread(() => { while (true) { } }).Start(); return x;")]
    [InlineData("25", "_ = new System.Threading.Timer(_ => { }, null, 0, 1); return x;")]
    [InlineData("26", "GC.SuppressFinalize(\"\"); return x;")]
    [InlineData("27", "unsafe { int* p = &x; return *p; }")]
    [InlineData("31", "System.Globalization.CultureInfo.CurrentCulture = new(\"tr-TR\"); return x;")]
    public Task Statements_that_reach_out_are_refused(string attack, string body) =>
        AttackAsync(attack, $"public static int F(int x)\n{{\n    {body}\n}}", VerdictOutcome.Forbidden, VerdictOutcome.DoesNotCompile);

    [Theory]
    [InlineData("26 finalizer", "class C { ~C() { while (true) { } } }")]
    [InlineData("26 static constructor", "static Candidate0() { while (true) { } }")]
    [InlineData("26 module initializer", "[System.Runtime.CompilerServices.ModuleInitializer] public static void G() { while (true) { } }")]
    [InlineData("27 accessor", "[System.Runtime.CompilerServices.UnsafeAccessor(System.Runtime.CompilerServices.UnsafeAccessorKind.Method)] extern static int G(string s);")]
    [InlineData("27 native", "[System.Runtime.InteropServices.DllImport(\"libc\")] static extern int getpid();")]
    [InlineData("28 shadowed type", "} public static class Math { public static int Max(int a, int b) => 7;")]
    [InlineData("28 shadowed namespace", "} } namespace System { public static class Math { public static int Max(int a, int b) => 7; }")]
    [InlineData("28 operator", "struct S { public static implicit operator int(S s) => 7; }")]
    [InlineData("28 extension", "} static class E { public static IEnumerator<int> GetEnumerator(this int n) { while (true) yield return n; }")]
    [InlineData("32 static field", "static int _calls;")]
    [InlineData("32 static property", "static int Calls { get; set; }")]
    public Task A_candidate_is_methods_and_nothing_else(string attack, string members) =>
        AttackAsync(attack, $"public static int F(int x) => x;\n{members}", VerdictOutcome.Forbidden);

    [Theory]
    [InlineData("Environment.FailFast(text); return text;")]
    [InlineData("Environment.Exit(0); return text;")]
    [InlineData("Process.GetCurrentProcess().Kill(); return text;")]
    [InlineData("Console.OpenStandardOutput().Write([1, 2, 3, 4, 5, 6, 7, 8, 9]); return text;")]
    [InlineData("Console.OpenStandardOutput().Write([255, 255, 255, 127]); return text;")]
    public async Task Attack_24_a_worker_that_is_ended_or_talks_nonsense_from_inside_is_a_crash(string body)
    {
        Assert.Contains(await HostileCode.RunAsync(body), new[] { "Crashed", "TimedOut", "System.ComponentModel.Win32Exception" });
        await judge.CheckHealthAsync();
    }

    [Fact]
    public async Task Attack_25_a_worker_with_tasks_left_behind_is_given_up()
    {
        using var worker = await WorkerProcess.StartAsync(new JudgeOptions());
        Assert.Equal("", await HostileCode.RunAsync(worker, "System.Threading.Tasks.Task.Run(() => { while (true) { } }); Thread.Sleep(300); return text;", "", TimeSpan.FromSeconds(30)));
        Assert.False(worker.IsFit);
    }

    [Fact]
    public async Task Attack_30_sets_and_dictionaries_have_one_order_in_all_workers()
    {
        const string text = "public static string F(string x) => string.Concat(x.Split(' ').ToHashSet()) + string.Concat(x.Split(' ').GroupBy(w => w).ToDictionary(g => g.Key, g => 1).Keys);";
        const string words = "one two three four five six seven eight nine ten eleven twelve";
        var wanted = words.Replace(" ", "", StringComparison.Ordinal) + words.Replace(" ", "", StringComparison.Ordinal);
        for (var i = 0; i < 2; i++)
        {
            await using var own = new Judge(new JudgeOptions { TimeLimit = TimeSpan.FromSeconds(30) });
            var example = new RoslynSynth.Specifications.Example([words], wanted);
            var specification = new RoslynSynth.Specifications.Specification(JudgeFixture.Signature<string, string>("string", "string"), [example]);
            var verdicts = await own.JudgeAsync(specification, [new(text, ["System.Linq"])], [example], TestContext.Current.CancellationToken);
            Assert.Equal(VerdictOutcome.Accepted, verdicts[0].Outcome);
        }
    }

    [Fact]
    public async Task Attack_31_culture_is_invariant()
    {
        var verdict = await judge.JudgeAsync(JudgeFixture.Signature<double, string>("double", "string"), "public static string F(double x) => \"i\".ToUpper() + x;", 1.5, "I1.5");
        Assert.Equal((VerdictOutcome.Accepted, null), (verdict.Outcome, verdict.Message));
    }

    [Theory]
    [InlineData("x.Sort(); return x[0];")]
    [InlineData("x[0] = 1; return 1;")]
    [InlineData("x.Clear(); return 1;")]
    public async Task Attack_32_changed_arguments_are_a_wrong_answer(string body)
    {
        var verdict = await judge.JudgeAsync(JudgeFixture.Signature<List<int>, int>("List<int>", "int"), $"public static int F(List<int> x) {{ {body} }}", new List<int> { 3, 1, 2 }, 1);
        Assert.Equal(VerdictOutcome.WrongAnswer, verdict.Outcome);
        Assert.Contains("changed its arguments", verdict.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Attack_32_an_argument_may_come_back_itself()
    {
        var verdict = await judge.JudgeAsync(JudgeFixture.Signature<int[], int[]>("int[]", "int[]"), "public static int[] F(int[] x) => x;", new[] { 1, 2 }, new[] { 1, 2 });
        Assert.Equal((VerdictOutcome.Accepted, null), (verdict.Outcome, verdict.Message));
    }

    private Task AttackAsync(string attack, string text, params VerdictOutcome[] expected)
    {
        Assert.NotEmpty(attack);
        return judge.AttackAsync(text, expected);
    }
}
