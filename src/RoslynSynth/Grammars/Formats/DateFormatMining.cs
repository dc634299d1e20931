using System.Globalization;
using RoslynSynth.Grammars.Components;

namespace RoslynSynth.Grammars.Formats;

/// <summary>
/// Finds in what formats results write the moments that arguments hold: as they are, or brought to a multiple of minutes and moved by a constant,
/// as in <c>6:25PM</c> → <c>6:00PM-6:30PM</c>.
/// </summary>
internal sealed class DateFormatMining
{
    private const int FormatLimit = 3;
    private const int StepLimit = 3;

    /// <summary>Minutes to whose multiples people round.</summary>
    private static readonly int[] Multiples = [5, 10, 15, 20, 30, 45, 60, 90, 120, 180, 240, 360, 480, 720];

    private readonly List<List<DateToken>> _rows;
    private readonly List<List<Moment>> _moments;
    private readonly List<Component> _found = [];

    private DateFormatMining(List<List<DateToken>> rows, List<List<Moment>> moments) => (_rows, _moments) = (rows, moments);

    /// <summary>The components for results of one shape.</summary>
    /// <param name="rows">The parts of the results; all have the same kinds.</param>
    /// <param name="moments">The moments in the arguments of the same examples.</param>
    public static IEnumerable<Component> For(List<List<DateToken>> rows, List<List<Moment>> moments)
    {
        var mining = new DateFormatMining(rows, moments);
        var free = mining.Verified();
        mining.Shifted(free);
        mining.Stepped(free);
        return mining._found;
    }

    /// <summary>The longest parts that some format writes right; gives back which parts are left.</summary>
    private bool[] Verified()
    {
        var free = Enumerable.Repeat(true, _rows[0].Count).ToArray();
        foreach (var (start, end) in Ranges())
        {
            if (Enumerable.Range(start, end - start).Any(i => !free[i])) continue;
            var parts = Parts(start, end);
            var formats = DateFormats.For(parts).Where(f => IsRight(parts, f)).Take(FormatLimit).ToList();
            for (var i = 0; i < formats.Count; i++) Add(formats[i], 1 + i);
            if (formats.Count > 0) free.AsSpan(start, end - start).Clear();
        }

        return free;
    }

    private bool IsRight(List<List<DateToken>> parts, string format)
    {
        for (var row = 0; row < parts.Count; row++)
        {
            var text = TextOf(parts[row]);
            if (!_moments[row].Exists(m => (m.HasDate || DateFormats.IsTime(format)) && m.Format(format).Equals(text, StringComparison.OrdinalIgnoreCase))) return false;
        }

        return true;
    }

    /// <summary>Whole dates that are dates of the arguments moved.</summary>
    private void Shifted(bool[] free)
    {
        var source = _moments.ConvertAll(m => m.Find(x => x.HasDate)?.Value ?? DateTime.MinValue);
        if (source.Contains(DateTime.MinValue)) return;
        foreach (var (start, end) in Ranges().Where(r => r.End - r.Start >= 3))
        {
            if (Enumerable.Range(start, end - start).Any(i => !free[i])) continue;
            var parts = Parts(start, end);
            foreach (var format in DateFormats.For(parts).Where(DateFormats.IsWholeDate))
            {
                if (Values(parts, format) is not { } dates || DateShifts.Between(source, dates).ToList() is not { Count: > 0 } moves) continue;
                _found.AddRange(moves);
                Add(format, 1);
                free.AsSpan(start, end - start).Clear();
                break;
            }
        }
    }

    /// <summary>Times of day that are moments of the arguments brought to a multiple, and moments a constant after one another.</summary>
    private void Stepped(bool[] free)
    {
        var pieces = new List<(string Format, TimeSpan[] Times)>();
        foreach (var (start, end) in Ranges())
        {
            if (Enumerable.Range(start, end - start).Any(i => !free[i])) continue;
            var parts = Parts(start, end);
            var format = DateFormats.For(parts).Find(f => DateFormats.IsTime(f) && DateFormats.HasHour(f));
            if (format is null || Values(parts, format) is not { } times) continue;
            pieces.Add((format, [.. times.Select(t => t.TimeOfDay)]));
            free.AsSpan(start, end - start).Clear();
        }

        if (pieces.Count == 0) return;
        foreach (var format in pieces.Select(p => p.Format).Distinct()) Add(format, 1);
        var gap = pieces.Count > 1 ? Gap(pieces[0].Times, pieces[1].Times) : null;
        foreach (var type in Types()) AddSteps(type, pieces[0].Times, gap);
    }

    private void AddSteps(Type type, TimeSpan[] wanted, int? gap)
    {
        var source = _moments.ConvertAll(m => m.Find(x => x.Type == type && x.Value.TimeOfDay != TimeSpan.Zero) ?? m.Find(x => x.Type == type));
        if (gap is { } between) _found.Add(MomentSteps.Later(type, between));
        if (source.Contains(null)) return;
        var times = source.ConvertAll(s => s!.Value.TimeOfDay);
        if (Gap([.. times], wanted) is { } constant and not 0) _found.Add(MomentSteps.Later(type, constant));
        var steps =
            from minutes in Multiples
            from direction in Enum.GetValues<StepDirection>()
            from offset in minutes % 2 == 0 ? new[] { 0, minutes / 2 } : [0]
            where Enumerable.Range(0, wanted.Length).All(i => IsStep(times[i], wanted[i], direction, minutes, offset))
            orderby offset, direction, gap is null ? -minutes : Math.Abs(minutes - gap.Value)
            select (minutes, direction, offset);
        var cost = 1;
        foreach (var (minutes, direction, offset) in steps.Take(StepLimit))
        {
            _found.Add(MomentSteps.ToMultiple(type, direction, minutes, cost++));
            if (offset != 0) _found.AddRange([MomentSteps.Later(type, -offset), MomentSteps.Later(type, offset)]);
        }
    }

    private static bool IsStep(TimeSpan from, TimeSpan wanted, StepDirection direction, int minutes, int offset)
    {
        var shift = TimeSpan.FromMinutes(offset);
        var day = TimeSpan.FromDays(1);
        var moved = (from - shift + day).Ticks % day.Ticks;
        return ((MomentSteps.Apply(TimeSpan.FromTicks(moved), direction, minutes) + shift).Ticks - wanted.Ticks) % day.Ticks == 0;
    }

    /// <summary>The minutes that lie between two columns of times on all rows, or null where they differ.</summary>
    private static int? Gap(TimeSpan[] from, TimeSpan[] to)
    {
        var gaps = from.Zip(to, (a, b) => ((int)(b - a).TotalMinutes + 1440) % 1440).Distinct().ToList();
        return gaps is [var only] ? only : null;
    }

    private static List<DateTime>? Values(List<List<DateToken>> parts, string format)
    {
        var values = parts.ConvertAll(p => DateTime.TryParseExact(
            TextOf(p), format, CultureInfo.InvariantCulture, DateTimeStyles.NoCurrentDateDefault, out var value) ? value : (DateTime?)null);
        return values.Contains(null) ? null : values.ConvertAll(v => v!.Value);
    }

    private void Add(string format, int cost)
    {
        var spelled = $"\"{format.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";
        foreach (var type in Types())
        {
            if (type == typeof(DateTime)) _found.Add(DateComponents.Format(format, spelled, cost));
            else if (DateFormats.IsTime(format)) _found.Add(TimeComponents.Format(format, spelled, cost));
        }
    }

    private IEnumerable<Type> Types() => _moments.SelectMany(m => m.Select(x => x.Type)).Distinct();

    /// <summary>All ranges of parts that neither begin nor end with a literal, longest first.</summary>
    private IEnumerable<(int Start, int End)> Ranges()
    {
        var count = _rows[0].Count;
        return
            from length in Enumerable.Range(1, count).Reverse()
            from start in Enumerable.Range(0, count - length + 1)
            where IsField(start) && IsField(start + length - 1)
            select (start, start + length);
    }

    private bool IsField(int index) => _rows[0][index].Kind != DateTokenKind.Literal;

    private List<List<DateToken>> Parts(int start, int end) => _rows.ConvertAll(r => r.GetRange(start, end - start));

    private static string TextOf(List<DateToken> parts) => string.Concat(parts.Select(p => p.Text));
}
