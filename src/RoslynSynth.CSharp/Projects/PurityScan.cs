using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using RoslynSynth.CSharp.Judging;

namespace RoslynSynth.CSharp.Projects;

/// <summary>
/// Says which methods of a project only compute: whatever they call, to the end, is on the list that candidates are held to, and no static or
/// instance field is changed after it was made. Methods are known by type and name, overloads together.
/// </summary>
internal sealed class PurityScan
{
    /// <summary>What records and comparisons need beyond the list.</summary>
    private static readonly FrozenSet<string> AlsoAllowed = FrozenSet.Create(StringComparer.Ordinal,
        "System.Type.GetTypeFromHandle", "System.Type.op_Equality", "System.Text.StringBuilder.Append",
        "System.Runtime.CompilerServices.RuntimeHelpers.EnsureSufficientExecutionStack");

    private readonly CallGraph _calls = new();
    private readonly HashSet<string> _impure = new(StringComparer.Ordinal);
    private readonly CallBacks _callBacks = new();

    private readonly Dictionary<string, FieldAttributes> _fields = new(StringComparer.Ordinal);
    private readonly HashSet<string> _types = new(StringComparer.Ordinal);

    private readonly ImmutableArray<string> _holders;

    /// <param name="images">The compiled projects.</param>
    /// <param name="holders">How the names of types begin that only hold values, though they are of packages.</param>
    public PurityScan(ImmutableArray<byte[]> images, params ImmutableArray<string> holders)
    {
        _holders = holders;
        var files = images.Select(i => new PEReader(new MemoryStream(i))).ToList();
        try
        {
            foreach (var file in files) Declare(file.GetMetadataReader());
            foreach (var file in files) Read(file, file.GetMetadataReader());
        }
        finally
        {
            foreach (var file in files) file.Dispose();
        }

        Spread();
    }

    /// <summary>Whether the images run code as soon as they are touched.</summary>
    public bool RunsOnLoad { get; private set; }

    /// <summary>The name by which a member is known: <c>Space.Outer+Inner::Name</c>.</summary>
    public static string KeyOf(MemberInfo member) => $"{member.DeclaringType!.FullName}::{(member is PropertyInfo ? "get_" : "")}{member.Name}";

    /// <summary>Whether calling it only computes.</summary>
    public bool IsPure(string key) => !RunsOnLoad && _calls.Has(key) && !_impure.Contains(key);

    /// <summary>Whether a member is there at all.</summary>
    public bool Has(string key) => _calls.Has(key);

    /// <summary>All that may end up calling a method.</summary>
    public IReadOnlySet<string> CallersOf(string key) => _calls.CallersOf(key);

    /// <summary>All that some members may end up running: what they call, and what the library may call back on the types that occur.</summary>
    public SortedSet<string> Reachable(IEnumerable<string> roots)
    {
        var seen = new SortedSet<string>(StringComparer.Ordinal);
        var next = new Stack<string>(roots);
        while (next.TryPop(out var key))
        {
            if (!_calls.Has(key) || !seen.Add(key)) continue;
            foreach (var other in _calls.CalledBy(key).Concat(_callBacks.Of(OwnerOf(key)))) next.Push(other);
        }

        return seen;
    }

    /// <summary>Stands for all virtual methods of a name, any of which a virtual call may run.</summary>
    private static string AnyOf(string name) => $"*::{name}";

    private static string OwnerOf(string key) => key[..key.IndexOf("::", StringComparison.Ordinal)];

    private void Declare(MetadataReader metadata)
    {
        foreach (var handle in metadata.TypeDefinitions)
        {
            var type = metadata.GetTypeDefinition(handle);
            var name = NameOf(metadata, handle);
            if (name == "<Module>") RunsOnLoad |= type.GetMethods().Count > 0;
            _types.Add(name);
            foreach (var field in type.GetFields().Select(metadata.GetFieldDefinition)) _fields[$"{name}::{metadata.GetString(field.Name)}"] = field.Attributes;
            foreach (var method in type.GetMethods().Select(metadata.GetMethodDefinition))
            {
                var key = $"{name}::{metadata.GetString(method.Name)}";
                _calls.Add(key);
                if (!method.Attributes.HasFlag(MethodAttributes.Virtual)) continue;
                _calls.Add(AnyOf(metadata.GetString(method.Name)), key);
                _callBacks.Add(name, key);
            }
        }
    }

    private void Read(PEReader file, MetadataReader metadata)
    {
        foreach (var handle in metadata.TypeDefinitions)
        {
            var type = NameOf(metadata, handle);
            foreach (var method in metadata.GetTypeDefinition(handle).GetMethods().Select(metadata.GetMethodDefinition))
            {
                var key = $"{type}::{metadata.GetString(method.Name)}";
                if (_calls.Has($"{type}::.cctor")) _calls.Add(key, $"{type}::.cctor");
                var isNative = method.Attributes.HasFlag(MethodAttributes.PinvokeImpl) || (method.RelativeVirtualAddress == 0 && !method.Attributes.HasFlag(MethodAttributes.Abstract));
                if (isNative || metadata.GetString(method.Name) == "Finalize") _impure.Add(key);
                else if (method.RelativeVirtualAddress != 0 && !type.StartsWith("RoslynSynth.Metering.", StringComparison.Ordinal)) Read(metadata, file.GetMethodBody(method.RelativeVirtualAddress), type, key);
            }
        }
    }

    private void Read(MetadataReader metadata, MethodBodyBlock body, string type, string key)
    {
        foreach (var (operation, handle) in IlScanner.InstructionsOf(body))
        {
            if (IlScanner.IsDenied(operation)) _impure.Add(key);
            if (handle is { } part) _callBacks.Made(key, metadata, part);
            if (handle is not { } token || MemberOf(metadata, token) is not var (owner, name)) continue;
            var used = $"{owner}::{name}";
            if (_fields.TryGetValue(used, out var field))
            {
                if (operation is "stsfld" or "ldsfld" or "ldsflda" or "stfld" && !IsHarmless(operation, field, type, key, used)) _impure.Add(key);
                if (operation is "ldsfld" or "ldsflda" && _calls.Has($"{owner}::.cctor")) _calls.Add(key, $"{owner}::.cctor");
            }
            else if (_calls.Has(used))
            {
                _calls.Add(key, used);
                if (operation is "callvirt" or "ldvirtftn") _calls.Add(key, AnyOf(name));
            }
            else if (!_types.Contains(owner) && !IsAllowed(owner, name, key))
            {
                _impure.Add(key);
            }
        }
    }

    /// <summary>Reads of what never changes, writes while something is made, and the compiler's own fields.</summary>
    private static bool IsHarmless(string operation, FieldAttributes field, string type, string key, string used)
    {
        if (used[(used.IndexOf("::", StringComparison.Ordinal) + 2)..].StartsWith("<>", StringComparison.Ordinal)) return true;
        var isMaking = key.EndsWith("::.cctor", StringComparison.Ordinal) || key.EndsWith("::.ctor", StringComparison.Ordinal);
        return operation switch
        {
            "stfld" => isMaking || field.HasFlag(FieldAttributes.InitOnly) || type.Contains('<', StringComparison.Ordinal),
            "stsfld" => key.EndsWith("::.cctor", StringComparison.Ordinal) && used.StartsWith(type + "::", StringComparison.Ordinal),
            _ => field.HasFlag(FieldAttributes.InitOnly) || field.HasFlag(FieldAttributes.Literal),
        };
    }

    private bool IsAllowed(string owner, string name, string key)
    {
        if (_holders.Any(h => owner.StartsWith(h, StringComparison.Ordinal))) return true;
        var outermost = owner.Split('+')[0];
        var dot = outermost.LastIndexOf('.');
        var (space, type) = dot < 0 ? ("", outermost) : (outermost[..dot], outermost[(dot + 1)..]);
        if (type == "NotImplementedException") return false; // It waits for its body.
        // Hash codes differ from process to process, so they may lead to nothing but other hash codes.
        return (name == "GetHashCode" && key.EndsWith("::GetHashCode", StringComparison.Ordinal)) || AlsoAllowed.Contains($"{space}.{type}.{name}") || AllowedMembers.Allows(space, type, name);
    }

    private void Spread()
    {
        // Only methods are metered against endless recursion.
        _impure.UnionWith(_calls.Recursive().Where(k => k.Contains("::get_", StringComparison.Ordinal) || k.Contains("::op_", StringComparison.Ordinal) || k.EndsWith("::.ctor", StringComparison.Ordinal)));
        // Who makes an object whose methods the library may call back answers for these too.
        do _impure.UnionWith(_calls.CallersOf(_impure));
        while (_callBacks.AddMakers(_impure));
    }

    private static (string Owner, string Name)? MemberOf(MetadataReader metadata, EntityHandle handle)
    {
        if (handle.Kind == HandleKind.MethodSpecification) handle = metadata.GetMethodSpecification((MethodSpecificationHandle)handle).Method;
        switch (handle.Kind)
        {
            case HandleKind.MethodDefinition:
                var method = metadata.GetMethodDefinition((MethodDefinitionHandle)handle);
                return (NameOf(metadata, method.GetDeclaringType()), metadata.GetString(method.Name));
            case HandleKind.FieldDefinition:
                var field = metadata.GetFieldDefinition((FieldDefinitionHandle)handle);
                return (NameOf(metadata, field.GetDeclaringType()), metadata.GetString(field.Name));
            case HandleKind.MemberReference:
                var member = metadata.GetMemberReference((MemberReferenceHandle)handle);
                var parent = member.Parent;
                if (parent.Kind == HandleKind.TypeSpecification) parent = metadata.GetTypeSpecification((TypeSpecificationHandle)parent).DecodeSignature(GenericDefinitions.Instance, null);
                return parent.Kind is HandleKind.TypeReference or HandleKind.TypeDefinition ? (NameOf(metadata, parent), metadata.GetString(member.Name)) : null;
            default:
                return null; // A type, which is harmless without its members; or an array's own methods.
        }
    }

    /// <summary>The full name of a type that is defined or referred to.</summary>
    internal static string NameOf(MetadataReader metadata, EntityHandle handle)
    {
        if (handle.Kind == HandleKind.TypeDefinition)
        {
            var type = metadata.GetTypeDefinition((TypeDefinitionHandle)handle);
            return type.GetDeclaringType() is { IsNil: false } outer ? $"{NameOf(metadata, outer)}+{metadata.GetString(type.Name)}" : Full(type.Namespace, type.Name);
        }

        var reference = metadata.GetTypeReference((TypeReferenceHandle)handle);
        return reference.ResolutionScope.Kind == HandleKind.TypeReference
            ? $"{NameOf(metadata, reference.ResolutionScope)}+{metadata.GetString(reference.Name)}"
            : Full(reference.Namespace, reference.Name);

        string Full(StringHandle space, StringHandle name) => space.IsNil ? metadata.GetString(name) : $"{metadata.GetString(space)}.{metadata.GetString(name)}";
    }
}
