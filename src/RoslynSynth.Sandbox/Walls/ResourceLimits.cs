namespace RoslynSynth.Sandbox.Walls;

/// <summary>Limits that systems share.</summary>
internal static class ResourceLimits
{
    /// <summary>
    /// A backstop: the host ends a candidate long before, and gives a worker up before it has used so much in all.
    /// </summary>
    public const ulong ProcessorSeconds = 900;
}
