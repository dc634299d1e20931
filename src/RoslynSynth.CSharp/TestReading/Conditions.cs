using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace RoslynSynth.CSharp.TestReading;

/// <summary>Writes asserts that are no examples as conditions: <c>Assert.InRange(F(3), 1, 9)</c>, <c>Assert.That(F(3), Is.GreaterThan(0))</c>.</summary>
internal sealed class Conditions
{
    /// <summary>Whether all that was written means the same apart from its test.</summary>
    private bool _isApart = true;

    private Conditions()
    {
    }

    /// <summary>The condition, or null where the assert is none that is understood, or uses names of its test.</summary>
    public static string? Of(InvocationExpressionSyntax assert)
    {
        var conditions = new Conditions();
        return conditions.Read(assert) is { } text && conditions._isApart ? text : null;
    }

    /// <summary>A condition that is one already; null where it uses names of its test.</summary>
    public static string? OfTruth(ExpressionSyntax condition) => Computation.IsApart(condition) ? $"({Computation.ApartTextOf(condition)})" : null;

    private string? Read(InvocationExpressionSyntax assert)
    {
        if (assert.Expression is not MemberAccessExpressionSyntax { Name.Identifier.ValueText: var name } member) return null;
        var arguments = assert.ArgumentList.Arguments.Select(a => a.Expression).ToList();
        var owner = member.Expression.ToString().Split('.')[^1];
        return owner switch
        {
            "Assert" when name == "That" && arguments.Count > 1 => Constraint(Text(arguments[0]), arguments[1]),
            "Assert" => Classic(name, arguments),
            _ => Fluent(member, name, [.. arguments.Select(Text)]),
        };
    }

    private string? Classic(string name, List<ExpressionSyntax> arguments)
    {
        List<string> texts = [.. arguments.Where(a => a is not LambdaExpressionSyntax || name != "All").Select(Text)];
        return (name, arguments) switch
        {
            ("True" or "IsTrue" or "That", [_, ..]) => texts[0],
            ("False" or "IsFalse", [_, ..]) => $"!{texts[0]}",
            ("Equal" or "AreEqual", [_, _]) => $"Same({texts[0]}, {texts[1]})",
            ("NotEqual" or "AreNotEqual", [_, _]) => $"!Same({texts[0]}, {texts[1]})",
            ("NotNull" or "IsNotNull", [_, ..]) => Words(texts[0], "NotNull", []),
            ("NotEmpty" or "IsNotEmpty", [_, ..]) => Words(texts[0], "NotEmpty", []),
            ("Single", [_]) => Words(texts[0], "Count", ["1"]),
            ("InRange", [_, _, _]) => Words(texts[0], "InRange", texts[1..]),
            ("NotInRange", [_, _, _]) => $"!{Words(texts[0], "InRange", texts[1..])}",
            ("StartsWith" or "EndsWith" or "Matches", [_, _]) => Words(texts[1], name, texts[..1]),
            ("Contains" or "DoesNotContain", [_, AnonymousFunctionExpressionSyntax]) => $"{(name == "Contains" ? "" : "!")}{texts[0]}.Any({texts[1]})",
            ("Contains" or "DoesNotContain", [_, _]) => $"{(name == "Contains" ? "" : "!")}{Words(texts[1], "Contains", texts[..1])}",
            ("All", [_, LambdaExpressionSyntax lambda]) => OfEach(texts[0], lambda),
            _ => null,
        };
    }

    /// <summary><c>Assert.All(F(x), i => Assert.True(i > 0))</c>.</summary>
    private string? OfEach(string items, LambdaExpressionSyntax lambda)
    {
        var parameter = lambda is SimpleLambdaExpressionSyntax simple ? simple.Parameter.Identifier.ValueText : (lambda as ParenthesizedLambdaExpressionSyntax)?.ParameterList.Parameters is [var only] ? only.Identifier.ValueText : null;
        return parameter is not null && lambda.ExpressionBody is InvocationExpressionSyntax inner && Read(inner) is { } condition ? $"{items}.All({parameter} => {condition})" : null;
    }

    /// <summary>NUnit's <c>Is.Not.GreaterThan(3)</c>, <c>Does.StartWith("a")</c>, <c>Has.Length.LessThan(5)</c>.</summary>
    private string? Constraint(string subject, ExpressionSyntax constraint)
    {
        var (path, arguments) = constraint is InvocationExpressionSyntax call ? (call.Expression, call.ArgumentList.Arguments.Select(a => Text(a.Expression)).ToList()) : (constraint, []);
        var words = path.ToString().Split('.').ToList();
        if (words is not (["Is" or "Does" or "Has", _, ..])) return null;
        var isNot = words.RemoveAll(w => w is "Not" or "No") % 2 == 1;
        if (words is ["Has", "Length" or "Count", _]) subject = $"{subject}.Count()";
        else if (words.Count != 2) return null;
        return Words(subject, words[^1], arguments) is { } condition ? $"{(isNot ? "!" : "")}{condition}" : null;
    }

    /// <summary><c>F(x).Should().NotBeNull()</c>, <c>F(x).ShouldBeGreaterThan(3)</c>.</summary>
    private string? Fluent(MemberAccessExpressionSyntax member, string name, List<string> arguments)
    {
        var isApart = member.Expression is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Should" } };
        if (!isApart && !name.StartsWith("Should", StringComparison.Ordinal)) return null;
        var subject = Text(isApart ? ((MemberAccessExpressionSyntax)((InvocationExpressionSyntax)member.Expression).Expression).Expression : member.Expression);
        var word = isApart ? name : name["Should".Length..];
        var isNot = word.StartsWith("Not", StringComparison.Ordinal);
        if (isNot) word = word[3..];
        if (word.StartsWith("Be", StringComparison.Ordinal)) word = word.Length == 2 ? "EqualTo" : word[2..];
        if (word.StartsWith("Have", StringComparison.Ordinal)) word = word[4..];
        return Words(subject, word, arguments) is { } condition ? $"{(isNot ? "!" : "")}{condition}" : null;
    }

    /// <summary>What a word of an assert says about a subject.</summary>
    private static string? Words(string subject, string word, List<string> arguments) => (word, arguments) switch
    {
        ("GreaterThan", [var low]) => $"({subject} > {low})",
        ("GreaterThanOrEqualTo" or "AtLeast", [var low]) => $"({subject} >= {low})",
        ("LessThan", [var high]) => $"({subject} < {high})",
        ("LessThanOrEqualTo" or "AtMost", [var high]) => $"({subject} <= {high})",
        ("InRange", [var low, var high]) => $"IsWithin({subject}, {low}, {high})",
        ("EqualTo", [var other]) => $"Same({subject}, {other})",
        ("Positive", []) => $"({subject} > 0)",
        ("Negative", []) => $"({subject} < 0)",
        ("Null", []) => $"((object?){subject} is null)",
        ("NotNull", []) => $"((object?){subject} is not null)",
        ("Empty", []) => $"!{subject}.Any()",
        ("NotEmpty", []) => $"{subject}.Any()",
        ("Length" or "Count", [var count]) => $"({subject}.Count() == {count})",
        ("StartWith" or "StartsWith", [var part]) => $"{subject}.StartsWith({part}, StringComparison.Ordinal)",
        ("EndWith" or "EndsWith", [var part]) => $"{subject}.EndsWith({part}, StringComparison.Ordinal)",
        ("Contain" or "Contains", [var part]) => $"{subject}.Contains({part})",
        ("Match" or "Matches", [var pattern]) => $"System.Text.RegularExpressions.Regex.IsMatch({subject}, {pattern})",
        _ => null,
    };

    private string Text(ExpressionSyntax node)
    {
        _isApart &= Computation.IsApart(node);
        return node is AnonymousFunctionExpressionSyntax ? Computation.ApartTextOf(node) : $"({Computation.ApartTextOf(node)})";
    }
}
