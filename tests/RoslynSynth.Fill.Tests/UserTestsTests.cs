using RoslynSynth.Workspaces;
using Xunit;

namespace RoslynSynth.Fill.Tests;

public sealed class UserTestsTests
{
    [Theory]
    [InlineData("  Failed Acme.Tests.SlugTests.Makes_slugs(title: \"a (b)\", slug: \"a\") [3 ms]", "Makes_slugs")]
    [InlineData("failed Acme.Tests.SlugTests.Makes_slugs(title: \"a\") (15ms)", "Makes_slugs")]
    [InlineData("failed Makes_slugs (1s 20ms)", "Makes_slugs")]
    [InlineData("  Failed Makes_slugs(1,2) [< 1 ms]", "Makes_slugs")]
    public void A_failed_test_is_known_by_its_method(string line, string name) => Assert.Equal([name], UserTests.FailedNames($"before\n{line}\nafter"));

    [Theory]
    [InlineData("Failed!  - Failed:     1, Passed:     4, Skipped:     0, Total:     5, Duration: 12 ms - X.dll (net10.0)")]
    [InlineData("  failed: 2")]
    [InlineData("Build failed with 1 error(s) in 2.1s")]
    public void A_summary_names_no_test(string line) => Assert.Empty(UserTests.FailedNames(line));
}
