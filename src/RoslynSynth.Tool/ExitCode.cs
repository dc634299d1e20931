namespace RoslynSynth.Tool;

/// <summary>What the process returns.</summary>
internal static class ExitCode
{
    public const int Solved = 0;
    public const int Unsolved = 1;
    public const int BadInput = 2;
    public const int InternalFault = 3;
    public const int NoSandbox = 4;
    public const int Cancelled = 130;
}
