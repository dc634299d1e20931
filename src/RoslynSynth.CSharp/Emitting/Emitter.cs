using System.Collections.Immutable;
using RoslynSynth.Grammars;
using RoslynSynth.Searching;
using RoslynSynth.Specifications;
using RoslynSynth.Terms;

namespace RoslynSynth.CSharp.Emitting;

/// <summary>Turns candidates into idiomatic C#.</summary>
public static class Emitter
{
    private const int LineLimit = 110;
    private static readonly string[] UsualNamespaces = ["System", "System.Collections.Generic", "System.Linq"];

    /// <summary>
    /// The function as one formatted method declaration: <c>public static string Initials(string fullName) => …;</c> or with a block body.
    /// Modifiers are <c>public static</c>; <see cref="SourceFile"/> adapts them to the site.
    /// </summary>
    public static EmittedMethod Emit(Signature signature, Candidate candidate)
    {
        ArgumentNullException.ThrowIfNull(signature);
        ArgumentNullException.ThrowIfNull(candidate);
        var body = Simplification.Of(candidate.Body);
        var writer = new TermWriter();
        var scope = NameScope.Empty;
        for (var i = 0; i < candidate.Parameters.Length; i++)
            scope = scope.With(candidate.Parameters[i], signature.Parameters[i].Type, signature.Parameters[i].Name);
        var statements = new List<string>();
        var loops = new LoopWriter(writer, body);
        writer.CallLoop = new LoopFunctions(writer, body, signature, scope, statements).Call;
        foreach (var term in LocalSelection.For(body)) scope = term is LoopTerm loop ? AddLoop(loop, writer, loops, scope, statements) : AddLocal(term, writer, scope, statements);
        new TailWriter(writer, loops, signature, statements).Write(body, scope);
        DropProvenNullChecks(signature, statements);
        var namespaces = Namespaces(signature, body);
        return new EmittedMethod(Layout(signature, [.. statements.Select(s => Qualification.Apply(s, signature, namespaces))]), namespaces);
    }

    /// <summary>A loop before the statement that needs its value, which is then in the loop's variables.</summary>
    private static NameScope AddLoop(LoopTerm loop, TermWriter writer, LoopWriter loops, NameScope scope, List<string> statements)
    {
        scope = loops.Write(loop, scope, statements, null);
        writer.Locals[loop] = writer.Write(loop.Result, scope);
        return scope;
    }

    private static NameScope AddLocal(Term term, TermWriter writer, NameScope scope, List<string> statements)
    {
        var value = writer.Write(term, scope);
        if (value.Form == SequenceForm.Lazy)
            value = new Spelled($"{value.At(Precedence.Primary)}.ToList()", Precedence.Primary, typeof(List<>).MakeGenericType(SequenceForms.ElementOf(value.Type)));
        var name = scope.Free(Naming.ForLocal(value.Text, value.Type));
        statements.Add($"var {name} = {Polish.Expression(value.Text)};");
        writer.Locals[term] = new Spelled(name, Precedence.Primary, value.Type);
        return scope.Using(name);
    }

    /// <summary>After a guard that throws without a value, the compiler needs no <c>!</c> to believe that there is one.</summary>
    private static void DropProvenNullChecks(Signature signature, List<string> statements)
    {
        foreach (var name in signature.Parameters.Select(p => NameScope.Escaped(p.Name)))
        {
            if (!statements[0].StartsWith($"if (!{name}.HasValue) throw ", StringComparison.Ordinal)) continue;
            for (var i = 1; i < statements.Count; i++) statements[i] = statements[i].Replace($"{name}!.Value", $"{name}.Value", StringComparison.Ordinal);
        }
    }

    /// <summary>A function of a signature that is not there yet.</summary>
    internal static EmittedMethod Open(Signature signature) => new(Layout(signature, ["throw null!;"]), []);

    private static string Layout(Signature signature, List<string> statements)
    {
        var parameters = signature.Parameters.Select(Declaration);
        var header = $"public static {signature.ReturnTypeText} {NameScope.Escaped(signature.Name)}({string.Join(", ", parameters)})";
        if (statements is [var only] && only.StartsWith("return ", StringComparison.Ordinal))
        {
            var line = $"{header} => {only["return ".Length..]}";
            if (line.Length <= LineLimit) return line;
            if (only.Length <= LineLimit) return $"{header} =>\n    {only["return ".Length..]}";
        }

        return $"{header}\n{{\n{string.Concat(statements.SelectMany(s => s.Split('\n')).Select(l => l.Length == 0 ? "\n" : $"    {l}\n"))}}}";
    }

    private static string Declaration(Parameter parameter) =>
        $"{(parameter.IsReceiver ? "this " : "")}{parameter.TypeText} {NameScope.Escaped(parameter.Name)}{(parameter.DefaultText is { } text ? $" = {text}" : "")}";

    private static ImmutableArray<string> Namespaces(Signature signature, Term body) =>
    [
        .. UsualNamespaces.Concat(Components(body).SelectMany(c => c.Traits.Namespaces))
            .Concat(signature.Parameters.SelectMany(p => TypeNames.NamespacesOf(p.Type))).Concat(TypeNames.NamespacesOf(signature.ReturnType))
            .Distinct().OrderBy(n => !n.StartsWith("System", StringComparison.Ordinal)).ThenBy(n => n, StringComparer.Ordinal),
    ];

    private static IEnumerable<Component> Components(Term term) => TermTree.AllIn(term).OfType<ApplyTerm>().Select(a => a.Component);
}
