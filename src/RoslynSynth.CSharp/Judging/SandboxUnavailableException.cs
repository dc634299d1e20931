namespace RoslynSynth.CSharp.Judging;

/// <summary>No worker can be run as safely as was asked.</summary>
public sealed class SandboxUnavailableException : InvalidOperationException
{
    /// <summary>For serializers and tests.</summary>
    public SandboxUnavailableException()
    {
    }

    /// <summary>With a message that says why and names a way out.</summary>
    public SandboxUnavailableException(string message)
        : base(message)
    {
    }

    /// <summary>With the fault underneath.</summary>
    public SandboxUnavailableException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
