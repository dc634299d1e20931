namespace RoslynSynth.Protocol;

/// <summary>What a message between host and worker is about: its first byte.</summary>
public enum MessageKind : byte
{
    /// <summary>Worker to host, once: the protocol version and the active layers of the wall.</summary>
    Hello = 1,

    /// <summary>Host to worker: an assembly of candidates and the paths of the user's assemblies.</summary>
    Load = 2,

    /// <summary>Host to worker: run one method on rows of arguments.</summary>
    Run = 3,

    /// <summary>Worker to host: what one row gave.</summary>
    Row = 4,

    /// <summary>Worker to host: the request is finished; a flag says that another worker should take over.</summary>
    Done = 5,

    /// <summary>Worker to host: the request can't be served; a text says why.</summary>
    Refused = 6,

    /// <summary>Worker to host: the run ended before its last row; a <see cref="StopCause"/> and the flag of <see cref="Done"/>.</summary>
    Stopped = 7,
}
