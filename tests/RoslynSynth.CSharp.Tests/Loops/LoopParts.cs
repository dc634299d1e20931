using System.Collections.Immutable;
using RoslynSynth.Grammars;
using RoslynSynth.Grammars.Components;
using RoslynSynth.Terms;

namespace RoslynSynth.CSharp.Tests.Loops;

/// <summary>Short forms for the terms that loops are made of.</summary>
internal static class LoopParts
{
    private static readonly ImmutableArray<Component> Rows =
        ComponentCatalogue.For(new HashSet<Type> { typeof(int), typeof(bool), typeof(int[]), typeof(string), typeof(char), typeof(char[]), typeof(string[]) });

    public static Term Call(string name, params Term[] arguments) => new ApplyTerm(
        Rows.First(r => r.Name == name && r.LambdaIndex < 0 && r.ParameterTypes.SequenceEqual(arguments.Select(a => a.Type))), [.. arguments]);

    public static Term Value(object value) => new ConstantTerm(value, value.GetType());

    public static Term Of(Variable variable) => new VariableTerm(variable);

    public static Term If(Term condition, Term then, Term otherwise) => new ConditionalTerm(condition, then, otherwise);
}
