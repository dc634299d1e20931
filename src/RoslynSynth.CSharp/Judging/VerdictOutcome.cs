namespace RoslynSynth.CSharp.Judging;

/// <summary>What became of a candidate.</summary>
public enum VerdictOutcome
{
    /// <summary>Compiled, and right on every row.</summary>
    Accepted,

    /// <summary>Roslyn refused it.</summary>
    DoesNotCompile,

    /// <summary>A row gave another value, or threw where it should not, or did not throw where it should, or changed its arguments.</summary>
    WrongAnswer,

    /// <summary>Right on every row, and a condition does not hold.</summary>
    ConditionFailed,

    /// <summary>It ran past the time limit.</summary>
    TimedOut,

    /// <summary>It needed more memory than the worker has.</summary>
    OutOfMemory,

    /// <summary>It called itself too deeply.</summary>
    StackOverflow,

    /// <summary>A result is longer or more nested than a worker may answer.</summary>
    TooLarge,

    /// <summary>It uses what no candidate may use, or is too large or too nested to be compiled safely; it was not run.</summary>
    Forbidden,

    /// <summary>The worker died or talked nonsense while running it.</summary>
    Crashed,
}
