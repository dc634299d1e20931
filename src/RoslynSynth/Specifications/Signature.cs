using System.Collections.Immutable;

namespace RoslynSynth.Specifications;

/// <summary>A parameter of the wanted function.</summary>
/// <param name="Name">Its name as written, without a verbatim <c>@</c>.</param>
/// <param name="Type">Its runtime type as declared, for example <c>List&lt;int&gt;</c>.</param>
/// <param name="TypeText">Its type as the author spelled it, tuple names and <c>?</c> included.</param>
public sealed record Parameter(string Name, Type Type, string TypeText)
{
    /// <summary>Whether it is the receiver of an extension method.</summary>
    public bool IsReceiver { get; init; }

    /// <summary>The default value as C# where the emitted header must repeat it, or null.</summary>
    public string? DefaultText { get; init; }
}

/// <summary>The signature of the wanted function.</summary>
/// <param name="Name">The function's name.</param>
/// <param name="Parameters">Its parameters in order.</param>
/// <param name="ReturnType">The runtime type that it returns as declared.</param>
/// <param name="ReturnTypeText">The return type as the author spelled it.</param>
public sealed record Signature(string Name, ImmutableArray<Parameter> Parameters, Type ReturnType, string ReturnTypeText)
{
    /// <summary>The header as C#: <c>string Initials(string fullName)</c>.</summary>
    public override string ToString() =>
        $"{ReturnTypeText} {Name}({string.Join(", ", Parameters.Select(p => $"{p.TypeText} {p.Name}"))})";
}
