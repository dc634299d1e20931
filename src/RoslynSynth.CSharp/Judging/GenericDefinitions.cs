using System.Collections.Immutable;
using System.Reflection.Metadata;

namespace RoslynSynth.CSharp.Judging;

/// <summary>The type that a signature is about, without its arguments: <c>List`1</c> of <c>List&lt;int&gt;</c>; nil for arrays and the like.</summary>
internal sealed class GenericDefinitions : ISignatureTypeProvider<EntityHandle, object?>
{
    public static GenericDefinitions Instance { get; } = new();

    public EntityHandle GetArrayType(EntityHandle elementType, ArrayShape shape) => default;

    public EntityHandle GetByReferenceType(EntityHandle elementType) => default;

    public EntityHandle GetFunctionPointerType(MethodSignature<EntityHandle> signature) => default;

    public EntityHandle GetGenericInstantiation(EntityHandle genericType, ImmutableArray<EntityHandle> typeArguments) => genericType;

    public EntityHandle GetGenericMethodParameter(object? genericContext, int index) => default;

    public EntityHandle GetGenericTypeParameter(object? genericContext, int index) => default;

    public EntityHandle GetModifiedType(EntityHandle modifier, EntityHandle unmodifiedType, bool isRequired) => unmodifiedType;

    public EntityHandle GetPinnedType(EntityHandle elementType) => elementType;

    public EntityHandle GetPointerType(EntityHandle elementType) => default;

    public EntityHandle GetPrimitiveType(PrimitiveTypeCode typeCode) => default;

    public EntityHandle GetSZArrayType(EntityHandle elementType) => default;

    public EntityHandle GetTypeFromDefinition(MetadataReader reader, TypeDefinitionHandle handle, byte rawTypeKind) => handle;

    public EntityHandle GetTypeFromReference(MetadataReader reader, TypeReferenceHandle handle, byte rawTypeKind) => handle;

    public EntityHandle GetTypeFromSpecification(MetadataReader reader, object? genericContext, TypeSpecificationHandle handle, byte rawTypeKind) =>
        reader.GetTypeSpecification(handle).DecodeSignature(this, genericContext);
}
