namespace RoslynSynth.Protocol;

/// <summary>Why a worker ends a run before its last row.</summary>
public enum StopCause : byte
{
    /// <summary>The row needed more memory than there is.</summary>
    OutOfMemory = 1,

    /// <summary>The row called itself too deeply and noticed in time.</summary>
    StackOverflow = 2,

    /// <summary>The result is longer or more nested than an answer may be.</summary>
    TooLarge = 3,

    /// <summary>The candidate changed a value that it was given.</summary>
    ChangedArguments = 4,

    /// <summary>The candidate's loops and calls have used up what a run may.</summary>
    OutOfFuel = 5,
}
