using System.Reflection;
using System.Text.RegularExpressions;

namespace RoslynSynth.Sandbox.Tests;

/// <summary>The attacks are numbered 1 to 40; each has a test that says so in its name or in its first argument.</summary>
public sealed class CompletenessTests
{
    [Fact]
    public void Every_attack_has_a_test()
    {
        var tests = typeof(CompletenessTests).Assembly.GetTypes().SelectMany(t => t.GetMethods()).Where(m => m.IsDefined(typeof(FactAttribute))).ToList();
        var named = tests.Select(m => Regex.Match(m.Name, "^Attack_([0-9]+)_")).Where(m => m.Success).Select(m => int.Parse(m.Groups[1].Value));
        var given = tests.SelectMany(m => m.GetCustomAttributes<InlineDataAttribute>()).Select(d => Regex.Match(d.Data[0] as string ?? "", "^([0-9]+)( |$)")).Where(m => m.Success).Select(m => int.Parse(m.Groups[1].Value));
        Assert.Equal(Enumerable.Range(1, 40), named.Concat(given).Distinct().Order());
    }
}
