using System.Reflection.Metadata;

namespace RoslynSynth.CSharp.Projects;

/// <summary>
/// What the library may call back without a call that the IL shows: the body of an iterator, a comparison, a text. Whoever holds an object has made it or was given it, so the
/// one who makes it answers for its virtual methods.
/// </summary>
internal sealed class CallBacks
{
    private static readonly char[] Delimiters = ['<', '>', ',', '[', ']', '&', '*', ' ', '(', ')', ':'];

    private readonly Dictionary<string, List<string>> _virtual = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<string>> _makers = new(StringComparer.Ordinal);

    /// <summary>Notes a virtual method.</summary>
    public void Add(string type, string key) => Add(_virtual, type, key);

    /// <summary>The virtual methods of a type.</summary>
    public IEnumerable<string> Of(string type) => _virtual.GetValueOrDefault(type) ?? [];

    /// <summary>Notes the types that an instruction names without a member of theirs: a structure need not have a constructor to be made.</summary>
    public void Made(string key, MetadataReader metadata, EntityHandle part)
    {
        var names = SignatureNames.Instance;
        var text = part.Kind switch
        {
            HandleKind.TypeDefinition or HandleKind.TypeReference => PurityScan.NameOf(metadata, part),
            HandleKind.TypeSpecification => metadata.GetTypeSpecification((TypeSpecificationHandle)part).DecodeSignature(names, null),
            HandleKind.MethodSpecification => string.Join(',', metadata.GetMethodSpecification((MethodSpecificationHandle)part).DecodeSignature(names, null)),
            HandleKind.MemberReference when metadata.GetMemberReference((MemberReferenceHandle)part).Parent is { Kind: HandleKind.TypeSpecification } parent => metadata.GetTypeSpecification((TypeSpecificationHandle)parent).DecodeSignature(names, null),
            _ => "",
        };
        foreach (var type in text.Split(Delimiters, StringSplitOptions.RemoveEmptyEntries).Distinct()) Add(_makers, type, key);
    }

    /// <summary>Adds those who make an object with an impure virtual method. What sets a property is left out: the library sets none by itself.</summary>
    /// <returns>Whether there were any that were not known yet.</returns>
    public bool AddMakers(HashSet<string> impure)
    {
        var makers = _virtual.Where(t => t.Value.Exists(k => impure.Contains(k) && !IsSetter(k))).SelectMany(t => _makers.GetValueOrDefault(t.Key, []).Append($"{t.Key}::.ctor")).ToList();
        var count = impure.Count;
        impure.UnionWith(makers);
        return impure.Count > count;
    }

    private static bool IsSetter(string key) => key.Split('.', ':')[^1].StartsWith("set_", StringComparison.Ordinal);

    private static void Add(Dictionary<string, List<string>> all, string type, string key)
    {
        if (!all.TryGetValue(type, out var keys)) all[type] = keys = [];
        keys.Add(key);
    }
}
