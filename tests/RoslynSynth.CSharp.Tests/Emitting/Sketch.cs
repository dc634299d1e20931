using System.Collections.Immutable;
using RoslynSynth.CSharp.Emitting;
using RoslynSynth.CSharp.Reading;
using RoslynSynth.Grammars;
using RoslynSynth.Searching;
using RoslynSynth.Terms;
using RoslynSynth.Tests.Sampling;

namespace RoslynSynth.CSharp.Tests.Emitting;

/// <summary>Short forms for terms in tests.</summary>
internal static class Sketch
{
    /// <summary>The emitted function with this header; the body is made of its parameters.</summary>
    public static EmittedMethod Emit(string header, Func<Term[], Term> body)
    {
        var signature = new SignatureReader(new TypeReader([])).Read(header, "test");
        ImmutableArray<Variable> parameters = [.. signature.Parameters.Select(p => new Variable(p.Name, CanonicalTypes.Of(p.Type)))];
        var term = body([.. parameters.Select(p => new VariableTerm(p))]);
        return Emitter.Emit(signature, new Candidate(term, parameters, 1));
    }

    /// <summary>The catalogue's row of that name that takes these arguments.</summary>
    public static Term Call(string name, params Term[] arguments)
    {
        var row = Universe.Rows.FirstOrDefault(r => r.Name == name && r.ParameterTypes.Length == arguments.Length && r.ParameterTypes.Zip(arguments).All(p => Takes(p.First, p.Second)));
        return row is null
            ? throw new ArgumentException($"There is no row {name}({string.Join(", ", arguments.Select(a => a.Type))}).", nameof(name))
            : new ApplyTerm(row, [.. arguments]);
    }

    public static Term Value(object value) => new ConstantTerm(value, value.GetType());

    public static Term Null<T>() => new ConstantTerm(null, typeof(T));

    public static Term If(Term condition, Term then, Term otherwise) => new ConditionalTerm(condition, then, otherwise);

    public static Term Throw<T>(Type exception) => new ThrowTerm(exception, typeof(T));

    public static Term Lambda<T>(Func<Term, Term> body)
    {
        var x = new Variable("x", typeof(T));
        return new LambdaTerm([x], body(new VariableTerm(x)));
    }

    public static Term Lambda<T1, T2>(Func<Term, Term, Term> body)
    {
        var (x, y) = (new Variable("x", typeof(T1)), new Variable("y", typeof(T2)));
        return new LambdaTerm([x, y], body(new VariableTerm(x), new VariableTerm(y)));
    }

    private static bool Takes(Type parameter, Term argument)
    {
        if (argument is not LambdaTerm lambda) return parameter == argument.Type;
        if (!Component.IsFunction(parameter)) return false;
        var types = Array.ConvertAll(parameter.GetGenericArguments(), CanonicalTypes.Of);
        return types.SequenceEqual(lambda.Parameters.Select(p => p.Type).Append(lambda.Type));
    }
}
