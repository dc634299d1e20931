namespace RoslynSynth.Protocol;

/// <summary>What a message between host and worker is about: its first byte.</summary>
public enum MessageKind : byte
{
    /// <summary>Worker to host, once: the protocol version.</summary>
    Hello = 1,

    /// <summary>Host to worker: an assembly of candidates and the paths of the user's assemblies.</summary>
    Load = 2,

    /// <summary>Host to worker: run one method on rows of arguments.</summary>
    Run = 3,

    /// <summary>Worker to host: what one row gave.</summary>
    Row = 4,

    /// <summary>Worker to host: the request is finished.</summary>
    Done = 5,

    /// <summary>Worker to host: the request can't be served; a text says why.</summary>
    Refused = 6,
}
