using RoslynSynth.Specifications;
using RoslynSynth.Terms;

namespace RoslynSynth.CSharp.Emitting;

/// <summary>Loops in places where they may not be run at all, or not once: each becomes a local function.</summary>
internal sealed class LoopFunctions(TermWriter writer, Term body, Signature signature, NameScope root, List<string> statements)
{
    private readonly Dictionary<LoopTerm, (string Name, List<Variable> Parameters)> _known = [];

    /// <summary>A call of the loop's function, which is written at the first.</summary>
    public Spelled Call(LoopTerm loop, NameScope scope)
    {
        if (!_known.TryGetValue(loop, out var function)) _known[loop] = function = Write(loop, scope);
        return new Spelled($"{function.Name}({string.Join(", ", function.Parameters.Select(p => scope.Variables[p].Text))})", Precedence.Primary, ResultType(loop));
    }

    private static Type ResultType(LoopTerm loop) => loop.Type.IsArray ? typeof(List<>).MakeGenericType(loop.Type.GetElementType()!) : loop.Type;

    private (string, List<Variable>) Write(LoopTerm loop, NameScope scope)
    {
        var parameters = FreeIn(loop).Where(v => !root.Variables.ContainsKey(v)).ToList();
        var taken = _known.Values.Aggregate(scope, (s, f) => s.Using(f.Name));
        var proposal = loop.Result is VariableTerm result && loop.States.FirstOrDefault(s => s.Variable == result.Variable) is { } state ? LoopForms.NamesFor(state, loop)[0] : "value";
        var name = taken.Free($"{char.ToUpperInvariant(proposal[0])}{proposal[1..]}", "Result", "Compute");
        var lines = new List<string>();
        var type = ResultType(loop);
        new TailWriter(writer, new LoopWriter(writer, body), signature with { ReturnType = type }, lines).Write(loop, taken);
        var header = string.Join(", ", parameters.Select(p => $"{TypeNames.Of(scope.Variables[p].Type)} {scope.Variables[p].Text}"));
        statements.Add(LoopWriter.Block($"{TypeNames.Of(type)} {name}({header})", lines));
        return (name, parameters);
    }

    /// <summary>The variables that a loop uses and does not bind itself.</summary>
    private static IEnumerable<Variable> FreeIn(LoopTerm loop)
    {
        var all = TermTree.AllIn(loop).ToList();
        var bound = all.SelectMany(t => t switch
        {
            LambdaTerm lambda => lambda.Parameters,
            LoopTerm inner => BoundBy(inner),
            _ => [],
        }).ToHashSet();
        return all.OfType<VariableTerm>().Select(v => v.Variable).Distinct().Where(v => !bound.Contains(v));
    }

    private static IEnumerable<Variable> BoundBy(LoopTerm loop)
    {
        IEnumerable<Variable?> variables = loop.Driver switch
        {
            ElementDriver elements => [elements.Item, elements.Index],
            CountDriver count => [count.Index],
            _ => [],
        };
        return variables.Append(loop.Collection?.Variable).OfType<Variable>().Concat(loop.States.Select(s => s.Variable));
    }
}
