namespace RoslynSynth.CSharp.Judging;

/// <summary>What became of a candidate.</summary>
public enum VerdictOutcome
{
    /// <summary>Compiled, and right on every row.</summary>
    Accepted,

    /// <summary>Roslyn refused it.</summary>
    DoesNotCompile,

    /// <summary>A row gave another value, or threw where it should not, or did not throw where it should.</summary>
    WrongAnswer,

    /// <summary>A row ran past the time limit; the worker was killed.</summary>
    TimedOut,

    /// <summary>The worker died while running it.</summary>
    Crashed,
}
