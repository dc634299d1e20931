namespace RoslynSynth.Searching;

/// <summary>Ways to an answer beside plain enumeration from the cheapest terms upwards, which always runs. Each can be switched off, to see what it brings.</summary>
[Flags]
public enum Strategies
{
    /// <summary>Enumeration alone.</summary>
    None = 0,

    /// <summary>Trees of branches over terms that are right on some examples.</summary>
    Branches = 1,

    /// <summary>Texts and sequences joined of parts.</summary>
    Parts = 2,

    /// <summary>Goals deduced from what is wanted: items of tuples, elements through lambdas, parts of split texts, steps undone.</summary>
    Goals = 4,

    /// <summary>Loops with states.</summary>
    Loops = 8,

    /// <summary>Conditions under which exceptions are thrown.</summary>
    Guards = 16,

    /// <summary>Rounds with the most probable productions only, which reach longer terms.</summary>
    Focus = 32,

    /// <summary>Focus learns from terms that are right on some examples.</summary>
    Learning = 64,

    /// <summary>Whole terms that the guide thinks probable.</summary>
    Proposals = 128,

    /// <summary>Long chains over sequences of integers.</summary>
    Chains = 256,

    /// <summary>Bodies of lambdas over sequences that are reduced to one value.</summary>
    Reductions = 512,

    /// <summary>All of them.</summary>
    All = Branches | Parts | Goals | Loops | Guards | Focus | Learning | Proposals | Chains | Reductions,
}
