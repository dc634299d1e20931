using System.Security.Cryptography;
using System.Text;
using RoslynSynth.CSharp.Emitting;
using RoslynSynth.Specifications;

namespace RoslynSynth.CSharp.Reading;

/// <summary>A short stable hash of a specification: changes when signature or examples change, and only then.</summary>
public static class SpecificationHash
{
    /// <summary>The first 16 hexadecimal digits of a SHA-256 over a canonical text.</summary>
    public static string Of(Specification specification)
    {
        ArgumentNullException.ThrowIfNull(specification);
        var text = new StringBuilder(specification.Signature.ToString()).Append('\n');
        foreach (var example in specification.Examples)
        {
            text.AppendJoin(", ", example.Arguments.Select(Literals.Of)).Append(" => ")
                .Append(example.Throws is { } type ? $"throws {type.FullName}" : Literals.Of(example.Result)).Append('\n');
        }

        text.AppendJoin(", ", specification.Constants.Select(Literals.Of)).Append('\n')
            .Append(Literals.Of(specification.Tolerance)).Append(specification.IsUnordered);
        foreach (var condition in specification.Conditions) text.Append('\n').Append(condition.Text);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())))[..16];
    }
}
