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

    private readonly Dictionary<string, HashSet<string>> _calls = new(StringComparer.Ordinal);
    private readonly HashSet<string> _impure = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<string>> _virtual = new(StringComparer.Ordinal);
    private readonly Dictionary<string, FieldAttributes> _fields = new(StringComparer.Ordinal);
    private readonly HashSet<string> _types = new(StringComparer.Ordinal);

    public PurityScan(ImmutableArray<byte[]> images)
    {
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
    public bool IsPure(string key) => !RunsOnLoad && _calls.ContainsKey(key) && !_impure.Contains(key);

    /// <summary>Whether a member is there at all.</summary>
    public bool Has(string key) => _calls.ContainsKey(key);

    /// <summary>Whether one method may end up calling another one.</summary>
    public bool Reaches(string from, string to)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var next = new Stack<string>([from]);
        while (next.TryPop(out var key))
        {
            foreach (var called in _calls.GetValueOrDefault(key) ?? [])
            {
                if (from == to && called.EndsWith("::.cctor", StringComparison.Ordinal)) continue; // It runs once.
                if (called == to) return true;
                if (seen.Add(called)) next.Push(called);
            }
        }

        return false;
    }

    /// <summary>All that some members may end up running: what they call, and what the library may call back on the types that occur.</summary>
    public SortedSet<string> Reachable(IEnumerable<string> roots)
    {
        var overridden = _virtual.Values.SelectMany(k => k).ToLookup(OwnerOf);
        var seen = new SortedSet<string>(StringComparer.Ordinal);
        var next = new Stack<string>(roots);
        while (next.TryPop(out var key))
        {
            if (!_calls.TryGetValue(key, out var called) || !seen.Add(key)) continue;
            foreach (var other in called.Concat(overridden[OwnerOf(key)])) next.Push(other);
        }

        return seen;
    }

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
                _calls.TryAdd(key, new HashSet<string>(StringComparer.Ordinal));
                if (!method.Attributes.HasFlag(MethodAttributes.Virtual)) continue;
                if (!_virtual.TryGetValue(metadata.GetString(method.Name), out var all)) _virtual[metadata.GetString(method.Name)] = all = [];
                all.Add(key);
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
                if (_calls.ContainsKey($"{type}::.cctor")) _calls[key].Add($"{type}::.cctor");
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
            if (handle is not { } token || MemberOf(metadata, token) is not var (owner, name)) continue;
            var used = $"{owner}::{name}";
            if (_fields.TryGetValue(used, out var field))
            {
                if (operation is "stsfld" or "ldsfld" or "ldsflda" or "stfld" && !IsHarmless(operation, field, type, key, used)) _impure.Add(key);
                if (operation is "ldsfld" or "ldsflda" && _calls.ContainsKey($"{owner}::.cctor")) _calls[key].Add($"{owner}::.cctor");
            }
            else if (_calls.ContainsKey(used))
            {
                _calls[key].Add(used);
                if (operation is "callvirt" or "ldvirtftn") _calls[key].UnionWith(_virtual.GetValueOrDefault(name) ?? []);
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

    private static bool IsAllowed(string owner, string name, string key)
    {
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
        foreach (var key in _calls.Keys.Where(k => k.Contains("::get_", StringComparison.Ordinal) || k.Contains("::op_", StringComparison.Ordinal) || k.EndsWith("::.ctor", StringComparison.Ordinal)))
            if (Reaches(key, key)) _impure.Add(key);
        for (var before = -1; before != _impure.Count;)
        {
            before = _impure.Count;
            foreach (var (key, called) in _calls) if (called.Overlaps(_impure)) _impure.Add(key);
        }
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
