namespace RoslynSynth.Grammars.Formats;

/// <summary>How a time of day is brought to a multiple of minutes.</summary>
internal enum StepDirection
{
    /// <summary>Down to the multiple.</summary>
    Down,

    /// <summary>Up to the multiple.</summary>
    Up,

    /// <summary>To the nearest multiple, from the middle up.</summary>
    Nearest,
}

/// <summary>Components that move a moment by a fixed number of minutes, or to a multiple of minutes since midnight.</summary>
internal static class MomentSteps
{
    /// <summary>The moment some minutes later.</summary>
    public static Component Later(Type type, int minutes)
    {
        var traits = new ComponentTraits { Cost = 1 };
        var call = minutes % 60 == 0 ? $"AddHours({minutes / 60})" : $"AddMinutes({minutes})";
        return type == typeof(TimeOnly)
            ? Component.Of(call, (TimeOnly t) => t.AddMinutes(minutes), traits: traits, spelling: $"(TimeOnly t) => t.{call}")
            : Component.Of(call, (DateTime d) => d.AddMinutes(minutes), d => d.Year is > 1 and < 9999, traits, $"(DateTime d) => d.{call}");
    }

    /// <summary>The nearest multiple in a direction.</summary>
    public static Component ToMultiple(Type type, StepDirection direction, int minutes, int cost)
    {
        var traits = new ComponentTraits { Cost = cost };
        var name = $"To{minutes}Minutes{direction}";
        return type == typeof(TimeOnly)
            ? Component.Of(name, (TimeOnly t) => TimeOnly.MinValue.Add(Apply(t.ToTimeSpan(), direction, minutes)), traits: traits, spelling: SpelledTime(direction, minutes))
            : Component.Of(name, (DateTime d) => d.Date + Apply(d.TimeOfDay, direction, minutes), d => d.Year < 9999, traits, SpelledDate(direction, minutes));
    }

    /// <summary>The multiple as a time since midnight; seconds are dropped.</summary>
    public static TimeSpan Apply(TimeSpan time, StepDirection direction, int minutes)
    {
        var all = (int)time.TotalMinutes;
        all += Added(direction, minutes);
        return TimeSpan.FromMinutes(all / minutes * minutes);
    }

    private static int Added(StepDirection direction, int minutes) => direction switch
    {
        StepDirection.Up => minutes - 1,
        StepDirection.Nearest => minutes / 2,
        _ => 0,
    };

    private static string SpelledTime(StepDirection direction, int minutes) => (direction, minutes) switch
    {
        (StepDirection.Down, 60) => "(TimeOnly t) => new TimeOnly(t.Hour, 0)",
        (StepDirection.Down, var m) when m % 60 == 0 => $"(TimeOnly t) => new TimeOnly(t.Hour / {m / 60} * {m / 60}, 0)",
        (StepDirection.Down, var m) when 60 % m == 0 => $"(TimeOnly t) => new TimeOnly(t.Hour, t.Minute / {m} * {m})",
        (StepDirection.Down, var m) => $"(TimeOnly t) => TimeOnly.MinValue.AddMinutes((int)t.ToTimeSpan().TotalMinutes / {m} * {m})",
        (_, var m) when 60 % m == 0 => $"(TimeOnly t) => new TimeOnly(t.Hour, 0).AddMinutes((t.Minute + {Added(direction, m)}) / {m} * {m})",
        (_, var m) => $"(TimeOnly t) => TimeOnly.MinValue.AddMinutes(((int)t.ToTimeSpan().TotalMinutes + {Added(direction, m)}) / {m} * {m})",
    };

    private static string SpelledDate(StepDirection direction, int minutes) => (direction, minutes) switch
    {
        (StepDirection.Down, 60) => "(DateTime d) => d.Date.AddHours(d.Hour)",
        (StepDirection.Down, var m) when m % 60 == 0 => $"(DateTime d) => d.Date.AddHours(d.Hour / {m / 60} * {m / 60})",
        (StepDirection.Down, var m) => $"(DateTime d) => d.Date.AddMinutes((int)d.TimeOfDay.TotalMinutes / {m} * {m})",
        (_, var m) => $"(DateTime d) => d.Date.AddMinutes(((int)d.TimeOfDay.TotalMinutes + {Added(direction, m)}) / {m} * {m})",
    };
}
