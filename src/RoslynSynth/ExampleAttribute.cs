namespace RoslynSynth;

/// <summary>One example of what a method must do: <c>[Example("Ada Lovelace", Returns = "A.L.")]</c>.</summary>
/// <param name="arguments">One value for each parameter.</param>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public sealed class ExampleAttribute(params object?[]? arguments) : Attribute
{
    /// <summary>The arguments; a lone <c>null</c> counts as one null argument.</summary>
    public object?[] Arguments { get; } = arguments ?? [null];

    /// <summary>What the call must return.</summary>
    public object? Returns { get; set; }

    /// <summary>The exception that the call must throw instead, exactly it or a subclass.</summary>
    public Type? Throws { get; set; }
}
