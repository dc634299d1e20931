using RoslynSynth.CSharp.Emitting;
using RoslynSynth.CSharp.Reading;
using RoslynSynth.Grammars;
using RoslynSynth.Searching;
using Xunit;

namespace RoslynSynth.CSharp.Tests.Emitting;

public sealed class DatesAndNumbersTests
{
    [Fact]
    public void A_date_is_written_in_the_format_of_the_results() => Assert.Equal(
        "public static string F(string text) =>\n    DateTime.Parse(text, CultureInfo.InvariantCulture).ToString(\"MMM yyyy\", CultureInfo.InvariantCulture);",
        Answer("string F(string text)", "(\"30-Dec-2026\") => \"Dec 2026\"", "(\"2025-04-15\") => \"Apr 2025\""));

    [Fact]
    public void Day_first_dates_are_read_in_their_own_format() => Assert.Contains(
        "DateTime.ParseExact(text, \"d/M/yyyy\", CultureInfo.InvariantCulture).ToString(\"M/d/yyyy\", CultureInfo.InvariantCulture)",
        Answer("string F(string text)", "(\"6/10/2143\") => \"10/6/2143\"", "(\"30/3/2002\") => \"3/30/2002\""));

    [Fact]
    public void Dates_of_digits_among_others_are_told_apart() => Assert.Contains(
        "text.All(char.IsDigit) ? DateTime.ParseExact(text, \"MMddyyyy\", CultureInfo.InvariantCulture) : DateTime.Parse(text, CultureInfo.InvariantCulture)",
        Answer("string F(string text)", "(\"06-Oct-2143\") => \"6/10/2143\"", "(\"01311846\") => \"31/1/1846\"", "(\"22 Apr 1953\") => \"22/4/1953\""));

    [Fact]
    public void A_time_zone_does_not_make_the_answer_depend_on_the_machine() => Assert.Contains(
        "DateTimeStyles.AdjustToUniversal", Answer("string F(string text)", "(\"2026-12-30T06:25:57Z\") => \"Dec 2026\"", "(\"2025-07-22T11:12:55Z\") => \"Jul 2025\""));

    [Fact]
    public void A_span_of_time_is_a_rounded_start_and_a_constant_later() => Assert.Equal(
        """
        public static string F(string text)
        {
            var time = TimeOnly.Parse(text, CultureInfo.InvariantCulture);
            var start = new TimeOnly(time.Hour, time.Minute / 30 * 30);
            return $"{start.ToString("h:mmtt", CultureInfo.InvariantCulture)}-{start.AddMinutes(30).ToString("h:mmtt", CultureInfo.InvariantCulture)}";
        }
        """.ReplaceLineEndings("\n"),
        Answer("string F(string text)", "(\"6:25PM\") => \"6:00PM-6:30PM\"", "(\"9:44AM\") => \"9:30AM-10:00AM\"", "(\"11:34PM\") => \"11:30PM-12:00AM\""));

    [Fact]
    public void A_date_moves_by_a_constant() => Assert.Contains(
        ".AddDays(7).ToString(\"yyyy-MM-dd\", CultureInfo.InvariantCulture)",
        Answer("string F(string text)", "(\"2024-02-26\") => \"2024-03-04\"", "(\"2023-12-30\") => \"2024-01-06\""));

    [Fact]
    public void Numbers_are_rounded_to_a_multiple() => Assert.Contains(
        "(Math.Ceiling(decimal.Parse(text, CultureInfo.InvariantCulture) / 50) * 50)",
        Answer("string F(string text)", "(\"31732\") => \"31750\"", "(\"5888\") => \"5900\"", "(\"-5783\") => \"-5750\""));

    [Fact]
    public void Numbers_in_text_round_as_their_digits_say() => Assert.Contains(
        "decimal.Parse(text, CultureInfo.InvariantCulture).ToString(\"F1\", CultureInfo.InvariantCulture)",
        Answer("string F(string text)", "(\"2.15\") => \"2.2\"", "(\"12.421\") => \"12.4\"", "(\"5\") => \"5.0\""));

    [Theory]
    [InlineData("string F(int seconds)", "TimeSpan.FromSeconds(seconds).ToString(@\"hh\\:mm\\:ss\", CultureInfo.InvariantCulture)", "(3661) => \"01:01:01\"", "(59) => \"00:00:59\"", "(86399) => \"23:59:59\"")]
    [InlineData("string F(int minutes)", "TimeSpan.FromMinutes(minutes).ToString(@\"h\\:mm\", CultureInfo.InvariantCulture) + \" h\"", "(75) => \"1:15 h\"", "(5) => \"0:05 h\"", "(600) => \"10:00 h\"")]
    public void A_number_of_seconds_or_minutes_is_a_span_of_time(string header, string expected, params string[] examples) => Assert.Contains(expected, Answer(header, examples));

    [Fact]
    public void Thousands_get_their_commas() => Assert.Contains(
        "int.Parse(text).ToString(\"N0\", CultureInfo.InvariantCulture)", Answer("string F(string text)", "(\"1652\") => \"1,652\"", "(\"940\") => \"940\"", "(\"12001\") => \"12,001\""));

    [Fact]
    public void A_function_named_like_a_type_names_the_type_in_full() => Assert.Contains(
        "System.DateTime.Parse(text, CultureInfo.InvariantCulture)",
        Answer("string DateTime(string text)", "(\"30-Dec-2026\") => \"Dec 2026\"", "(\"2025-04-15\") => \"Apr 2025\""));

    [Fact]
    public void Dates_as_parameters_are_searched_too() => Assert.Equal(
        "public static int F(DateTime a, DateTime b) => (b - a).Days;",
        Answer("int F(DateTime a, DateTime b)", "(new DateTime(2024, 2, 26), new DateTime(2024, 3, 4)) => 7", "(new DateTime(2023, 1, 1), new DateTime(2024, 1, 1)) => 365"));

    private static string Answer(string signature, params string[] examples)
    {
        var specification = new SpecificationReader([]).ReadInline(signature, examples).Specification;
        var text = "nothing was found";
        new Search(specification, Grammar.For(specification), new SearchOptions { TimeLimit = TimeSpan.FromMinutes(5), ThreadCount = 1 }).Run(candidate =>
        {
            text = Emitter.Emit(specification.Signature, candidate).Text;
            return OfferResult.Enough;
        });
        return text;
    }
}
