namespace RoslynSynth.Protocol;

/// <summary>The layers of the operating system's wall around a worker, as far as they are really active.</summary>
[Flags]
public enum WallLayers
{
    /// <summary>Nothing but the process itself.</summary>
    None = 0,

    /// <summary>setrlimit: no core files, no file growth, few descriptors, an end to processor time and data.</summary>
    ResourceLimits = 1,

    /// <summary>Linux: Landlock. The worker reads the framework and its own folder, and writes nowhere.</summary>
    Landlock = 2,

    /// <summary>Linux: seccomp. Of the system's calls only those that the runtime needs: no sockets, no processes, no opening for writing.</summary>
    Seccomp = 4,

    /// <summary>Linux: bubblewrap. Namespaces of its own, without network.</summary>
    Bubblewrap = 8,

    /// <summary>Windows: a job object. One process, capped memory, ends with its host.</summary>
    JobObject = 16,

    /// <summary>Linux: the kernel kills the worker when its host ends.</summary>
    EndsWithHost = 32,
}
