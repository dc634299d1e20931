using System.Collections.Immutable;
using System.Reflection;
using RoslynSynth.Specifications;

namespace RoslynSynth.CSharp.Reading;

/// <summary>Reads specifications from C# files, suite JSON and the command line. Values are parsed by Roslyn.</summary>
public sealed class SpecificationReader(ImmutableArray<Assembly> userAssemblies)
{
    /// <summary>Assemblies whose public types a signature may use, beyond the base class library.</summary>
    public ImmutableArray<Assembly> UserAssemblies { get; } = userAssemblies;

    /// <summary>All specifications of a .cs or .json file, in order of their place in the file.</summary>
    /// <exception cref="SpecificationException">The file is missing, unreadable or wrong; the message says where and how to go on.</exception>
    public ImmutableArray<ReadSpecification> ReadFile(string path) => throw new NotImplementedException();

    /// <summary>A specification from <c>try</c>: <c>string F(string s)</c> with examples such as <c>("a b") =&gt; "b"</c>.</summary>
    /// <exception cref="SpecificationException">Signature or example is wrong; the place names the option.</exception>
    public ReadSpecification ReadInline(string signature, IReadOnlyList<string> examples) => throw new NotImplementedException();
}
