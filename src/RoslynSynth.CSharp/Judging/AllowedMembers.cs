using System.Collections.Frozen;

namespace RoslynSynth.CSharp.Judging;

/// <summary>
/// What candidates may call of the framework, and the meter of the worker: computing with values. Nothing that reaches files, network, processes, threads, the clock, chance,
/// reflection, memory by address, or state that outlives a call.
/// </summary>
internal static class AllowedMembers
{
    private static readonly FrozenSet<string> Namespaces = FrozenSet.Create(StringComparer.Ordinal,
        "System.Collections", "System.Collections.Generic", "System.Collections.Immutable", "System.Collections.Frozen", "System.Collections.ObjectModel",
        "System.Globalization", "System.Numerics", "System.Text.RegularExpressions");

    private static readonly FrozenSet<string> Types = Words("""
        System.String System.Char System.Boolean System.SByte System.Byte System.Int16 System.UInt16 System.Int32 System.UInt32 System.Int64 System.UInt64
        System.Int128 System.UInt128 System.IntPtr System.UIntPtr System.Half System.Single System.Double System.Decimal System.Math System.MathF System.Convert
        System.BitConverter System.DateTime System.DateTimeOffset System.DateOnly System.TimeOnly System.TimeSpan System.Guid System.Index System.Range
        System.Version System.Nullable System.Nullable`1 System.Array System.ArraySegment`1 System.Enum System.ValueType System.Void System.DBNull
        System.IComparable System.IComparable`1 System.IEquatable`1 System.IFormattable System.ISpanFormattable System.IFormatProvider System.IDisposable
        System.IParsable`1 System.ISpanParsable`1 System.StringComparer System.StringNormalizationExtensions System.FormattableString
        System.MemoryExtensions System.Span`1 System.ReadOnlySpan`1 System.Memory`1 System.ReadOnlyMemory`1
        System.Predicate`1 System.Comparison`1 System.Converter`2
        System.Linq.Enumerable System.Linq.IGrouping`2 System.Linq.ILookup`2 System.Linq.Lookup`2 System.Linq.IOrderedEnumerable`1
        System.Text.StringBuilder System.Text.Rune System.Text.CompositeFormat System.Text.StringRuneEnumerator System.Text.SpanRuneEnumerator
        System.Text.SpanLineEnumerator System.Text.Encoding System.Text.UTF8Encoding System.Buffers.SearchValues System.Buffers.SearchValues`1
        System.Runtime.CompilerServices.DefaultInterpolatedStringHandler System.Runtime.CompilerServices.ITuple
        System.Runtime.CompilerServices.SwitchExpressionException
        """);

    /// <summary>Types of which only these members.</summary>
    private static readonly FrozenSet<string> Single = Words("""
        System.Object..ctor System.Object.Equals System.Object.ReferenceEquals System.Object.ToString
        System.Environment.get_CurrentManagedThreadId System.Environment.get_NewLine
        System.Runtime.CompilerServices.RuntimeHelpers.InitializeArray System.Runtime.CompilerServices.RuntimeHelpers.CreateSpan
        System.Runtime.CompilerServices.RuntimeHelpers.GetSubArray System.Runtime.CompilerServices.RuntimeHelpers.EnsureSufficientExecutionStack
        System.Runtime.InteropServices.CollectionsMarshal.SetCount System.Runtime.InteropServices.CollectionsMarshal.AsSpan
        System.Runtime.InteropServices.ImmutableCollectionsMarshal.AsImmutableArray
        RoslynSynth.Metering.Fuel.Burn RoslynSynth.Metering.Fuel.Enter RoslynSynth.Metering.Fuel.Size
        """);

    /// <summary>Members of allowed types that read the clock, chance or a hash seed, change state of the process, or go around the type system.</summary>
    private static readonly FrozenSet<string> Denied = Words("""
        System.DateTime.get_Now System.DateTime.get_UtcNow System.DateTime.get_Today System.DateTime.ToLocalTime System.DateTime.ToUniversalTime
        System.DateTimeOffset.get_Now System.DateTimeOffset.get_UtcNow System.DateTimeOffset.ToLocalTime System.DateTimeOffset.get_LocalDateTime
        System.Guid.NewGuid System.Guid.CreateVersion7 System.String.GetHashCode System.String.Intern System.StringComparer.GetHashCode
        System.Memory`1.Pin System.ReadOnlyMemory`1.Pin System.Array.CreateInstance System.Array.CreateInstanceFromArrayType System.Enum.ToObject
        System.Collections.Generic.EqualityComparer`1.GetHashCode System.Collections.Generic.IEqualityComparer`1.GetHashCode
        System.Collections.IEqualityComparer.GetHashCode System.Text.RegularExpressions.Regex.set_CacheSize
        System.Text.RegularExpressions.Regex.CompileToAssembly System.Numerics.Vector.Load System.Numerics.Vector.Store
        """);

    private static readonly string[] ExceptionMembers = [".ctor", "get_Message", "get_InnerException", "ThrowIf", "ThrowIfNull", "ThrowIfNullOrEmpty"];

    /// <summary>Whether a member may be used. The type is the outermost one, <c>List`1</c> for its enumerator.</summary>
    public static bool Allows(string space, string type, string member)
    {
        var full = $"{space}.{type}";
        if (Single.Contains($"{full}.{member}")) return true;
        if (Denied.Contains($"{full}.{member}")) return false;
        if (space == "System" && (type.StartsWith("Func`", StringComparison.Ordinal) || type.StartsWith("Action", StringComparison.Ordinal)
            || type.StartsWith("Tuple", StringComparison.Ordinal) || type.StartsWith("ValueTuple", StringComparison.Ordinal))) return true;
        if (type.EndsWith("Exception", StringComparison.Ordinal) && space is "System" or "System.Collections.Generic" or "System.IO")
            return ExceptionMembers.Contains(member);
        if (space == "System.Globalization" && (member.StartsWith("set_Current", StringComparison.Ordinal) || member.StartsWith("set_Default", StringComparison.Ordinal))) return false;
        return Namespaces.Contains(space) || Types.Contains(full);
    }

    private static FrozenSet<string> Words(string text) =>
        text.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);
}
