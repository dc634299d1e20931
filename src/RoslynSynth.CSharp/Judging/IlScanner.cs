using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using System.Reflection;
using System.Reflection.Emit;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;

namespace RoslynSynth.CSharp.Judging;

/// <summary>Reads the emitted code of a batch and says of each candidate whether it uses only what candidates may.</summary>
internal sealed class IlScanner(MetadataReader metadata, PEReader file, IReadOnlySet<string> userAssemblies)
{
    private const int LocalsLimit = 16 * 1024;

    /// <summary>The instructions by their code; those of two bytes begin with 0xFE.</summary>
    internal static readonly FrozenDictionary<int, OpCode> Operations = typeof(OpCodes).GetFields().Select(f => (OpCode)f.GetValue(null)!)
        .ToFrozenDictionary(c => (int)(ushort)c.Value);

    private static readonly FrozenSet<string> DeniedCodes = FrozenSet.Create(StringComparer.Ordinal,
        "calli", "localloc", "cpblk", "initblk", "jmp", "mkrefany", "refanyval", "refanytype", "arglist");

    /// <summary>For each candidate what it may not do, or null.</summary>
    public static ImmutableArray<string?> Scan(byte[] assembly, int candidateCount, IReadOnlySet<string> userAssemblies)
    {
        using var file = new PEReader(new MemoryStream(assembly));
        var metadata = file.GetMetadataReader();
        var scanner = new IlScanner(metadata, file, userAssemblies);
        var problems = new string?[candidateCount];
        foreach (var handle in metadata.TypeDefinitions)
        {
            var type = metadata.GetTypeDefinition(handle);
            if (scanner.OwnerOf(type) is { } owner) problems[owner] ??= scanner.ProblemOf(type);
            else if (metadata.GetString(type.Name) == "<Module>" && type.GetMethods().Count > 0) Array.Fill(problems, "runs code when it is loaded");
        }

        return [.. problems];
    }

    /// <summary>
    /// The candidate whose class it is, or lies in. Other types are the compiler's own helpers (no candidate declares types), with names that C# can't spell.
    /// </summary>
    private int? OwnerOf(TypeDefinition type)
    {
        while (type.GetDeclaringType() is { IsNil: false } outer) type = metadata.GetTypeDefinition(outer);
        var name = metadata.GetString(type.Name);
        const string prefix = "Candidate";
        return name.StartsWith(prefix, StringComparison.Ordinal) ? int.Parse(name.AsSpan(prefix.Length), NumberStyles.None, CultureInfo.InvariantCulture) : null;
    }

    private string? ProblemOf(TypeDefinition type)
    {
        var isCompilers = metadata.GetString(type.Name).Contains('<', StringComparison.Ordinal);
        if ((type.Attributes & TypeAttributes.ExplicitLayout) != 0) return "lays out memory itself";
        if (!isCompilers && type.GetFields().Any(f => !metadata.GetString(metadata.GetFieldDefinition(f).Name).Contains('<', StringComparison.Ordinal))) return "has fields";
        foreach (var handle in type.GetMethods())
        {
            var method = metadata.GetMethodDefinition(handle);
            var name = metadata.GetString(method.Name);
            if (name == "Finalize" || (name == ".cctor" && !isCompilers)) return "runs code that nobody calls";
            if ((method.Attributes & MethodAttributes.PinvokeImpl) != 0 || method.ImplAttributes != MethodImplAttributes.IL) return "calls native code";
            if (method.RelativeVirtualAddress == 0) return "has a method without a body";
            if (ProblemOf(file.GetMethodBody(method.RelativeVirtualAddress)) is { } problem) return problem;
        }

        return null;
    }

    private string? ProblemOf(MethodBodyBlock body)
    {
        if (!body.LocalSignature.IsNil)
        {
            var sizes = metadata.GetStandaloneSignature(body.LocalSignature).DecodeLocalSignature(LocalSizes.Instance, null);
            if (sizes.Sum() > LocalsLimit) return "has local variables that are too large";
        }

        foreach (var (operation, token) in InstructionsOf(body))
        {
            if (DeniedCodes.Contains(operation)) return $"uses the instruction {operation}";
            if (token is { } handle && ForbiddenMember(handle) is { } member) return $"uses {member}";
        }

        return null;
    }

    /// <summary>Instructions that go around the type system or the stack.</summary>
    internal static bool IsDenied(string operation) => DeniedCodes.Contains(operation);

    /// <summary>The instructions by name, and the member that each names, or null.</summary>
    internal static IEnumerable<(string Operation, EntityHandle? Member)> InstructionsOf(MethodBodyBlock body)
    {
        var code = body.GetILReader();
        while (code.RemainingBytes > 0)
        {
            int value = code.ReadByte();
            if (value == 0xFE) value = 0xFE00 | code.ReadByte();
            var operation = Operations[value];
            yield return (operation.Name!, ReadOperand(ref code, operation.OperandType) is { } token ? MetadataTokens.EntityHandle(token) : null);
        }
    }

    /// <summary>Skips the operand; gives it back where it names a member.</summary>
    private static int? ReadOperand(ref BlobReader code, OperandType type)
    {
        switch (type)
        {
            case OperandType.InlineNone:
                return null;
            case OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar:
                code.Offset++;
                return null;
            case OperandType.InlineVar:
                code.Offset += 2;
                return null;
            case OperandType.InlineI8 or OperandType.InlineR:
                code.Offset += 8;
                return null;
            case OperandType.InlineSwitch:
                var count = code.ReadInt32();
                code.Offset += 4 * count;
                return null;
            case OperandType.InlineMethod or OperandType.InlineField or OperandType.InlineTok:
                return code.ReadInt32();
            default:
                code.Offset += 4;
                return null;
        }
    }

    /// <summary>The name of the member where candidates may not use it, or null.</summary>
    private string? ForbiddenMember(EntityHandle handle)
    {
        if (handle.Kind == HandleKind.MethodSpecification) handle = metadata.GetMethodSpecification((MethodSpecificationHandle)handle).Method;
        if (handle.Kind != HandleKind.MemberReference) return null; // Its own, or a type, which is harmless without its members.
        var member = metadata.GetMemberReference((MemberReferenceHandle)handle);
        var parent = member.Parent;
        if (parent.Kind == HandleKind.TypeSpecification)
            parent = metadata.GetTypeSpecification((TypeSpecificationHandle)parent).DecodeSignature(GenericDefinitions.Instance, null);
        if (parent.Kind != HandleKind.TypeReference) return null; // An array, or a type of the batch.
        var type = metadata.GetTypeReference((TypeReferenceHandle)parent);
        while (type.ResolutionScope.Kind == HandleKind.TypeReference) type = metadata.GetTypeReference((TypeReferenceHandle)type.ResolutionScope);
        if (type.ResolutionScope.Kind == HandleKind.AssemblyReference
            && userAssemblies.Contains(metadata.GetString(metadata.GetAssemblyReference((AssemblyReferenceHandle)type.ResolutionScope).Name))) return null;
        var (space, name, used) = (metadata.GetString(type.Namespace), metadata.GetString(type.Name), metadata.GetString(member.Name));
        return AllowedMembers.Allows(space, name, used) ? null : $"{space}.{name}.{used}";
    }
}
