using System.Collections;
using Xunit;

namespace RoslynSynth.CSharp.Tests;

/// <summary>The values that training tasks are drawn with.</summary>
public sealed class DrawnValuesTests
{
    [Fact]
    public void The_seed_decides_them()
    {
        Assert.Equal(Text(3), Text(3));
        Assert.NotEqual(Text(3), Text(4));
        static string Text(ulong seed) => string.Join('\n', DrawnValues.Pool(seed).OrderBy(p => p.Key.Name).Select(p => string.Join(' ', Leaves(p.Value))));
    }

    [Fact]
    public void They_are_varied_and_no_function_has_to_fear_them()
    {
        foreach (var (type, values) in DrawnValues.Pool(1))
        {
            Assert.InRange(values.Length, 1_000, 2_000);
            Assert.All(values, v => Assert.IsType(type, v));
            Assert.True(Leaves(values).Distinct().Count() > 20);
            Assert.All(Leaves(values), l => Assert.True(l is not null and not double.NaN and not double.PositiveInfinity and not double.NegativeInfinity));
        }
    }

    private static IEnumerable<object?> Leaves(object? value) => value is IEnumerable items and not string ? items.Cast<object?>().SelectMany(Leaves) : [value];
}
