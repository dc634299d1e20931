using System.Runtime.CompilerServices;
using System.Text;
using Xunit;

namespace RoslynSynth.CSharp.Tests.Emitting;

/// <summary>Holds text against the approved file beside the tests; what was received lies in the output folder, ready to be copied.</summary>
internal static class Approval
{
    public static void Check(string topic, string received, [CallerFilePath] string test = "")
    {
        var approvedPath = Path.Combine(Path.GetDirectoryName(test)!, "Approved", $"{topic}.cs.txt");
        var receivedPath = Path.Combine(AppContext.BaseDirectory, "received", $"{topic}.cs.txt");
        Directory.CreateDirectory(Path.GetDirectoryName(receivedPath)!);
        File.WriteAllText(receivedPath, received);
        var approved = File.Exists(approvedPath) ? File.ReadAllText(approvedPath) : "";
        if (approved != received) Assert.Fail($"{topic} is not what was approved.\n{Difference(approved, received)}\nTo approve: cp {receivedPath} {approvedPath}");
    }

    /// <summary>Lines that only one side has, from the first that differs to the last.</summary>
    private static string Difference(string approved, string received)
    {
        var (old, now) = (approved.Split('\n'), received.Split('\n'));
        var start = old.Zip(now).TakeWhile(p => p.First == p.Second).Count();
        var end = old.Reverse().Zip(now.AsEnumerable().Reverse()).Take(Math.Min(old.Length, now.Length) - start).TakeWhile(p => p.First == p.Second).Count();
        var text = new StringBuilder($"line {start + 1}:\n");
        foreach (var line in old[start..^end]) text.Append($"- {line}\n");
        foreach (var line in now[start..^end]) text.Append($"+ {line}\n");
        return text.ToString();
    }
}
