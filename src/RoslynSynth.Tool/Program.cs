using System.CommandLine;
using RoslynSynth.Tool;
using RoslynSynth.Tool.Commands;

var root = new RootCommand("Writes C# functions from examples: compiled by Roslyn, run on every example, saved as real .cs files.")
{
    SynthCommand.Create(),
    TryCommand.Create(),
    BenchCommand.Create(),
    DoctorCommand.Create(),
};

var parsed = root.Parse(args);
if (parsed.Errors.Count > 0)
{
    foreach (var error in parsed.Errors) await Console.Error.WriteLineAsync($"error: {error.Message}");
    await Console.Error.WriteLineAsync("Run 'roslynsynth --help' for the options.");
    return ExitCode.BadInput;
}

return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
