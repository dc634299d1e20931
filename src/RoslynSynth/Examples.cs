namespace RoslynSynth;

/// <summary>
/// Examples with values that attributes can't hold, as statements in any static method of the class that declares the function. They are read as
/// specification, and they run as assertions where the method is called.
/// </summary>
public static class Examples
{
    /// <summary>An example as a comparison: <c>Examples.That(Sum([1, 2]) == 3)</c>.</summary>
    /// <exception cref="InvalidOperationException">It does not hold.</exception>
    public static void That(bool holds)
    {
        if (!holds) throw new InvalidOperationException("An example does not hold.");
    }

    /// <summary>An example with a result of any type: <c>Examples.That(Sorted([2, 1]), [1, 2])</c>.</summary>
    /// <exception cref="InvalidOperationException">The values differ.</exception>
    public static void That<T>(T actual, T wanted)
    {
        if (!Specifications.ValueEquality.Matches(wanted, actual, 1e-9)) throw new InvalidOperationException("An example does not hold.");
    }

    /// <summary>An example that must throw: <c>Examples.Throws&lt;ArgumentException&gt;(() => Root(-1))</c>.</summary>
    /// <exception cref="InvalidOperationException">It did not throw, or something else.</exception>
    public static void Throws<TException>(Func<object?> call)
        where TException : Exception
    {
        ArgumentNullException.ThrowIfNull(call);
        try
        {
            call();
        }
        catch (TException)
        {
            return;
        }

        throw new InvalidOperationException($"An example did not throw {typeof(TException).Name}.");
    }
}
