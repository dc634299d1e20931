using System.Collections.Immutable;
using RoslynSynth.Specifications;
namespace RoslynSynth.Grammars.Components;
#pragma warning disable
public static class ComponentCatalogue
{
    static ComponentTraits T(int cost, bool comm = false, LambdaRows rows = LambdaRows.None, LambdaShape shape = LambdaShape.Other) => new() { Shape = shape, Cost = cost, IsCommutative = comm, Rows = rows };
    public static IReadOnlySet<Type> UniverseOf(Specification s) => new HashSet<Type>();
    public static ImmutableArray<Component> For(IReadOnlySet<Type> u) => [
        Component.Of("Add", (int a, int b) => a + b, traits: T(1, true)),
        Component.Of("Sub", (int a, int b) => a - b, traits: T(1)),
        Component.Of("Mul", (int a, int b) => a * b, traits: T(1, true)),
        Component.Of("Mod", (int a, int b) => a % b, (a, b) => b != 0 && b != -1, traits: T(1)),
        Component.Of("Eq", (int a, int b) => a == b, traits: T(1, true)),
        Component.Of("Lt", (int a, int b) => a < b, traits: T(1)),
        Component.Of("Count", (int[] xs) => xs.Length, traits: T(1)),
        Component.Of("Index", (int[] xs, int i) => xs[i], (xs, i) => i >= 0 && i < xs.Length, traits: T(1)),
        Component.Of("Take", (int[] xs, int i) => xs.Take(i), traits: T(1)),
        Component.Of("Skip", (int[] xs, int i) => xs.Skip(i), traits: T(1)),
        Component.Of("Reverse", (int[] xs) => xs.Reverse(), traits: T(1)),
        Component.Of("Order", (int[] xs) => xs.Order(), traits: T(1)),
        Component.Of("Sum", (int[] xs) => xs.Sum(), traits: T(1)),
        Component.Of("Max", (int[] xs) => xs.Max(), xs => xs.Length > 0, traits: T(1)),
        Component.Of("Min", (int[] xs) => xs.Min(), xs => xs.Length > 0, traits: T(1)),
        Component.Of("Contains", (int[] xs, int x) => xs.Contains(x), traits: T(1)),
        Component.Of("Append", (int[] xs, int x) => xs.Append(x), traits: T(1)),
        Component.Of("Prepend", (int[] xs, int x) => xs.Prepend(x), traits: T(1)),
        Component.Of("Concat", (int[] xs, int[] ys) => xs.Concat(ys), traits: T(1)),
        Component.Of("Distinct", (int[] xs) => xs.Distinct(), traits: T(1)),
        Component.Of("Where", (int[] xs, Func<int, bool> f) => xs.Where(f), traits: T(1, rows: LambdaRows.Elements, shape: LambdaShape.Filter)),
        Component.Of("Select", (int[] xs, Func<int, int> f) => xs.Select(f), traits: T(1, rows: LambdaRows.Elements, shape: LambdaShape.Map)),
        Component.Of("SelectI", (int[] xs, Func<int, int, int> f) => xs.Select(f), traits: T(2, rows: LambdaRows.IndexedElements, shape: LambdaShape.Map)),
        Component.Of("WhereI", (int[] xs, Func<int, int, bool> f) => xs.Where(f), traits: T(2, rows: LambdaRows.IndexedElements, shape: LambdaShape.Filter)),
        Component.Of("CountW", (int[] xs, Func<int, bool> f) => xs.Count(f), traits: T(1, rows: LambdaRows.Elements)),
        Component.Of("Any", (int[] xs, Func<int, bool> f) => xs.Any(f), traits: T(1, rows: LambdaRows.Elements)),
        Component.Of("All", (int[] xs, Func<int, bool> f) => xs.All(f), traits: T(1, rows: LambdaRows.Elements)),
        Component.Of("TakeWhile", (int[] xs, Func<int, bool> f) => xs.TakeWhile(f), traits: T(2, rows: LambdaRows.Elements, shape: LambdaShape.Prefix)),
        Component.Of("OrderBy", (int[] xs, Func<int, int> f) => xs.OrderBy(f), traits: T(2, rows: LambdaRows.Elements)),
        Component.Of("Zip", (int[] xs, int[] ys, Func<int, int, int> f) => xs.Zip(ys, f), traits: T(2, rows: LambdaRows.Pairs, shape: LambdaShape.Map)),
        Component.Of("Aggregate", (int[] xs, int s, Func<int, int, int> f) => xs.Aggregate(s, f), traits: T(2, rows: LambdaRows.Fold)),
        Component.Of("Not", (bool b) => !b, traits: T(1)),
        Component.Of("And", (bool b, bool c) => b && c, traits: T(1, true)),
        Component.Of("Select", (int[] xs, Func<int, bool> f) => xs.Select(f), traits: T(1, rows: LambdaRows.Elements, shape: LambdaShape.Map)),
    ];
}
