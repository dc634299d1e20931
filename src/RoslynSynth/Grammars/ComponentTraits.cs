using System.Collections.Immutable;
using RoslynSynth.Evaluating;

namespace RoslynSynth.Grammars;

/// <summary>What the search may know about a component beyond its meaning.</summary>
public sealed record ComponentTraits
{
    /// <summary>Cost 2, no laws, no lambda.</summary>
    public static ComponentTraits Default { get; } = new();

    /// <summary>
    /// Prior cost of one use under the uniform guide: 1 what every C# developer writes daily (<c>+</c>, <c>Length</c>, <c>Where</c>), 2 common,
    /// 3 uncommon, 4 and above rare or large.
    /// </summary>
    public int Cost { get; init; } = 2;

    /// <summary>Whether <c>f(a, b)</c> equals <c>f(b, a)</c> always: the search tries one order only.</summary>
    public bool IsCommutative { get; init; }

    /// <summary>Where the rows of the lambda argument come from.</summary>
    public LambdaRows Rows { get; init; } = LambdaRows.None;

    /// <summary>What becomes of the lambda's results.</summary>
    public LambdaShape Shape { get; init; } = LambdaShape.Other;

    /// <summary>Names in the spelling that stand for types (<c>T</c> in a generic catalogue) and what they are here.</summary>
    public ImmutableDictionary<string, Type> TypeArguments { get; init; } = ImmutableDictionary<string, Type>.Empty;

    /// <summary>For a method of the user's own: the types of its parameters as declared, where collections are not arrays; else empty.</summary>
    public ImmutableArray<Type> DeclaredTypes { get; init; } = [];

    /// <summary>For a method of the user's own: the type that it returns as declared.</summary>
    public Type? DeclaredResult { get; init; }

    /// <summary>Namespaces that the spelling needs beyond System, System.Linq and System.Collections.Generic.</summary>
    public ImmutableArray<string> Namespaces { get; init; } = [];

    /// <summary>Whether it makes one value of all elements of a sequence, such as a sum.</summary>
    public bool IsReduction { get; init; }

    /// <summary>For a component that gives what a sequence has accumulated at each of its elements: how one more element is taken in.</summary>
    internal Func<int, int, int>? Running { get; init; }

    /// <summary>Makes a faster kernel of the same meaning, where there is one.</summary>
    internal Func<Kernel>? WideKernel { get; private init; }

    /// <summary>These traits, with a wide form of the component.</summary>
    internal ComponentTraits Wide<TForm>()
        where TForm : struct, IWideForm => this with { WideKernel = TForm.CreateKernel };
}
