using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace RoslynSynth.Workspaces;

/// <summary>How bodies are written in a file: what .editorconfig says, and elsewhere what the file does.</summary>
/// <param name="Unit">One step of indentation.</param>
/// <param name="IsExpressionWanted">Whether a body of one expression is written with <c>=&gt;</c>.</param>
/// <param name="IsOneLineOnly">Whether that is so only where it fits on one line.</param>
/// <param name="HasBraces">Whether branches of one statement get braces.</param>
/// <param name="IsBraceOnOwnLine">Whether an opening brace starts a line.</param>
/// <param name="LineLimit">Length above which <c>=&gt;</c> breaks the line.</param>
internal sealed record CodeStyle(string Unit, bool IsExpressionWanted, bool IsOneLineOnly, bool HasBraces, bool IsBraceOnOwnLine, int LineLimit)
{
    public static CodeStyle For(Document document, MethodDeclarationSyntax method)
    {
        var options = document.Project.AnalyzerOptions.AnalyzerConfigOptionsProvider.GetOptions(method.SyntaxTree);
        var size = int.TryParse(Get("indent_size"), out var s) && s is > 0 and <= 16 ? s : 4;
        var isTabbed = Get("indent_style") is { } style ? style == "tab" : method.GetLeadingTrivia().ToString().Contains('\t');
        var preference = Get("csharp_style_expression_bodied_methods");
        var isExpression = preference switch
        {
            "true" or "when_on_single_line" => true,
            "false" => false,
            _ => method.Body is null,
        };
        var newLine = Get("csharp_new_line_before_open_brace");
        var isOwnLine = newLine is null
            ? method.Body is not { } body || body.OpenBraceToken.GetLocation().GetLineSpan().StartLinePosition.Line != method.ParameterList.GetLocation().GetLineSpan().EndLinePosition.Line
                || body.GetLocation().GetLineSpan() is var span && span.StartLinePosition.Line == span.EndLinePosition.Line
            : newLine.Split(',').Any(w => w.Trim() is "all" or "methods");
        var limit = int.TryParse(Get("max_line_length"), out var l) && l >= 60 ? l : 120;
        return new CodeStyle(isTabbed ? "\t" : new string(' ', size), isExpression, preference == "when_on_single_line", Get("csharp_prefer_braces") == "true", isOwnLine, limit);

        string? Get(string key) => options.TryGetValue(key, out var value) ? value.Split(':')[0].Trim().ToLowerInvariant() : null;
    }
}
