using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.Loader;
using System.Security.Cryptography;
using Microsoft.CodeAnalysis;
using RoslynSynth.CSharp.Reading;
using RoslynSynth.Specifications;

namespace RoslynSynth.CSharp.Projects;

/// <summary>
/// A project's own code and that of the projects it refers to, compiled from source as far as it compiles, so that examples may hold its types and
/// answers may call its methods. Only what surely computes and nothing else is ever run in this process.
/// </summary>
public sealed class ProjectCode : IDisposable
{
    /// <summary>Turns of loops and calls that one call of a component may take.</summary>
    private const long Fuel = 100_000;

    private readonly ImmutableArray<(string Name, byte[] Image)> _images;
    private readonly Context _context;
    private readonly PurityScan _purity;
    private readonly CodeText _code;
    private readonly ImageFolder? _folder;
    private readonly Action _refill;

    private ProjectCode(ImmutableArray<(string Name, byte[] Image)> images)
    {
        _images = images;
        _purity = new PurityScan([.. images.Select(i => i.Image)]);
        _code = new CodeText([.. images.Select(i => i.Image)]);
        _context = new Context(images);
        if (images.IsEmpty || _purity.RunsOnLoad)
        {
            _refill = () => { };
            return;
        }

        _folder = new ImageFolder(images);
        Paths = _folder.Paths;
        Assemblies = [.. images.Select(i => _context.LoadFromAssemblyName(new AssemblyName(i.Name)))];
        _refill = Meters();
        Types = new UserTypes(Assemblies) { IsOffered = IsOffered };
    }

    /// <summary>Another one where anything in the compiled files is another.</summary>
    public string Hash => Convert.ToHexStringLower(SHA256.HashData([.. _images.SelectMany(i => SHA256.HashData(i.Image))]));

    /// <summary>The compiled files, for the worker.</summary>
    public ImmutableArray<string> Paths { get; } = [];

    /// <summary>The types that values may have.</summary>
    public UserTypes Types { get; } = UserTypes.None;

    internal ImmutableArray<Assembly> Assemblies { get; } = [];

    /// <summary>Compiles and loads. Where nothing compiles, there is nothing in it.</summary>
    /// <param name="project">The project.</param>
    /// <param name="copies">What was compiled before.</param>
    /// <param name="cancellation">Gives up.</param>
    public static ProjectCode Load(Compilation project, ProjectCopies copies, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(project);
        ArgumentNullException.ThrowIfNull(copies);
        return new ProjectCode(copies.Of(project, null, cancellation));
    }

    /// <summary>What an answer to a method may call.</summary>
    public ProjectOffer OfferTo(IMethodSymbol method, Signature signature)
    {
        var (offered, types) = new NearbyComponents(_purity, Assemblies, _refill).For(method, signature);
        return ProjectOffer.Of(offered, types, _purity, _code);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _context.Unload();
        _code.Dispose();
        _folder?.Dispose();
    }

    private Action Meters()
    {
        var refills = new List<Action>();
        foreach (var tank in Assemblies.Select(a => a.GetType("RoslynSynth.Metering.Fuel")!))
        {
            tank.GetMethod("Start")!.Invoke(null, [Fuel]);
            refills.Add(tank.GetMethod("Refill")!.CreateDelegate<Action>());
        }

        return refills.Count == 1 ? refills[0] : () => refills.ForEach(r => r());
    }

    /// <summary>Whether making values of a type, reading a property or comparing only computes.</summary>
    private bool IsOffered(MemberInfo member)
    {
        if (member is not Type type) return member is FieldInfo || _purity.IsPure(PurityScan.KeyOf(member));
        if (type.IsEnum) return true;
        if (type.FullName is not { } name || (type.IsClass && !_purity.IsPure($"{name}::.ctor"))) return false;
        return new[] { ".ctor", ".cctor", "Equals", "GetHashCode", "CompareTo" }.Select(m => $"{name}::{m}").All(k => !_purity.Has(k) || _purity.IsPure(k));
    }

    /// <summary>Finds the copies before any assembly of that name that the host may have.</summary>
    private sealed class Context(ImmutableArray<(string Name, byte[] Image)> images) : AssemblyLoadContext("project", isCollectible: true)
    {
        protected override Assembly? Load(AssemblyName assemblyName)
        {
            var found = images.FirstOrDefault(i => i.Name == assemblyName.Name);
            if (found.Image is null) return null;
            using var stream = new MemoryStream(found.Image);
            return LoadFromStream(stream);
        }
    }
}
