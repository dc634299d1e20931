using System.CommandLine;
using RoslynSynth.CodeFixes.Engine;
using RoslynSynth.Tool.Engine;

namespace RoslynSynth.Tool.Commands;

/// <summary><c>engine</c>: answers one request of the code fix on its standard input. Not for people, so not shown in the help.</summary>
internal static class EngineCommand
{
    public static Command Create()
    {
        var command = new Command("engine", "Answers one request of the code fix.") { Hidden = true };
        command.SetAction((_, cancellation) => Session.GuardAsync(isVerbose: false, async () =>
        {
            using var output = Console.OpenStandardOutput();
            EngineResponse response;
            try
            {
                using var input = Console.OpenStandardInput();
                response = await new EngineRun(GuideChoice.Open(null)).AnswerAsync(EngineMessages.ReadRequest(input), cancellation);
            }
            catch (Exception e) when (e is InvalidDataException or EndOfStreamException or FormatException or ArgumentException)
            {
                await Console.Error.WriteLineAsync(Messages.OneLine($"error: {e.Message}"));
                return ExitCode.BadInput;
            }

            EngineMessages.Write(output, response);
            return ExitCode.Solved;
        }, cancellation));
        return command;
    }
}
