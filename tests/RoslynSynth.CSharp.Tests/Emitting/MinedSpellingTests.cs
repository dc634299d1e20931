using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using RoslynSynth.CSharp.Judging;
using RoslynSynth.Grammars;
using RoslynSynth.Grammars.Components;
using RoslynSynth.Grammars.Formats;
using Xunit;

namespace RoslynSynth.CSharp.Tests.Emitting;

/// <summary>Mined components have their spelling and their meaning apart, so it is tested that both agree.</summary>
public sealed class MinedSpellingTests
{
    private static readonly decimal[] Numbers = [0, 1, -1, 2.5m, -2.5m, 0.005m, 12.345m, -12.345m, 99.95m, 1250, -1275, 31732.07m, 1.10m];
    private static readonly int[] Integers = [0, 1, 7, 29, 30, 31, 59, 100];

    private static readonly DateTime[] Dates =
        [new(2024, 2, 29, 23, 59, 30), new(2023, 12, 31), new(1846, 1, 31, 7, 15, 0), new(2002, 3, 30, 21, 44, 40), new(2143, 10, 6, 12, 0, 1)];

    private static readonly string[] Texts = ["06-Oct-2143", "01311846", "15.3.1902", "4.2.1743", "9 April 1987", "2026-12-30T06:25:57Z", "6:25PM", "930", "12.50", "1,234.5"];

    [Fact]
    public void Every_mined_component_means_what_it_spells()
    {
        var components = Mined().ToList();
        var compiled = Compile(components);
        for (var i = 0; i < components.Count; i++)
        {
            var values = Values(components[i].ParameterTypes[0]).Where(v => components[i].Guard is not { } guard || (bool)guard.DynamicInvoke(v)!).ToList();
            Assert.All(values, v => Assert.Equal(
                (components[i], v, Written(components[i].Body.DynamicInvoke(v))), (components[i], v, Written(compiled.GetMethod($"F{i}")!.Invoke(null, [v])))));
        }
    }

    private static IEnumerable<Component> Mined()
    {
        decimal[] units = [100, 50, 5, 1, 0.5m, 0.1m, 0.05m, 0.01m];
        var roundings = units.SelectMany(u => Enum.GetValues<Rounding>().Select(r => NumberSteps.ToMultiple(r, u, 1)));
        var steps =
            from type in new[] { typeof(DateTime), typeof(TimeOnly) }
            from direction in Enum.GetValues<StepDirection>()
            from minutes in new[] { 5, 30, 45, 60, 90, 120, 720 }
            select MomentSteps.ToMultiple(type, direction, minutes, 1);
        var later = new[] { typeof(DateTime), typeof(TimeOnly) }.SelectMany(t => new[] { -15, 30, 60, 110, 120 }.Select(m => MomentSteps.Later(t, m)));
        Component[] others =
        [
            NumberSteps.ToMultipleOfInt(Rounding.Floor, 15, 1), NumberSteps.ToMultipleOfInt(Rounding.Ceiling, 15, 1), NumberSteps.Plus(-24), NumberSteps.Plus(0.5m),
            NumberSteps.PlusInt(-3), NumberSteps.PlusInt(15), NumberSteps.Times(1000), NumberSteps.Times(0.01m), DecimalComponents.Format("0.##", 1),
            DecimalComponents.FormatInt("D3"), DecimalComponents.Pad(4), DateComponents.ParseExact("d.M.yyyy"), DateComponents.ParseDigitsExact("MMddyyyy"),
            DateComponents.ParseMarkedExact("d.M.yyyy", '.'), DateComponents.ParseElseExact("d.M.yyyy"), DateComponents.Format("HH'h'", "\"HH'h'\"", 1),
            TimeComponents.ParseExact("HHmm"), TimeComponents.Format("h:mmtt", "\"h:mmtt\"", 1),
            .. DateShifts.Between([new(2024, 1, 31)], [new(2024, 2, 29)]), .. DateShifts.Between([new(2024, 1, 30)], [new(2025, 1, 30)]),
        ];
        return roundings.Concat(steps).Concat(later).Concat(others);
    }

    private static IEnumerable<object> Values(Type type) =>
        type == typeof(decimal) ? Numbers.Cast<object>()
        : type == typeof(int) ? Integers.Cast<object>()
        : type == typeof(DateTime) ? Dates.Cast<object>()
        : type == typeof(TimeOnly) ? Dates.Select(d => (object)TimeOnly.FromDateTime(d))
        : Texts;

    /// <summary>As text, so that 1.0 and 1.00 differ.</summary>
    private static string? Written(object? value) => value is DateTime date ? date.ToString("O") : value is TimeOnly time ? time.ToString("O") : value?.ToString();

    private static Type Compile(List<Component> components)
    {
        var methods = components.Select((c, i) =>
            $"public static {c.ResultType.Name} F{i}{c.Spelling[..(c.Spelling.IndexOf(')') + 1)]} => {c.Spelling[(c.Spelling.IndexOf("=>", StringComparison.Ordinal) + 2)..]};");
        var source = $"using System; using System.Globalization; using System.Linq; public static class Mined {{ {string.Join('\n', methods)} }}";
        var compilation = CSharpCompilation.Create("Mined", [CSharpSyntaxTree.ParseText(source)], FrameworkReferences.All, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        using var stream = new MemoryStream();
        var result = compilation.Emit(stream);
        Assert.Empty(result.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error));
        return Assembly.Load(stream.ToArray()).GetType("Mined")!;
    }
}
