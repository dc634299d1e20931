using System.Text.Json;
using System.Xml.Linq;
using RoslynSynth.Tool.Reports;
using Xunit;

namespace RoslynSynth.Tool.Tests;

/// <summary>What a fill writes for CI services.</summary>
public sealed class FillReportTests
{
    private static readonly string Root = Path.GetFullPath(Path.Combine(Path.GetTempPath(), "repository"));

    private static readonly FillFinding Open = Finding("Make(string)", Path.Combine("src", "C# code", "Slugs.cs"), "could be filled: a body meets 5 examples") with { Rule = FillRule.Open, IsFailure = true, Seconds = 1.25 };
    private static readonly FillFinding Missing = Finding("Other(int)", "Slugs.cs", "no examples: no test calls it") with { Rule = FillRule.NotSupported };
    private static readonly FillFinding Fine = Finding("Done(int)", "Slugs.cs", "up to date");

    [Fact]
    public void Sarif_holds_what_the_schema_requires()
    {
        using var log = JsonDocument.Parse(SarifReport.Of([Open, Missing, Fine], new ReportRoot(Root), "1.2.3"));
        Assert.Equal("2.1.0", log.RootElement.GetProperty("version").GetString());
        Assert.EndsWith("sarif-schema-2.1.0.json", log.RootElement.GetProperty("$schema").GetString(), StringComparison.Ordinal);
        var run = Assert.Single(log.RootElement.GetProperty("runs").EnumerateArray());
        var driver = run.GetProperty("tool").GetProperty("driver");
        Assert.Equal(("RoslynSynth", "1.2.3"), (driver.GetProperty("name").GetString(), driver.GetProperty("version").GetString()));
        var rules = driver.GetProperty("rules").EnumerateArray().ToList();
        var results = run.GetProperty("results").EnumerateArray().ToList();
        Assert.Equal(["RSY001", "RSY006"], results.Select(r => r.GetProperty("ruleId").GetString()));
        Assert.Equal(["warning", "note"], results.Select(r => r.GetProperty("level").GetString()));
        Assert.All(results, r =>
        {
            var rule = rules[r.GetProperty("ruleIndex").GetInt32()];
            Assert.Equal(r.GetProperty("ruleId").GetString(), rule.GetProperty("id").GetString());
            Assert.Equal(r.GetProperty("level").GetString(), rule.GetProperty("defaultConfiguration").GetProperty("level").GetString());
            Assert.NotEmpty(r.GetProperty("message").GetProperty("text").GetString()!);
            Assert.Equal(32, r.GetProperty("partialFingerprints").GetProperty("roslynsynthMethod/v1").GetString()!.Length);
        });
        Assert.True(run.GetProperty("originalUriBaseIds").TryGetProperty("%SRCROOT%", out _));
    }

    [Fact]
    public void Sarif_alone_has_what_was_not_used_at_its_own_place()
    {
        var note = Open with { File = Path.Combine(Root, "Tests.cs"), Line = 3, Id = "other", Text = "this is no example: why", Rule = FillRule.NotUsed, IsFailure = false };
        FillFinding[] findings = [Open with { Notes = [note] }, Fine with { Notes = [note with { Line = 4, Id = "another" }] }];
        using var log = JsonDocument.Parse(SarifReport.Of(findings, new ReportRoot(Root), "1.2.3"));
        var results = log.RootElement.GetProperty("runs")[0].GetProperty("results").EnumerateArray().ToList();
        Assert.Equal(["RSY001", "RSY007", "RSY007"], results.Select(r => r.GetProperty("ruleId").GetString()));
        Assert.Equal([7, 3, 4], results.Select(r => r.GetProperty("locations")[0].GetProperty("physicalLocation").GetProperty("region").GetProperty("startLine").GetInt32()));
        Assert.Equal("2", XDocument.Parse(JUnitReport.Of(findings, new ReportRoot(Root))).Root!.Attribute("tests")!.Value);
    }

    [Fact]
    public void Sarif_places_are_relative_and_escaped()
    {
        using var log = JsonDocument.Parse(SarifReport.Of([Open], new ReportRoot(Root), "1.2.3"));
        var place = log.RootElement.GetProperty("runs")[0].GetProperty("results")[0].GetProperty("locations")[0];
        var artifact = place.GetProperty("physicalLocation").GetProperty("artifactLocation");
        Assert.Equal(("src/C%23%20code/Slugs.cs", "%SRCROOT%"), (artifact.GetProperty("uri").GetString(), artifact.GetProperty("uriBaseId").GetString()));
        var region = place.GetProperty("physicalLocation").GetProperty("region");
        Assert.Equal((7, 26), (region.GetProperty("startLine").GetInt32(), region.GetProperty("startColumn").GetInt32()));
        Assert.Equal("Acme.Slugs.Make(string)", place.GetProperty("logicalLocations")[0].GetProperty("fullyQualifiedName").GetString());
    }

    [Fact]
    public void Sarif_says_where_a_file_outside_the_repository_lies()
    {
        var elsewhere = Open with { File = Path.GetFullPath(Path.Combine(Root, "..", "Elsewhere.cs")) };
        using var log = JsonDocument.Parse(SarifReport.Of([elsewhere], new ReportRoot(Root), "1.2.3"));
        var artifact = log.RootElement.GetProperty("runs")[0].GetProperty("results")[0].GetProperty("locations")[0].GetProperty("physicalLocation").GetProperty("artifactLocation");
        Assert.StartsWith("file:///", artifact.GetProperty("uri").GetString(), StringComparison.Ordinal);
        Assert.False(artifact.TryGetProperty("uriBaseId", out _));
    }

    [Fact]
    public void A_fingerprint_stays_when_the_line_moves() =>
        Assert.Equal(Fingerprint(Open), Fingerprint(Open with { Line = 99, Column = 1, Text = "other words" }));

    [Fact]
    public void Junit_has_one_case_a_method()
    {
        var suite = XDocument.Parse(JUnitReport.Of([Open, Missing, Fine], new ReportRoot(Root))).Root!.Element("testsuite")!;
        Assert.Equal(("3", "1", "1", "1.250"), (suite.Attribute("tests")!.Value, suite.Attribute("failures")!.Value, suite.Attribute("skipped")!.Value, suite.Attribute("time")!.Value));
        var cases = suite.Elements("testcase").ToList();
        Assert.Equal(["Make(string)", "Other(int)", "Done(int)"], cases.Select(c => c.Attribute("name")!.Value));
        Assert.Equal("src/C# code/Slugs.cs(7,26): could be filled: a body meets 5 examples", cases[0].Element("failure")!.Value);
        Assert.Equal("no examples: no test calls it", cases[1].Element("skipped")!.Attribute("message")!.Value);
        Assert.Empty(cases[2].Elements());
    }

    [Fact]
    public void Junit_holds_any_text()
    {
        var text = "<&\"\u0001\uD800 😀";
        var document = XDocument.Parse(JUnitReport.Of([Open with { Text = text }], new ReportRoot(Root)));
        Assert.Equal("<&\"\\u0001\\uD800 😀", document.Descendants("failure").Single().Attribute("message")!.Value);
    }

    private static string Fingerprint(FillFinding finding)
    {
        using var log = JsonDocument.Parse(SarifReport.Of([finding], new ReportRoot(Root), "1.2.3"));
        return log.RootElement.GetProperty("runs")[0].GetProperty("results")[0].GetProperty("partialFingerprints").GetProperty("roslynsynthMethod/v1").GetString()!;
    }

    private static FillFinding Finding(string method, string file, string text) =>
        new("Acme.Slugs", method, $"M:Acme.Slugs.{method}", Path.Combine(Root, file), 7, 26, text);
}
