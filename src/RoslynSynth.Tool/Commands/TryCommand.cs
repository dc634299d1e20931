using System.CommandLine;
using RoslynSynth.CSharp;
using RoslynSynth.Tool.Reports;

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
            using (var progress = ProgressDisplay.For(spec.Name, spec.Examples.Length))
                result = await session.Synthesizer.RunAsync(spec, common.Synthesis(parsed), progress, cancellation);
            if (parsed.GetValue(json)) Console.WriteLine(Json.Of(FunctionReport.Of(result, spec, null)));
            else foreach (var solution in result.Solutions) Console.WriteLine(solution.Method.Text);
            await Outcomes.ExplainAsync(result, spec, common.IsVerbose(parsed));
            return result.Solutions.IsEmpty ? ExitCode.Unsolved : ExitCode.Solved;
        }, cancellation));
        return command;
    }
}
