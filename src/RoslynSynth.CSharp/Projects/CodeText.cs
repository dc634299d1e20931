using System.Collections.Immutable;
using System.Reflection.Emit;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;
using System.Text;
using RoslynSynth.CSharp.Judging;

namespace RoslynSynth.CSharp.Projects;

/// <summary>
/// What the methods of a project do, as text: their instructions, with members by name and signature. It stays the same where other code of the project
/// changes, though the compiler then numbers everything anew.
/// </summary>
internal sealed class CodeText : IDisposable
{
    private readonly ImmutableArray<PEReader> _files;
    private readonly ILookup<string, (PEReader File, MetadataReader Metadata, MethodDefinition Method)> _methods;

    public CodeText(ImmutableArray<byte[]> images)
    {
        _files = [.. images.Select(i => new PEReader([.. i]))];
        _methods = (from file in _files
                    let metadata = file.GetMetadataReader()
                    from type in metadata.TypeDefinitions
                    from method in metadata.GetTypeDefinition(type).GetMethods().Select(metadata.GetMethodDefinition)
                    select (Key: $"{PurityScan.NameOf(metadata, type)}::{metadata.GetString(method.Name)}", Value: (file, metadata, method)))
            .ToLookup(m => m.Key, m => m.Value);
    }

    /// <summary>The text of a member: all methods of that type and name.</summary>
    public string Of(string key)
    {
        var text = new StringBuilder();
        foreach (var (file, metadata, method) in _methods[key])
        {
            text.Append(key).Append(SignatureNames.Of(method.DecodeSignature(SignatureNames.Instance, null))).Append('\n');
            if (method.RelativeVirtualAddress != 0) Append(text, metadata, file.GetMethodBody(method.RelativeVirtualAddress));
        }

        return text.ToString();
    }

    public void Dispose()
    {
        foreach (var file in _files) file.Dispose();
    }

    private static void Append(StringBuilder text, MetadataReader metadata, MethodBodyBlock body)
    {
        var code = body.GetILReader();
        while (code.RemainingBytes > 0)
        {
            int value = code.ReadByte();
            if (value == 0xFE) value = 0xFE00 | code.ReadByte();
            var operation = IlScanner.Operations[value];
            text.Append(operation.Name).Append(' ').Append(Operand(ref code, operation.OperandType, metadata)).Append('\n');
        }

        foreach (var region in body.ExceptionRegions)
            text.Append($"{region.Kind} {region.TryOffset} {region.TryLength} {region.HandlerOffset} {region.HandlerLength} {(region.CatchType.IsNil ? "" : NameOf(metadata, region.CatchType))}\n");
    }

    private static string Operand(ref BlobReader code, OperandType type, MetadataReader metadata)
    {
        switch (type)
        {
            case OperandType.InlineNone:
                return "";
            case OperandType.InlineString:
                return metadata.GetUserString(MetadataTokens.UserStringHandle(code.ReadInt32() & 0xFFFFFF));
            case OperandType.InlineMethod or OperandType.InlineField or OperandType.InlineTok or OperandType.InlineType:
                return NameOf(metadata, MetadataTokens.EntityHandle(code.ReadInt32()));
            case OperandType.InlineSwitch:
                return Convert.ToHexString(code.ReadBytes(4 * code.ReadInt32()));
            default:
                return Convert.ToHexString(code.ReadBytes(type switch
                {
                    OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
                    OperandType.InlineVar => 2,
                    OperandType.InlineI8 or OperandType.InlineR => 8,
                    _ => 4,
                }));
        }
    }

    private static string NameOf(MetadataReader metadata, EntityHandle handle)
    {
        var names = SignatureNames.Instance;
        switch (handle.Kind)
        {
            case HandleKind.MethodSpecification:
                var closed = metadata.GetMethodSpecification((MethodSpecificationHandle)handle);
                return $"{NameOf(metadata, closed.Method)}<{string.Join(',', closed.DecodeSignature(names, null))}>";
            case HandleKind.MethodDefinition:
                var method = metadata.GetMethodDefinition((MethodDefinitionHandle)handle);
                return $"{NameOf(metadata, method.GetDeclaringType())}::{metadata.GetString(method.Name)}{SignatureNames.Of(method.DecodeSignature(names, null))}";
            case HandleKind.FieldDefinition:
                var field = metadata.GetFieldDefinition((FieldDefinitionHandle)handle);
                return $"{NameOf(metadata, field.GetDeclaringType())}::{metadata.GetString(field.Name)}:{field.DecodeSignature(names, null)}";
            case HandleKind.MemberReference:
                var member = metadata.GetMemberReference((MemberReferenceHandle)handle);
                var signature = member.GetKind() == MemberReferenceKind.Field ? member.DecodeFieldSignature(names, null) : SignatureNames.Of(member.DecodeMethodSignature(names, null));
                return $"{NameOf(metadata, member.Parent)}::{metadata.GetString(member.Name)}{signature}";
            case HandleKind.TypeSpecification:
                return metadata.GetTypeSpecification((TypeSpecificationHandle)handle).DecodeSignature(names, null);
            default:
                return PurityScan.NameOf(metadata, handle);
        }
    }
}
