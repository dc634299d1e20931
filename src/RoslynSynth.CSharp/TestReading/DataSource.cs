using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace RoslynSynth.CSharp.TestReading;

/// <summary>Where values of a test come from, which must be run to be known: rows, or one value in a row of its own.</summary>
/// <param name="Origin">Names it: an attribute, or an expression of an assert.</param>
/// <param name="Name">What it is called in messages.</param>
/// <param name="Expression">C# that gives the rows, from anywhere.</param>
/// <param name="ParameterCount">How many values a row has.</param>
public sealed record DataSource(SyntaxNode Origin, string Name, string Expression, int ParameterCount)
{
    /// <summary>The name of the member that gives them, be it private; null where a class does.</summary>
    public string? Member { get; init; }

    /// <summary>What must be added to a class before it can be run, or null.</summary>
    internal AddedMember? Added { get; init; }

    /// <summary>The method that runs first, by its name in metadata: <c>Space.Outer+Inner::Name</c>.</summary>
    public required string Root { get; init; }

    /// <summary>What it says, whatever it is called in this run.</summary>
    internal string Text => Added is { } added ? $"{added.Type} {Path.GetFileName(added.File)} {added.Text.Replace(added.Name, "", StringComparison.Ordinal)}" : $"{Expression} {ParameterCount}";
}

/// <summary>A static method without parameters that gives the value of an expression, for a class whose names that uses.</summary>
/// <param name="Type">The class, by its name in metadata.</param>
/// <param name="File">The file of that part of the class.</param>
/// <param name="Name">The method's name.</param>
/// <param name="Text">The method.</param>
internal sealed record AddedMember(string Type, string File, string Name, string Text);

/// <summary>What a run of a source gave.</summary>
/// <param name="Rows">The rows as C#: what the test must return or null, then its parameters.</param>
/// <param name="Problem">Why there are none, or null.</param>
public sealed record DataRows(ImmutableArray<ImmutableArray<string?>> Rows, string? Problem)
{
    /// <summary>Whether all of this follows from the code, so that no other run can give anything else.</summary>
    public bool IsSettled { get; init; }
}
