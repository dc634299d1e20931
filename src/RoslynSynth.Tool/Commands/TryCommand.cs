using System.CommandLine;
using System.Text.Json;
using RoslynSynth.CSharp;
using RoslynSynth.CSharp.Emitting;

namespace RoslynSynth.Tool.Commands;

/// <summary><c>try SIGNATURE -e EXAMPLE…</c>: prints the function.</summary>
internal static class TryCommand
{
    public static Command Create()
    {
        var signature = new Argument<string>("signature") { Description = "The header, such as 'string F(string s)'." };
        var examples = new Option<string[]>("--example", "-e") { Description = "An example, such as '(\"a b\") => \"b\"'; repeatable.", DefaultValueFactory = _ => [] };
        var json = new Option<bool>("--json") { Description = "Print the result as JSON." };
        var common = new CommonOptions();
        var command = new Command("try", "Writes one function from examples on the command line.") { signature, examples, json };
        common.AddTo(command);
        command.SetAction((parsed, cancellation) => Session.GuardAsync(common.IsVerbose(parsed), async () =>
        {
            await using var session = Session.Open(common.Components(parsed), common.Wall(parsed));
            var spec = session.Reader.ReadInline(parsed.GetValue(signature)!, parsed.GetValue(examples) ?? []).Specification;
            SynthesisResult result;
            using (var progress = new ProgressDisplay(spec.Name, spec.Examples.Length, Session.Error))
                result = await session.Synthesizer.RunAsync(spec, common.Synthesis(parsed), progress, cancellation);
            if (parsed.GetValue(json)) Console.WriteLine(ToJson(result));
            else foreach (var solution in result.Solutions) Console.WriteLine(solution.Method.Text);
            if (result.Solutions.IsEmpty) await Console.Error.WriteLineAsync($"{spec.Name}: {Outcomes.Why(result, spec)}");
            if (common.IsVerbose(parsed)) foreach (var refusal in result.Refusals) await Console.Error.WriteLineAsync(refusal);
            if (result.Ambiguity is { } ambiguity && !parsed.GetValue(json))
                foreach (var line in Outcomes.Question(spec, ambiguity)) await Console.Error.WriteLineAsync(line);
            return result.Solutions.IsEmpty ? ExitCode.Unsolved : ExitCode.Solved;
        }, cancellation));
        return command;
    }

    private static string ToJson(SynthesisResult result) => JsonSerializer.Serialize(new
    {
        outcome = result.Solutions.IsEmpty ? result.Reason.ToString() : "Solved",
        solutions = result.Solutions.Select(s => new { cost = s.Candidate.Cost, source = s.Method.Text }),
        seconds = Math.Round(result.Report.Seconds, 3),
        terms = result.Report.TermsTried,
        question = result.Ambiguity is { } a
            ? new { arguments = a.Arguments.Select(Literals.Of), first = Literals.Of(a.First.Value), other = Literals.Of(a.Other.Value) }
            : null,
    });
}
