using System.CommandLine;

namespace RoslynSynth.Tool.Commands;

/// <summary><c>fill PATH</c>: writes the bodies of unimplemented methods that have tests.</summary>
internal static class FillCommand
{
    public static Command Create()
    {
        var command = new Command("fill", "Writes unimplemented methods of a solution from its tests.");
        var arguments = new FillArguments();
        arguments.AddTo(command);
        command.SetAction((parsed, cancellation) => Session.GuardAsync(
            arguments.IsVerbose(parsed), () => new FillRun(arguments.Settings(parsed)).RunAsync(cancellation), cancellation));
        return command;
    }
}
