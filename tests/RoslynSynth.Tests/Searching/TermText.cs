using RoslynSynth.Terms;
using RoslynSynth.Tests.Sampling;

namespace RoslynSynth.Tests.Searching;

/// <summary>Terms as text, the same for terms that differ only in the identity of their variables.</summary>
internal static class TermText
{
    public static string Of(Term term) => term switch
    {
        VariableTerm variable => variable.Variable.Name,
        ConstantTerm constant => Show.Value(constant.Value),
        ApplyTerm apply => $"{apply.Component.Name}({string.Join(", ", apply.Arguments.Select(Of))})",
        LambdaTerm lambda => $"{string.Join(", ", lambda.Parameters.Select(p => p.Name))} => {Of(lambda.Body)}",
        ConditionalTerm c => $"{Of(c.Condition)} ? {Of(c.Then)} : {Of(c.Else)}",
        ThrowTerm thrown => $"throw {thrown.ExceptionType.Name}",
        _ => term.ToString(),
    };
}
