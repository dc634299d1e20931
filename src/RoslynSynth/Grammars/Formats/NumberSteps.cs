using System.Globalization;

namespace RoslynSynth.Grammars.Formats;

/// <summary>How a number is brought to a multiple of another, in the order in which people expect it.</summary>
internal enum Rounding
{
    /// <summary>The nearest; of two the even one.</summary>
    Nearest,

    /// <summary>The nearest; of two the one further from zero.</summary>
    NearestUp,

    /// <summary>Down.</summary>
    Floor,

    /// <summary>Up.</summary>
    Ceiling,

    /// <summary>Towards zero.</summary>
    Truncate,

    /// <summary>Away from zero.</summary>
    Away,
}

/// <summary>Components that round, scale and move numbers by constants.</summary>
internal static class NumberSteps
{
    /// <summary>Numbers beyond this are left alone, so that nothing overflows.</summary>
    private const decimal ValueLimit = 1e15m;

    private static readonly ComponentTraits Cheap = new() { Cost = 1 };

    /// <summary>The multiple of the unit.</summary>
    public static decimal Apply(decimal value, Rounding rounding, decimal unit) => rounding switch
    {
        Rounding.Nearest or Rounding.NearestUp when DigitsOf(unit) is var digits and > 0 => Math.Round(value, digits, ModeOf(rounding)),
        Rounding.Nearest or Rounding.NearestUp => Math.Round(value / unit, ModeOf(rounding)) * unit,
        Rounding.Floor => Math.Floor(value / unit) * unit,
        Rounding.Ceiling => Math.Ceiling(value / unit) * unit,
        Rounding.Truncate => Math.Truncate(value / unit) * unit,
        _ => Math.Sign(value) * Math.Ceiling(Math.Abs(value) / unit) * unit,
    };

    /// <summary>Rounds a decimal.</summary>
    public static Component ToMultiple(Rounding rounding, decimal unit, int cost) => Component.Of(
        $"{rounding}To{Literal(unit)}", (decimal x) => Apply(x, rounding, unit), IsSmall, new ComponentTraits { Cost = cost }, Spelled(rounding, unit));

    /// <summary>Rounds an integer that is not negative, up or down.</summary>
    public static Component ToMultipleOfInt(Rounding rounding, int unit, int cost) => rounding == Rounding.Floor
        ? Component.Of($"FloorTo{unit}", (int x) => x / unit * unit, x => x >= 0, new ComponentTraits { Cost = cost }, $"(int x) => x / {unit} * {unit}")
        : Component.Of(
            $"CeilingTo{unit}", (int x) => (x + unit - 1) / unit * unit, x => x is >= 0 and < int.MaxValue / 2, new ComponentTraits { Cost = cost },
            $"(int x) => (x + {unit - 1}) / {unit} * {unit}");

    /// <summary>Adds a constant to a decimal.</summary>
    public static Component Plus(decimal amount) => Component.Of(
        $"Plus{amount}", (decimal x) => x + amount, IsSmall, Cheap, amount < 0 ? $"(decimal x) => x - {Literal(-amount)}" : $"(decimal x) => x + {Literal(amount)}");

    /// <summary>Adds a constant to an integer.</summary>
    public static Component PlusInt(int amount) => Component.Of(
        $"Plus{amount}", (int x) => x + amount, x => Math.Abs((long)x) < int.MaxValue / 2, Cheap, amount < 0 ? $"(int x) => x - {-amount}" : $"(int x) => x + {amount}");

    /// <summary>Multiplies or divides a decimal by a power of ten.</summary>
    public static Component Times(decimal factor) => Component.Of(
        $"Times{factor}", (decimal x) => factor < 1 ? x / (1 / factor) : x * factor, IsSmall, Cheap,
        factor < 1 ? $"(decimal x) => x / {Literal(1 / factor)}" : $"(decimal x) => x * {Literal(factor)}");

    private static bool IsSmall(decimal value) => Math.Abs(value) < ValueLimit;

    private static MidpointRounding ModeOf(Rounding rounding) => rounding == Rounding.NearestUp ? MidpointRounding.AwayFromZero : MidpointRounding.ToEven;

    /// <summary>2 for 0.01, 1 for 0.1; 0 for what is no such power of ten.</summary>
    private static int DigitsOf(decimal unit) => unit switch { 0.1m => 1, 0.01m => 2, 0.001m => 3, 0.0001m => 4, _ => 0 };

    private static string Spelled(Rounding rounding, decimal unit)
    {
        var digits = DigitsOf(unit);
        var mode = rounding == Rounding.NearestUp ? ", MidpointRounding.AwayFromZero" : "";
        if (rounding is Rounding.Nearest or Rounding.NearestUp && digits > 0) return $"(decimal x) => Math.Round(x, {digits}{mode})";
        var (divided, times) = unit == 1 ? ("x", "") : ($"x / {Literal(unit)}", $" * {Literal(unit)}");
        return "(decimal x) => " + rounding switch
        {
            Rounding.Nearest or Rounding.NearestUp => $"Math.Round({divided}{mode}){times}",
            Rounding.Away => $"Math.Sign(x) * Math.Ceiling({divided.Replace("x", "Math.Abs(x)", StringComparison.Ordinal)}){times}",
            _ => $"Math.{rounding}({divided}){times}",
        };
    }

    private static string Literal(decimal value)
    {
        var text = value.ToString(CultureInfo.InvariantCulture);
        return text.Contains('.') ? text + "m" : text;
    }
}
