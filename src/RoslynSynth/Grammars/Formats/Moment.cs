using System.Globalization;

namespace RoslynSynth.Grammars.Formats;

/// <summary>A point in time that an example's argument holds.</summary>
/// <param name="Type">What it is to the search: <see cref="DateTime"/>, or <see cref="TimeOnly"/> where there is no date.</param>
/// <param name="Value">The value; a time of day is on the first day of the calendar.</param>
internal sealed record Moment(Type Type, DateTime Value)
{
    public static Moment Of(DateTime value) => new(typeof(DateTime), value);

    public static Moment Of(TimeOnly value) => new(typeof(TimeOnly), DateTime.MinValue + value.ToTimeSpan());

    public bool HasDate => Type == typeof(DateTime);

    public string Format(string format) => Value.ToString(format, CultureInfo.InvariantCulture);

    /// <summary>The whole numbers that it consists of.</summary>
    public IEnumerable<int> Fields => HasDate
        ? [Value.Hour, Value.Minute, Value.Second, Value.Day, Value.Month, Value.Year, Value.DayOfYear]
        : [Value.Hour, Value.Minute, Value.Second];
}
