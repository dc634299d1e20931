using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using RoslynSynth.Specifications;

namespace RoslynSynth.CSharp.Reading;

/// <summary>
/// Reads values from C# expressions, guided by the type that is wanted there. Roslyn parses; only literals, collections, tuples, constants of the
/// library and plain constructors are read, and nothing of the specification's own code is run.
/// </summary>
internal sealed class ValueReader(TypeReader types, PlaceMap places)
{
    /// <summary>The value of an expression where a type is wanted.</summary>
    /// <exception cref="SpecificationException">The expression is no such value.</exception>
    public object? Read(ExpressionSyntax node, Type wanted)
    {
        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack()) throw new SpecificationException("The value is nested too deeply. Write it without so many brackets.", places.Of(node));
        var type = Nullable.GetUnderlyingType(wanted) ?? wanted;
        switch (node)
        {
            case ParenthesizedExpressionSyntax parenthesized:
                return Read(parenthesized.Expression, wanted);
            case PostfixUnaryExpressionSyntax suppressed when suppressed.IsKind(SyntaxKind.SuppressNullableWarningExpression):
                return Read(suppressed.Operand, wanted);
            case CastExpressionSyntax cast:
                return Converted(node, Cast(cast, types.Read(cast.Type, places)), wanted);
            case DefaultExpressionSyntax zero when types.Read(zero.Type, places) == wanted:
                return Zero(wanted);
            case LiteralExpressionSyntax literal when literal.IsKind(SyntaxKind.NullLiteralExpression) || literal.IsKind(SyntaxKind.DefaultLiteralExpression):
                return Default(node, literal, wanted);
            case LiteralExpressionSyntax literal:
                return Converted(node, literal.Token.Value, wanted);
            case PrefixUnaryExpressionSyntax sign:
                return Converted(node, Signed(sign) ?? throw Unreadable(node, wanted), wanted);
            case TupleExpressionSyntax tuple:
                return ReadTuple(tuple, type);
            case CollectionExpressionSyntax collection:
                return Collection(node, type, collection.Elements.Select(e => e is ExpressionElementSyntax x ? x.Expression : throw Unreadable(e, wanted)));
            case ArrayCreationExpressionSyntax { Initializer: { } items }:
                return Collection(node, type, items.Expressions);
            case ArrayCreationExpressionSyntax { Type.RankSpecifiers: [{ Sizes: [LiteralExpressionSyntax { Token.Value: 0 }] }, ..] }:
                return Collection(node, type, []);
            case ImplicitArrayCreationExpressionSyntax array:
                return Collection(node, type, array.Initializer.Expressions);
            case BaseObjectCreationExpressionSyntax creation:
                return Create(creation, type);
            case MemberAccessExpressionSyntax member:
                return Converted(node, Constant(member, wanted), wanted);
            case InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name: GenericNameSyntax { Identifier.ValueText: "Empty" } } }:
                return Collection(node, type, []);
            case InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ToArray" or "ToList", Expression: var copied }, ArgumentList.Arguments: [] }:
                return Read(copied, wanted);
            case InvocationExpressionSyntax call when new StaticCalls(this, types).TryCall(call, out var result):
                return Converted(node, result, wanted);
            case InterpolatedStringExpressionSyntax { Contents: [] or [InterpolatedStringTextSyntax] } text:
                return Converted(node, string.Concat(text.Contents.Cast<InterpolatedStringTextSyntax>().Select(t => t.TextToken.ValueText)), wanted);
            case BinaryExpressionSyntax sum when sum.IsKind(SyntaxKind.AddExpression) && wanted == typeof(string):
                return string.Concat(Read(sum.Left, wanted), Read(sum.Right, wanted));
            default:
                throw Unreadable(node, wanted);
        }
    }

    /// <summary>A literal of no particular type, as in a list of constants.</summary>
    public object ReadAny(ExpressionSyntax node) => node switch
    {
        LiteralExpressionSyntax { Token.Value: { } value } => value,
        PrefixUnaryExpressionSyntax sign => Signed(sign) ?? throw Unreadable(node, typeof(object)),
        MemberAccessExpressionSyntax member => Constant(member, typeof(object)) ?? throw Unreadable(node, typeof(object)),
        _ => throw Unreadable(node, typeof(object)),
    };

    private object? Default(ExpressionSyntax node, LiteralExpressionSyntax literal, Type wanted)
    {
        if (!wanted.IsValueType || Nullable.GetUnderlyingType(wanted) is not null) return null;
        return literal.IsKind(SyntaxKind.DefaultLiteralExpression) ? Zero(wanted) : throw Unreadable(node, wanted);
    }

    private static object? Zero(Type type) => type.IsValueType ? Activator.CreateInstance(type) : null;

    /// <summary>A cast, of numbers to characters too, which C# does not convert by itself.</summary>
    private object? Cast(CastExpressionSyntax cast, Type type) => type == typeof(char) && cast.Expression is LiteralExpressionSyntax { Token.Value: int and >= 0 and <= char.MaxValue and var code }
        ? (char)code
        : Read(cast.Expression, type);

    private object? Signed(PrefixUnaryExpressionSyntax node)
    {
        var operand = node.Operand is LiteralExpressionSyntax literal ? literal.Token.Value
            : node.Operand is MemberAccessExpressionSyntax member ? Constant(member, typeof(object)) : null;
        if (node.IsKind(SyntaxKind.UnaryPlusExpression)) return operand;
        if (!node.IsKind(SyntaxKind.UnaryMinusExpression)) return null;
        return operand switch
        {
            int i => -i,
            uint u => u == 2147483648u ? int.MinValue : -(long)u,
            long l => -l,
            ulong and 9223372036854775808ul => long.MinValue,
            double d => -d,
            float f => -f,
            decimal m => -m,
            _ => null,
        };
    }

    /// <summary>What C# would convert by itself where a constant stands.</summary>
    private object? Converted(ExpressionSyntax node, object? value, Type wanted)
    {
        var type = Nullable.GetUnderlyingType(wanted) ?? wanted;
        if (value is null) return wanted.IsValueType && type == wanted ? throw Unreadable(node, wanted) : null;
        if (value is string && node is LiteralExpressionSyntax text && text.IsKind(SyntaxKind.Utf8StringLiteralExpression)) throw Unreadable(node, wanted);
        if (type.IsInstanceOfType(value)) return value;
        var isInteger = value is int or long or uint or ulong or short or byte or sbyte or ushort;
        var fits = (isInteger && IsNumber(type)) || (value is char && type == typeof(int)) || (value is float && type == typeof(double))
            || (value is double && type == typeof(decimal)); // Attributes can't hold decimals.
        if (!fits) throw Unreadable(node, wanted);
        try
        {
            return Convert.ChangeType(value is char c ? (int)c : value, type, CultureInfo.InvariantCulture);
        }
        catch (OverflowException)
        {
            throw new SpecificationException($"{node} is too large for {Emitting.TypeNames.Of(wanted)}.", places.Of(node));
        }
    }

    private static bool IsNumber(Type type) => type.IsPrimitive ? type != typeof(bool) && type != typeof(char) : type == typeof(decimal);

    private object ReadTuple(TupleExpressionSyntax tuple, Type type)
    {
        var items = type.IsGenericType ? type.GetGenericArguments() : [];
        if (!typeof(ITuple).IsAssignableFrom(type) || items.Length != tuple.Arguments.Count) throw Unreadable(tuple, type);
        return Activator.CreateInstance(type, [.. tuple.Arguments.Select((a, i) => Read(a.Expression, items[i]))])!;
    }

    private object Collection(ExpressionSyntax node, Type type, IEnumerable<ExpressionSyntax> elements)
    {
        var canonical = Grammars.CanonicalTypes.Of(type);
        var isSet = canonical.IsGenericType && canonical.GetGenericTypeDefinition() == typeof(HashSet<>);
        var isMap = canonical.IsGenericType && canonical.GetGenericTypeDefinition() == typeof(Dictionary<,>);
        if (isMap) return Map(type, elements);
        if (!canonical.IsArray && !isSet) throw Unreadable(node, type);
        var item = type.IsArray ? type.GetElementType()! : type.GetGenericArguments()[0];
        var list = (IList)Activator.CreateInstance(typeof(List<>).MakeGenericType(item))!;
        foreach (var element in elements) list.Add(Read(element, item));
        if (isSet) return Activator.CreateInstance(typeof(HashSet<>).MakeGenericType(item), list)!;
        if (!type.IsArray) return list;
        var array = Array.CreateInstance(item, list.Count);
        list.CopyTo(array, 0);
        return array;
    }

    private IDictionary Map(Type type, IEnumerable<ExpressionSyntax> elements)
    {
        var arguments = type.GetGenericArguments();
        var map = (IDictionary)Activator.CreateInstance(typeof(Dictionary<,>).MakeGenericType(arguments))!;
        foreach (var element in elements)
        {
            var (key, value) = element switch
            {
                AssignmentExpressionSyntax { Left: ImplicitElementAccessSyntax index } set => (index.ArgumentList.Arguments[0].Expression, set.Right),
                InitializerExpressionSyntax { Expressions: [var first, var second] } => (first, second),
                _ => throw Unreadable(element, type),
            };
            map[Read(key, arguments[0]) ?? throw Unreadable(key, arguments[0])] = Read(value, arguments[1]);
        }

        return map;
    }

    private object Create(BaseObjectCreationExpressionSyntax node, Type wanted)
    {
        var type = node is ObjectCreationExpressionSyntax named ? types.Read(named.Type, places) : wanted;
        var arguments = node.ArgumentList?.Arguments ?? [];
        if (arguments.Count == 0 && Grammars.CanonicalTypes.Of(type) is { } canonical && (canonical.IsArray || canonical.IsGenericType))
            return Collection(node, wanted.IsAssignableFrom(type) ? type : wanted, node.Initializer?.Expressions ?? []);
        if (!wanted.IsAssignableFrom(type) || node.Initializer is not null) throw Unreadable(node, wanted);
        foreach (var constructor in type.GetConstructors().Where(c => c.GetParameters().Length == arguments.Count))
        {
            try
            {
                return constructor.Invoke([.. arguments.Select((a, i) => Read(a.Expression, constructor.GetParameters()[i].ParameterType))]);
            }
            catch (SpecificationException)
            {
                // Another constructor may take these arguments.
            }
            catch (TargetInvocationException e)
            {
                throw new SpecificationException($"{node} can't be made: {e.InnerException!.Message}", places.Of(node));
            }
        }

        throw Unreadable(node, wanted);
    }

    private object? Constant(MemberAccessExpressionSyntax member, Type wanted)
    {
        var type = types.Named(member.Expression.ToString());
        if (type is { IsEnum: true }) return Enum.TryParse(type, member.Name.ToString(), out var value) ? value : throw Unreadable(member, wanted);
        var field = type?.GetField(member.Name.ToString(), BindingFlags.Public | BindingFlags.Static);
        if (field is { IsLiteral: true } || (field is { IsInitOnly: true } && types.IsSafe(type!))) return field.GetValue(null);
        throw Unreadable(member, wanted);
    }

    private SpecificationException Unreadable(SyntaxNode node, Type wanted) => new(
        wanted == typeof(object)
            ? $"{SyntaxText.Short(node)} is not a constant that can be read here. Write a literal."
            : $"{SyntaxText.Short(node)} is not a value of type {Emitting.TypeNames.Of(wanted)}. Write a literal, a collection such as [1, 2], a tuple or a constant such as double.NaN.",
        places.Of(node));
}
