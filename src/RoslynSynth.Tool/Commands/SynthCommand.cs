using System.CommandLine;
using System.Text.Json;
using DiffPlex.Renderer;
using RoslynSynth.CSharp;
using RoslynSynth.CSharp.Emitting;
using RoslynSynth.CSharp.Reading;
using RoslynSynth.Specifications;

namespace RoslynSynth.Tool.Commands;

/// <summary><c>synth SPEC…</c>: writes one .cs file for each specification.</summary>
internal static class SynthCommand
{
    public static Command Create()
    {
        var paths = new Argument<string[]>("spec") { Description = "Specifications: .cs or .json files, or folders of them.", Arity = ArgumentArity.OneOrMore };
        var output = new Option<string>("--output") { Description = "The folder to write to.", DefaultValueFactory = _ => "generated" };
        var dryRun = new Option<bool>("--dry-run") { Description = "Write nothing; print what would change." };
        var json = new Option<bool>("--json") { Description = "Print the results as JSON." };
        var common = new CommonOptions();
        var command = new Command("synth", "Writes the functions that specification files ask for.") { paths, output, dryRun, json };
        common.AddTo(command);
        command.SetAction((parsed, cancellation) => Session.GuardAsync(common.IsVerbose(parsed), async () =>
        {
            await using var session = Session.Open(common.Components(parsed), common.Wall(parsed));
            var specifications = Files(parsed.GetValue(paths)!).SelectMany(f => session.Reader.ReadFile(f)).ToList();
            var run = new SynthRun(session, common.Synthesis(parsed), new OutputFolder(parsed.GetValue(output)!, parsed.GetValue(dryRun)), common.IsVerbose(parsed));
            run.CheckNames(specifications);
            foreach (var read in specifications)
            {
                if (cancellation.IsCancellationRequested) break;
                await run.SynthesizeAsync(read, cancellation);
            }

            if (parsed.GetValue(json)) Console.WriteLine(JsonSerializer.Serialize(run.Results));
            await Console.Error.WriteLineAsync($"{run.SolvedCount} of {specifications.Count} solved.");
            return run.SolvedCount == specifications.Count ? ExitCode.Solved : ExitCode.Unsolved;
        }, cancellation));
        return command;
    }

    private static IEnumerable<string> Files(IEnumerable<string> paths)
    {
        foreach (var path in paths)
        {
            if (!Directory.Exists(path))
            {
                yield return path;
                continue;
            }

            var files = Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories)
                .Where(f => Path.GetExtension(f) is ".cs" or ".json" && !f.Split(Path.DirectorySeparatorChar).Any(p => p is "bin" or "obj"))
                .Order(StringComparer.Ordinal).ToList();
            if (files.Count == 0) throw new SpecificationException("The folder holds no .cs or .json file.", new SourcePlace(path, 1, 1));
            foreach (var file in files) yield return file;
        }
    }
}

/// <summary>One run of <c>synth</c>.</summary>
internal sealed class SynthRun(Session session, SynthesisOptions options, OutputFolder output, bool isVerbose)
{
    public int SolvedCount { get; private set; }

    public List<object> Results { get; } = [];

    /// <summary>Refuses two functions for one file before anything is written.</summary>
    public static void CheckNames(IEnumerable<ReadSpecification> specifications, Func<ReadSpecification, string> nameOf)
    {
        var clash = specifications.GroupBy(nameOf, StringComparer.OrdinalIgnoreCase).FirstOrDefault(g => g.Count() > 1);
        if (clash is null) return;
        var second = clash.ElementAt(1);
        throw new SpecificationException(
            $"'{clash.First().Specification.Name}' and '{second.Specification.Name}' would both be written to {clash.Key}. Rename one, or run them with different --output.",
            second.Specification.Examples[0].Place);
    }

    public void CheckNames(IEnumerable<ReadSpecification> specifications)
    {
        output.CheckWritable();
        CheckNames(specifications, r => SourceFile.NameFor(r.Specification.Signature, r.Site));
    }

    public async Task SynthesizeAsync(ReadSpecification read, CancellationToken cancellation)
    {
        var spec = read.Specification;
        SynthesisResult result;
        using (var progress = new ProgressDisplay(spec.Name, spec.Examples.Length, Session.Error))
            result = await session.Synthesizer.RunAsync(spec, options, progress, cancellation);
        if (isVerbose) foreach (var refusal in result.Refusals) await Console.Error.WriteLineAsync(refusal);
        if (result.Solutions.IsEmpty)
        {
            await Console.Error.WriteLineAsync($"{spec.Name}: {Outcomes.Why(result, spec)}");
            Results.Add(new { name = spec.Name, outcome = result.Reason.ToString(), file = (string?)null, cost = 0, seconds = result.Report.Seconds });
            return;
        }

        SolvedCount++;
        var best = result.Solutions[0];
        var header = new FileHeader(Session.Version, options.Search.Seed, SpecificationHash.Of(spec), spec.Examples.Length);
        var file = output.Write(SourceFile.NameFor(spec.Signature, read.Site), SourceFile.Render(best.Method, spec.Signature, read.Site, header));
        await Console.Error.WriteLineAsync($"{spec.Name}: {file} ({result.Report.Seconds:F2} s)");
        foreach (var other in result.Solutions.Skip(1)) await Console.Error.WriteLineAsync($"also fits:\n{other.Method.Text}");
        if (result.Ambiguity is { } ambiguity) foreach (var line in Outcomes.Question(spec, ambiguity)) await Console.Error.WriteLineAsync(line);
        Results.Add(new { name = spec.Name, outcome = "Solved", file, cost = best.Candidate.Cost, seconds = result.Report.Seconds });
    }
}

/// <summary>Where generated files go: each is whole or not there.</summary>
internal sealed class OutputFolder(string path, bool isDry)
{
    /// <summary>Fails early where nothing could be written.</summary>
    public void CheckWritable()
    {
        if (isDry) return;
        try
        {
            Directory.CreateDirectory(path);
            var probe = Path.Combine(path, $".{Guid.NewGuid():N}.tmp");
            File.WriteAllText(probe, "");
            File.Delete(probe);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new SpecificationException($"The output folder can't be written: {e.Message} Choose another with --output.", new SourcePlace(path, 1, 1), e);
        }
    }

    public string Write(string name, string text)
    {
        var file = Path.Combine(path, name);
        if (isDry)
        {
            var old = File.Exists(file) ? File.ReadAllText(file) : "";
            Console.Write(UnidiffRenderer.GenerateUnidiff(old, text, oldFileName: file, newFileName: file));
            return file;
        }

        var temporary = Path.Combine(path, $".{name}.{Guid.NewGuid():N}.tmp");
        try
        {
            File.WriteAllText(temporary, text);
            File.Move(temporary, file, overwrite: true);
        }
        finally
        {
            File.Delete(temporary);
        }

        return file;
    }
}
