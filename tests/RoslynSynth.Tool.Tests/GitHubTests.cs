using RoslynSynth.Tool.Reports;
using Xunit;

namespace RoslynSynth.Tool.Tests;

/// <summary>What a fill tells GitHub Actions.</summary>
public sealed class GitHubTests
{
    private static readonly string Root = Path.GetFullPath(Path.Combine(Path.GetTempPath(), "repository"));

    private static readonly FillFinding Open = new("Acme.Slugs", "Make(string, int)", "M:Acme.Slugs.Make", Path.Combine(Root, "a,b", "100%.cs"), 7, 26, "50%: found\r\n::error::x")
    {
        Rule = FillRule.Open,
        IsFailure = true,
    };

    [Fact]
    public void Annotations_escape_what_ends_a_property_or_a_line() =>
        Assert.Equal(
            ["::warning file=a%2Cb/100%25.cs,line=7,col=26,title=RSY001 Acme.Slugs.Make(string%2C int)::50%25: found%0D%0A::error::x"],
            GitHubOutput.Annotations([Open], new ReportRoot(Root)));

    [Fact]
    public void Annotations_follow_the_level_and_leave_out_what_is_well() =>
        Assert.Equal(
            ["::notice", "::error"],
            GitHubOutput.Annotations([Open with { Rule = FillRule.NotSupported }, Open with { Rule = null }, Open with { Rule = FillRule.BadExamples }], new ReportRoot(Root)).Select(a => a.Split(' ')[0]));

    [Fact]
    public void A_summary_is_a_table_in_which_nothing_is_markup()
    {
        var rows = GitHubOutput.Summary([Open with { Text = "a | b <img> `c` *d*\ne" }, Open with { Rule = null, IsFailure = false }], new ReportRoot(Root), "fill").Split('\n');
        Assert.Equal("### fill", rows[0]);
        Assert.Equal("| ❌ | Acme.Slugs.Make(string, int) | a,b/100%.cs:7 | a &#124; b &lt;img&gt; &#96;c&#96; &#42;d&#42; e |", rows[4]);
        Assert.StartsWith("| ✅ |", rows[5], StringComparison.Ordinal);
    }

    [Fact]
    public void A_summary_stays_below_the_limit_of_a_step()
    {
        var summary = GitHubOutput.Summary([.. Enumerable.Repeat(Open with { Text = new string('x', 5000) }, 1000)], new ReportRoot(Root), "fill");
        Assert.InRange(summary.Length, 800_000, 1_000_000);
        Assert.EndsWith(" more |\n\n", summary, StringComparison.Ordinal);
    }

    [Fact]
    public void A_job_is_told_only_where_there_is_one()
    {
        Assert.Null(GitHubJob.From(_ => null, new ReportRoot(Root)));
        Assert.Null(GitHubJob.From(name => name == "GITHUB_ACTIONS" ? "false" : "x", new ReportRoot(Root)));
    }

    [Fact]
    public void A_job_gets_annotations_from_its_workspace_on_and_the_summary_is_appended()
    {
        var file = Path.GetTempFileName();
        try
        {
            File.WriteAllText(file, "before\n");
            var job = GitHubJob.From(name => name switch { "GITHUB_ACTIONS" => "true", "GITHUB_STEP_SUMMARY" => file, "GITHUB_WORKSPACE" => Path.Combine(Root, "a,b"), _ => null }, new ReportRoot(Root));
            using var output = new StringWriter();
            using var errors = new StringWriter();
            job!.Tell([Open], "fill", output, errors);
            Assert.StartsWith("::warning file=100%25.cs,line=7", output.ToString(), StringComparison.Ordinal);
            Assert.StartsWith("before\n### fill\n", File.ReadAllText(file), StringComparison.Ordinal);
            Assert.Empty(errors.ToString());
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public void A_summary_that_cannot_be_written_is_a_warning()
    {
        var job = new GitHubJob(new ReportRoot(Root), Path.Combine(Root, "none", "none.md"));
        using var output = new StringWriter();
        using var errors = new StringWriter();
        job.Tell([Open], "fill", output, errors);
        Assert.StartsWith("warning: the job's summary can't be written:", errors.ToString(), StringComparison.Ordinal);
        Assert.NotEmpty(output.ToString());
    }
}
