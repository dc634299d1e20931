namespace RoslynSynth;

/// <summary>Names a static property or method whose tuples are examples: the arguments and, last, the result.</summary>
/// <param name="member">Its name, best as <c>nameof(Rows)</c>.</param>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public sealed class ExamplesFromAttribute(string member) : Attribute
{
    /// <summary>The member's name.</summary>
    public string Member { get; } = member;
}

/// <summary>Literals that the author expects to be useful.</summary>
/// <param name="values">Numbers, texts, characters or booleans.</param>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ConstantsAttribute(params object[] values) : Attribute
{
    /// <summary>The literals.</summary>
    public object[] Values { get; } = values;
}

/// <summary>How far doubles in results may be off: absolute, or relative above 1.</summary>
/// <param name="value">The tolerance; 1e-9 where none is given.</param>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ToleranceAttribute(double value) : Attribute
{
    /// <summary>The tolerance.</summary>
    public double Value { get; } = value;
}

/// <summary>The order of the resulting sequence is free.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class UnorderedAttribute : Attribute;
