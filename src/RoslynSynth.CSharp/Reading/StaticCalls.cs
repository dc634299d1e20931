using System.Reflection;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using RoslynSynth.Specifications;

namespace RoslynSynth.CSharp.Reading;

/// <summary>Evaluates calls such as <c>DateOnly.Parse("2024-02-29")</c>: static methods of the library's value types, which always give the same.</summary>
internal sealed class StaticCalls(ValueReader reader, TypeReader types)
{
    private static readonly HashSet<Type> Owners =
        [typeof(DateTime), typeof(DateOnly), typeof(TimeOnly), typeof(TimeSpan), typeof(DateTimeOffset), typeof(Guid), typeof(decimal), typeof(int), typeof(long), typeof(double), typeof(Math)];

    public bool TryCall(InvocationExpressionSyntax call, out object? result)
    {
        result = null;
        if (call.Expression is not MemberAccessExpressionSyntax member || types.Named(member.Expression.ToString()) is not { } owner || !Owners.Contains(owner)) return false;
        var arguments = call.ArgumentList.Arguments;
        if (arguments.Count == 0) return false;
        foreach (var method in owner.GetMethods(BindingFlags.Public | BindingFlags.Static).Where(m => m.Name == member.Name.ToString() && !m.IsGenericMethod))
        {
            var parameters = method.GetParameters();
            if (parameters.Length < arguments.Count || parameters.Skip(arguments.Count).Any(p => !p.IsOptional) || parameters.Any(p => p.ParameterType.IsByRef)) continue;
            try
            {
                object?[] values = [.. arguments.Select((a, i) => reader.Read(a.Expression, parameters[i].ParameterType)), .. parameters.Skip(arguments.Count).Select(p => p.DefaultValue)];
                result = method.Invoke(null, values);
                return true;
            }
            catch (SpecificationException)
            {
                // Another overload may take these arguments.
            }
            catch (TargetInvocationException)
            {
                return false;
            }
        }

        return false;
    }
}
