namespace RoslynSynth.Workspaces.Answers;

/// <summary>What a file of the cache holds: answers, rows of tests, conditions.</summary>
internal interface ICacheEntry
{
    /// <summary>The text of the <see cref="AnswerKey"/> that it belongs to.</summary>
    string Key { get; }

    /// <summary>Whether it is one that a run could have kept; the file may be anybody's.</summary>
    bool IsSound();
}
