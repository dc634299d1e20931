using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using RoslynSynth.Grammars;

namespace RoslynSynth.CSharp.Emitting;

/// <summary>A part of a component's spelling.</summary>
internal abstract record Part;

/// <summary>Text that stays as it is.</summary>
internal sealed record TextPart(string Text) : Part;

/// <summary>The name of a type parameter of the catalogue row.</summary>
internal sealed record TypePart(string Name) : Part;

/// <summary>A variable that the spelling itself binds in an inner lambda; renamed where it clashes.</summary>
internal sealed record BoundPart(string Name) : Part;

/// <summary>The place of an argument.</summary>
/// <param name="Parameter">Which one.</param>
/// <param name="Needed">How tightly it must bind.</param>
internal sealed record HolePart(int Parameter, int Needed) : Part
{
    /// <summary>Whether an extension method named <c>Reverse</c> is called on it.</summary>
    public bool IsReversed { get; init; }
}

/// <summary>The length of a sequence argument: <c>Length</c>, <c>Count</c> or <c>Count()</c>.</summary>
internal sealed record LengthPart(int Parameter) : Part;

/// <summary>An element of a sequence argument: an indexer, <c>First()</c>, <c>Last()</c> or <c>ElementAt</c>.</summary>
internal sealed record ElementPart(int Parameter, ImmutableArray<Part> Index, string IndexText) : Part;

/// <summary>A static method of <c>Array</c> on a sequence argument; lists have it as an instance method.</summary>
internal sealed record ArrayCallPart(string Method, int Parameter, ImmutableArray<Part> Rest) : Part;

/// <summary><c>new string(chars)</c>, which needs an array.</summary>
internal sealed record NewStringPart(int Parameter) : Part;

/// <summary>A component's spelling, parsed once.</summary>
/// <param name="Parts">The body in order.</param>
/// <param name="Precedence">How tightly the body binds.</param>
/// <param name="Parameters">The lambda's parameter names.</param>
/// <param name="ParameterTypes">Their types as spelled.</param>
/// <param name="BoundNames">Variables bound inside the body.</param>
internal sealed record Template(
    ImmutableArray<Part> Parts, int Precedence, ImmutableArray<string> Parameters, ImmutableArray<string> ParameterTypes, ImmutableArray<string> BoundNames)
{
    private static readonly ConcurrentDictionary<Component, Template> Known = new();

    /// <summary>How often each parameter's value is written.</summary>
    public int UsesOf(int parameter) => Count(Parts, parameter);

    public static Template Of(Component component) => Known.GetOrAdd(component, static c => new TemplateParser(c).Parse());

    private static int Count(ImmutableArray<Part> parts, int parameter) => parts.Sum(p => p switch
    {
        HolePart hole => hole.Parameter == parameter ? 1 : 0,
        LengthPart length => length.Parameter == parameter ? 1 : 0,
        ElementPart element => (element.Parameter == parameter ? 1 : 0) + Count(element.Index, parameter),
        ArrayCallPart call => (call.Parameter == parameter ? 1 : 0) + Count(call.Rest, parameter),
        NewStringPart text => text.Parameter == parameter ? 1 : 0,
        _ => 0,
    });
}

/// <summary>Parses one spelling.</summary>
internal sealed class TemplateParser
{
    private readonly Component _component;
    private readonly ExpressionSyntax _body;
    private readonly ImmutableArray<string> _names;
    private readonly ImmutableArray<string> _types;
    private readonly HashSet<string> _bound;

    public TemplateParser(Component component)
    {
        _component = component;
        var lambda = (ParenthesizedLambdaExpressionSyntax)SyntaxFactory.ParseExpression(component.Spelling);
        var isPlain = component.Traits.TypeArguments.Values.All(t => EqualityRewriter.PlainTypes.Contains(t));
        _body = (ExpressionSyntax)(isPlain ? new EqualityRewriter().Visit(lambda.Body) : lambda.Body);
        _names = [.. lambda.ParameterList.Parameters.Select(p => p.Identifier.ValueText)];
        _types = [.. lambda.ParameterList.Parameters.Select(p => p.Type?.ToString() ?? "")];
        _bound =
        [
            .. _body.DescendantNodes().OfType<ParameterSyntax>().Select(p => p.Identifier.ValueText),
            .. _body.DescendantNodes().OfType<SingleVariableDesignationSyntax>().Select(v => v.Identifier.ValueText),
        ];
    }

    public Template Parse()
    {
        var body = _body is ParenthesizedExpressionSyntax outer ? outer.Expression : _body;
        return new Template(PartsOf(body), Precedence.Of(body), _names, _types, [.. _bound]);
    }

    private ImmutableArray<Part> PartsOf(SyntaxNode node)
    {
        var parts = ImmutableArray.CreateBuilder<Part>();
        Append(node, parts);
        return parts.ToImmutable();
    }

    private void Append(SyntaxNode node, ImmutableArray<Part>.Builder parts)
    {
        if (Special(node) is { } special)
        {
            parts.Add(special);
            return;
        }

        foreach (var child in node.ChildNodesAndTokens())
        {
            if (child.AsNode() is { } inner)
            {
                if (inner.GetFirstToken() != node.GetFirstToken()) AddText(parts, inner.GetLeadingTrivia().ToString());
                Append(inner, parts);
                if (inner.GetLastToken() != node.GetLastToken()) AddText(parts, inner.GetTrailingTrivia().ToString());
            }
            else
            {
                AppendToken(child.AsToken(), node, parts);
            }
        }
    }

    /// <summary>Trivia at the edges of a node is written by its parent, so that a replaced node keeps its surroundings.</summary>
    private void AppendToken(SyntaxToken token, SyntaxNode node, ImmutableArray<Part>.Builder parts)
    {
        var isFirst = token == node.GetFirstToken();
        var isLast = token == node.GetLastToken();
        if (!isFirst) AddText(parts, token.LeadingTrivia.ToString());
        if (node is ParameterSyntax or SingleVariableDesignationSyntax && _bound.Contains(token.ValueText)) parts.Add(new BoundPart(token.ValueText));
        else AddText(parts, token.Text);
        if (!isLast) AddText(parts, token.TrailingTrivia.ToString());
    }

    private static void AddText(ImmutableArray<Part>.Builder parts, string text)
    {
        if (text.Length == 0) return;
        if (parts.Count > 0 && parts[^1] is TextPart last) parts[^1] = new TextPart(last.Text + text);
        else parts.Add(new TextPart(text));
    }

    private Part? Special(SyntaxNode node)
    {
        switch (node)
        {
            case SimpleLambdaExpressionSyntax { Body: InvocationExpressionSyntax { Expression: IdentifierNameSyntax name } call } lambda
                when ParameterOf(name) is >= 0 and var function && call.ArgumentList.ToString() == $"({lambda.Parameter.Identifier.ValueText})":
                return new HolePart(function, Precedence.Lambda);
            case MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Length" } access when SequenceOf(access.Expression) is >= 0 and var sequence:
                return new LengthPart(sequence);
            case ElementAccessExpressionSyntax access when SequenceOf(access.Expression) is >= 0 and var sequence:
                var index = access.ArgumentList.Arguments[0].Expression;
                return new ElementPart(sequence, PartsOf(index), index.ToString());
            case InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: "Array" } } method } call
                when SequenceOf(call.ArgumentList.Arguments[0].Expression) is >= 0 and var sequence:
                return new ArrayCallPart(method.Name.Identifier.ValueText, sequence, PartsOf(call.ArgumentList.Arguments[1].Expression));
            case ObjectCreationExpressionSyntax { Type: PredefinedTypeSyntax, ArgumentList.Arguments: [var only] } when SequenceOf(only.Expression) is >= 0 and var sequence:
                return new NewStringPart(sequence);
            case IdentifierNameSyntax name when !IsMemberName(name):
                if (_bound.Contains(name.Identifier.ValueText)) return new BoundPart(name.Identifier.ValueText);
                if (_component.Traits.TypeArguments.ContainsKey(name.Identifier.ValueText)) return new TypePart(name.Identifier.ValueText);
                return ParameterOf(name) is >= 0 and var parameter ? Hole(name, parameter) : null;
            default:
                return null;
        }
    }

    private static HolePart Hole(IdentifierNameSyntax name, int parameter) => new(parameter, Precedence.NeededAt(name))
    {
        IsReversed = name.Parent is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Reverse" },
    };

    private static bool IsMemberName(IdentifierNameSyntax name) =>
        (name.Parent is MemberAccessExpressionSyntax access && access.Name == name) || name.Parent is NameColonSyntax or MemberBindingExpressionSyntax;

    private int ParameterOf(SyntaxNode node) => node is IdentifierNameSyntax name ? _names.IndexOf(name.Identifier.ValueText) : -1;

    private int SequenceOf(SyntaxNode node) => ParameterOf(node) is >= 0 and var index && _component.ParameterTypes[index].IsArray ? index : -1;
}
