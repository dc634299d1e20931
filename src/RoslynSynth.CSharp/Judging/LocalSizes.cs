using System.Collections.Immutable;
using System.Reflection.Metadata;

namespace RoslynSynth.CSharp.Judging;

/// <summary>Estimates from above how much stack a local variable takes: generic structs (tuples in tuples) by their arguments, others by a fixed size.</summary>
internal sealed class LocalSizes : ISignatureTypeProvider<long, object?>
{
    private const long Reference = 8, OtherStruct = 32;

    public static LocalSizes Instance { get; } = new();

    public long GetArrayType(long elementType, ArrayShape shape) => Reference;

    public long GetByReferenceType(long elementType) => Reference;

    public long GetFunctionPointerType(MethodSignature<long> signature) => Reference;

    public long GetGenericInstantiation(long genericType, ImmutableArray<long> typeArguments) =>
        genericType == Reference ? Reference : genericType + typeArguments.Sum();

    public long GetGenericMethodParameter(object? genericContext, int index) => OtherStruct;

    public long GetGenericTypeParameter(object? genericContext, int index) => OtherStruct;

    public long GetModifiedType(long modifier, long unmodifiedType, bool isRequired) => unmodifiedType;

    public long GetPinnedType(long elementType) => elementType;

    public long GetPointerType(long elementType) => Reference;

    public long GetPrimitiveType(PrimitiveTypeCode typeCode) => Reference;

    public long GetSZArrayType(long elementType) => Reference;

    public long GetTypeFromDefinition(MetadataReader reader, TypeDefinitionHandle handle, byte rawTypeKind) => ByKind(rawTypeKind);

    public long GetTypeFromReference(MetadataReader reader, TypeReferenceHandle handle, byte rawTypeKind) => ByKind(rawTypeKind);

    public long GetTypeFromSpecification(MetadataReader reader, object? genericContext, TypeSpecificationHandle handle, byte rawTypeKind) => ByKind(rawTypeKind);

    private static long ByKind(byte kind) => kind == (byte)SignatureTypeKind.Class ? Reference : OtherStruct;
}
