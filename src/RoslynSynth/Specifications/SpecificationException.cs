namespace RoslynSynth.Specifications;

/// <summary>A specification that its author can mend: the message says what is wrong and how to go on.</summary>
public sealed class SpecificationException(string message, SourcePlace? place = null, Exception? inner = null)
    : Exception(message, inner)
{
    /// <summary>Where the mistake stands, if it stands in a file or an option.</summary>
    public SourcePlace? Place { get; } = place;
}
