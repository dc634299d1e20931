using System.Runtime.InteropServices;

namespace RoslynSynth.Sandbox.Walls;

/// <summary>The C library's calls that build the wall.</summary>
internal static partial class Libc
{
    [LibraryImport("libc", EntryPoint = "getrlimit", SetLastError = true)]
    private static unsafe partial int GetResourceLimit(int resource, ulong* currentAndMost);

    [LibraryImport("libc", EntryPoint = "setrlimit", SetLastError = true)]
    private static unsafe partial int SetResourceLimit(int resource, ulong* currentAndMost);

    [LibraryImport("libc", EntryPoint = "prctl", SetLastError = true)]
    public static partial int ProcessControl(int option, nuint a, nuint b, nuint c, nuint d);

    [LibraryImport("libc", EntryPoint = "getppid")]
    public static partial int GetParentProcessId();

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "close")]
    public static partial int Close(int descriptor);

    [LibraryImport("libc", EntryPoint = "execve", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int Execute(string path, string?[] arguments, string?[] environment);

    [LibraryImport("libc", EntryPoint = "syscall", SetLastError = true)]
    public static unsafe partial nint SystemCall(nint number, nint a, void* b, nint c, nint d);

    /// <summary>Lowers a limit for good: only privileges could raise it again, and seccomp takes away the call.</summary>
    public static unsafe bool LowerResourceLimit(int resource, ulong most)
    {
        var limit = stackalloc ulong[2];
        if (GetResourceLimit(resource, limit) != 0) return false;
        limit[0] = limit[1] = Math.Min(limit[1], most);
        return SetResourceLimit(resource, limit) == 0;
    }
}
