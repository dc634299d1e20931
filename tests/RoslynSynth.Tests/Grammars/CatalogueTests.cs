using RoslynSynth.Grammars;
using RoslynSynth.Grammars.Components;
using RoslynSynth.Specifications;
using RoslynSynth.Tests.Sampling;
using Xunit;

namespace RoslynSynth.Tests.Grammars;

/// <summary>Walks every row of the catalogue; that each spelling compiles alone is tested beside the emitter.</summary>
public sealed class CatalogueTests
{
    private const int SampleCount = 60;

    /// <summary>Rows that may throw for what their lambda gives, which a guard can't ask.</summary>
    private static readonly string[] ThrowForTheirLambda = ["FirstWhere", "IndexBy", "SumOfSelected"];

    [Fact]
    public void There_are_at_least_200_rows_of_different_meaning() =>
        Assert.True(Universe.Rows.Select(r => r.Spelling).Distinct().Count() >= 200);

    [Fact]
    public void Name_and_types_tell_rows_apart() => Assert.Empty(
        Universe.Rows.GroupBy(r => $"{r.Name}({string.Join(", ", r.ParameterTypes)}) : {r.ResultType}").Where(g => g.Count() > 1).Select(g => g.Key));

    [Fact]
    public void Parameters_that_are_sequences_of_different_types_can_be_gone_through_together()
    {
        var invoice = new Signature("Invoice", [new Parameter("prices", typeof(List<decimal>), "List<decimal>"), new Parameter("quantities", typeof(int[]), "int[]")], typeof(decimal), "decimal");
        var rows = ComponentCatalogue.For(new Specification(invoice, []));
        Assert.Contains(rows, r => r.Name == "Zip" && r.ParameterTypes[..2].SequenceEqual([typeof(decimal[]), typeof(int[])]) && r.ResultType == typeof(decimal[]));
        Assert.DoesNotContain(rows, r => r.Name == "Zip" && r.ParameterTypes[0] == typeof(int[]) && r.ParameterTypes[1] == typeof(decimal[]));
    }

    [Fact]
    public void Costs_are_positive() => Assert.All(Universe.Rows, r => Assert.True(r.Traits.Cost >= 1, r.ToString()));

    [Fact]
    public void A_lambda_is_the_last_argument_and_says_where_its_rows_come_from() =>
        Assert.All(Universe.Rows, r => Assert.True(r.LambdaIndex < 0 ? r.Traits.Rows == LambdaRows.None : r.LambdaIndex == r.ParameterTypes.Length - 1 && r.Traits.Rows != LambdaRows.None, r.ToString()));

    [Fact]
    public void Where_the_guard_holds_nothing_throws() => Check(Complaints(hasNulls: false, (row, arguments) =>
        IsDefined(row, arguments) && !ThrowForTheirLambda.Contains(row.Name) && Invocation.Of(row, arguments).Exception is { } e ? $"throws {e.GetType().Name}" : null));

    [Fact]
    public void A_guard_refuses_only_what_throws_or_is_on_the_list() => Check(Complaints(hasNulls: true, (row, arguments) =>
        !Universe.IsGuardedBeyondExceptions(row) && !IsDefined(row, arguments) && Invocation.Of(row, arguments) is { Exception: null } result ? $"gives {result}" : null));

    [Fact]
    public void Commutative_rows_commute() => Check(Complaints(hasNulls: true, (row, arguments) =>
        row.Traits.IsCommutative && !Invocation.Of(row, arguments).IsLike(Invocation.Of(row, [.. arguments.AsEnumerable().Reverse()]), row.ResultType)
            ? "depends on the order" : null));

    [Fact]
    public void Commutative_rows_take_two_arguments_of_one_type() =>
        Assert.All(Universe.Rows.Where(r => r.Traits.IsCommutative), r => Assert.True(r.ParameterTypes.Length == 2 && r.ParameterTypes[0] == r.ParameterTypes[1], r.ToString()));

    [Fact]
    public void No_row_changes_its_arguments()
    {
        foreach (var row in Universe.Rows)
        {
            for (var seed = 0; seed < SampleCount; seed++)
            {
                var arguments = new Values(new Random(seed), hasNulls: true).Row(row.ParameterTypes);
                var copy = new Values(new Random(seed), hasNulls: true).Row(row.ParameterTypes);
                if (IsDefined(row, arguments)) _ = Invocation.Of(row, arguments);
                for (var i = 0; i < arguments.Length; i++)
                    Assert.True(Component.IsFunction(row.ParameterTypes[i]) || Invocation.AreSame(copy[i], arguments[i], row.ParameterTypes[i]), $"{row} changed argument {i}");
            }
        }
    }

    [Fact]
    public void The_same_arguments_give_the_same_result() => Check(Complaints(hasNulls: true, (row, arguments) =>
        IsDefined(row, arguments) && !Invocation.Of(row, arguments).IsLike(Invocation.Of(row, arguments), row.ResultType) ? "changes its mind" : null));

    private static void Check(IEnumerable<string> complaints)
    {
        var all = complaints.ToList();
        Assert.True(all.Count == 0, string.Join("\n", all));
    }

    private static IEnumerable<string> Complaints(bool hasNulls, Func<Component, object?[], string?> complaint) =>
        from row in Universe.Rows
        let found = Enumerable.Range(0, SampleCount)
            .Select(seed => new Values(new Random(seed), hasNulls).Row(row.ParameterTypes))
            .Select(arguments => complaint(row, arguments) is { } text ? $"{row}: {row.Spelling} on {Show.Row(arguments)} {text}" : null)
            .FirstOrDefault(text => text is not null)
        where found is not null
        select found;

    /// <summary>Whether the guard lets the arguments through; a guard that throws does not.</summary>
    private static bool IsDefined(Component row, object?[] arguments) =>
        row.Guard is null || Invocation.Of(row.Guard, arguments, typeof(bool)) is { Value: true };
}
