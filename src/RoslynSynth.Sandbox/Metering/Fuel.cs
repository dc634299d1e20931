using System.Runtime.CompilerServices;

namespace RoslynSynth.Metering;

/// <summary>
/// What a candidate has left of loops and calls. The host writes calls of these members into candidates and lets them call no other; the worker fills the
/// tank before a run and looks whether it is empty after each row.
/// </summary>
public static class Fuel
{
    /// <summary>Longest array or padded text.</summary>
    private const long SizeLimit = 1 << 27;

    /// <summary>Turns and calls left; negative once they ran out.</summary>
    public static long Left { get; set; }

    /// <summary>Pays for one turn of a loop.</summary>
    /// <exception cref="TimeoutException">Nothing is left.</exception>
    public static void Burn()
    {
        if (--Left < 0) throw new TimeoutException();
    }

    /// <summary>Pays for one call.</summary>
    /// <exception cref="TimeoutException">Nothing is left.</exception>
    /// <exception cref="InsufficientExecutionStackException">The stack has no room for it.</exception>
    public static void Enter()
    {
        Burn();
        RuntimeHelpers.EnsureSufficientExecutionStack();
    }

    /// <summary>A size, where it is one that a candidate may ask for.</summary>
    /// <exception cref="InsufficientMemoryException">It is not.</exception>
    public static int Size(int wanted) => (int)Size((long)wanted);

    /// <inheritdoc cref="Size(int)"/>
    public static long Size(long wanted) => wanted <= SizeLimit ? wanted : throw new InsufficientMemoryException();
}
