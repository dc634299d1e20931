using RoslynSynth.Specifications;

namespace RoslynSynth.CSharp.Reading;

/// <summary>A short stable hash of a specification: changes when signature or examples change, and only then.</summary>
public static class SpecificationHash
{
    /// <summary>The first 16 hexadecimal digits of a SHA-256 over a canonical text.</summary>
    public static string Of(Specification specification) => throw new NotImplementedException();
}
