using System.CommandLine;
using RoslynSynth.CSharp.Judging;
using RoslynSynth.Tool;
using RoslynSynth.Tool.Commands;

// The compiler takes longest to get ready, so it begins before the command line is read.
if (args is ["try" or "synth" or "fill", ..]) Judge.PrepareCompiler();

(string Name, Func<Command> Create)[] commands =
[
    ("synth", SynthCommand.Create), ("try", TryCommand.Create), ("bench", BenchCommand.Create), ("doctor", DoctorCommand.Create),
    ("fill", FillCommand.Create), ("engine", EngineCommand.Create), ("serve", ServeCommand.Create), ("train", TrainCommand.Create),
];

// The options of commands that nobody asked for would cost a tenth of the start.
var named = Array.FindAll(commands, c => c.Name == args.FirstOrDefault());
var root = new RootCommand("Writes C# functions from examples: compiled by Roslyn, run on every example, saved as real .cs files.");
foreach (var command in named.Length > 0 ? named : commands) root.Add(command.Create());

// A signature may begin with @; nothing here is read from response files.
var parsed = root.Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
if (parsed.Errors.Count > 0)
{
    await Console.Error.WriteLineAsync($"error: {Messages.OneLine(parsed.Errors[0].Message)} Run 'roslynsynth --help' for the options.");
    return ExitCode.BadInput;
}

// Ctrl-C leaves time to end the workers and to print what was found.
return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = TimeSpan.FromSeconds(15) });
