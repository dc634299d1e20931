using Microsoft.CodeAnalysis;
using RoslynSynth.Specifications;

namespace RoslynSynth.CSharp.Reading;

/// <summary>Turns positions in syntax into places for messages.</summary>
internal sealed record PlaceMap(string File)
{
    public SourcePlace Start => new(File, 1, 1);

    public SourcePlace Of(SyntaxNode node) => Of(node.GetLocation());

    public SourcePlace Of(SyntaxToken token) => Of(token.GetLocation());

    public SourcePlace Of(Location location)
    {
        var start = location.GetLineSpan().StartLinePosition;
        return new SourcePlace(File, start.Line + 1, start.Character + 1);
    }
}
