using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using RoslynSynth.CSharp.Emitting;
using RoslynSynth.CSharp.Reading;
using RoslynSynth.Specifications;
using Xunit;

namespace RoslynSynth.Generated.Tests;

/// <summary>Every function in generated/ is compiled into this project; each is held against every example of its specification.</summary>
public sealed class GeneratedTests
{
    private static readonly Lazy<Dictionary<string, ReadSpecification>> Specifications = new(() => Directory
        .GetFiles(Path.Combine(AppContext.BaseDirectory, "quickstart"), "*.cs")
        .SelectMany(f => new SpecificationReader([]).ReadFile(f)).ToDictionary(r => r.Specification.Name));

    public static TheoryData<string, int> Examples => [.. Specifications.Value.Values
        .SelectMany(r => r.Specification.Examples.Select((_, i) => (r.Specification.Name, i)))];

    [Theory]
    [MemberData(nameof(Examples))]
    public void Meets_its_example(string name, int index)
    {
        var specification = Specifications.Value[name].Specification;
        var example = specification.Examples[index];
        var call = $"{name}({string.Join(", ", example.Arguments.Select(Literals.Of))})";
        if (example.Throws is { } exception)
        {
            var thrown = Assert.Throws<TargetInvocationException>(() => Call(name, example));
            Assert.IsType(exception, thrown.InnerException, exactMatch: false);
            return;
        }

        var result = Call(name, example);
        Assert.True(ValueEquality.Matches(example.Result, result, specification.Tolerance, specification.IsUnordered), $"{call} gave {Literals.Of(result)}");
    }

    [Fact]
    public void Enough_kinds_of_results_are_covered() =>
        Assert.True(Specifications.Value.Values.Select(r => r.Specification.Signature.ReturnType).Distinct().Count() >= 9);

    private static object? Call(string name, Example example)
    {
        var site = Specifications.Value[name].Site;
        var type = typeof(GeneratedTests).Assembly.GetType($"{site.Namespace}.{site.ContainingTypes[^1].Name}", throwOnError: true)!;
        return type.GetMethod(Specifications.Value[name].Specification.Signature.Name)!.Invoke(null, [.. example.Arguments]);
    }
}
