using System.Text.Encodings.Web;
using System.Text.Json;

namespace RoslynSynth.Tool.Reports;

/// <summary>Reports as JSON.</summary>
internal static class Json
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Of<T>(T report) => JsonSerializer.Serialize(report, Options);
}
