using System.Collections.Immutable;
using RoslynSynth.Evaluating;

namespace RoslynSynth.Grammars.Components;

/// <summary>
/// Names the instances of generic types that nearly every search makes. They are made by reflection, which a compiler ahead of time can't follow, so that
/// without this the JIT would have to compile each at every start. Nothing calls it.
/// </summary>
internal static class CompiledAhead
{
    public static ImmutableArray<Component>[] Rows() =>
    [
        MapComponents<int, int>.All, MapComponents<int, char>.All, MapComponents<int, string>.All, MapComponents<int, bool>.All,
        MapComponents<char, int>.All, MapComponents<char, char>.All, MapComponents<char, string>.All, MapComponents<char, bool>.All,
        MapComponents<string, int>.All, MapComponents<string, char>.All, MapComponents<string, string>.All, MapComponents<string, bool>.All,
        SumComponents<int>.All, SumComponents<char>.All, SumComponents<string>.All,
    ];

    public static Replay[] Replays(ValueStore store) =>
    [
        new Replay<int, int>(store), new Replay<int, char>(store), new Replay<int, string>(store), new Replay<int, bool>(store),
        new Replay<char, int>(store), new Replay<char, char>(store), new Replay<char, string>(store), new Replay<char, bool>(store),
        new Replay<string, int>(store), new Replay<string, char>(store), new Replay<string, string>(store), new Replay<string, bool>(store),
        new Replay<int, int, int>(store), new Replay<int, int, char>(store), new Replay<int, int, string>(store), new Replay<int, int, bool>(store),
        new Replay<char, int, int>(store), new Replay<char, int, char>(store), new Replay<char, int, string>(store),
        new Replay<char, int, bool>(store), new Replay<char, char, int>(store), new Replay<char, char, char>(store),
        new Replay<char, char, string>(store), new Replay<char, char, bool>(store), new Replay<string, int, int>(store),
        new Replay<string, int, char>(store), new Replay<string, int, string>(store), new Replay<string, int, bool>(store),
        new Replay<string, string, int>(store), new Replay<string, string, char>(store), new Replay<string, string, string>(store),
        new Replay<string, string, bool>(store),
    ];

    public static SequenceWords[] Words(ValueStore store) => [new SequenceWords<int>(store), new SequenceWords<char>(store), new SequenceWords<string>(store)];
}
