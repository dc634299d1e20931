namespace RoslynSynth.Grammars;

/// <summary>What a component does with the results of its lambda, where the search can reason backwards from the wanted result.</summary>
public enum LambdaShape
{
    /// <summary>Nothing that can be inverted.</summary>
    Other,

    /// <summary>The results in order are the result: <c>Select</c>, <c>Zip</c>.</summary>
    Map,

    /// <summary>The elements whose lambda is true, in order: <c>Where</c>.</summary>
    Filter,

    /// <summary>The longest prefix whose lambdas are true: <c>TakeWhile</c>.</summary>
    Prefix,

    /// <summary>What is left when that prefix is dropped: <c>SkipWhile</c>.</summary>
    Suffix,
}
