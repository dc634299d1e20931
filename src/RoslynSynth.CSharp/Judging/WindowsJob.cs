using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using Microsoft.Win32.SafeHandles;

namespace RoslynSynth.CSharp.Judging;

/// <summary>Windows: a job that holds one worker. It ends when this process does, can't start others, and has a cap on its memory.</summary>
[SupportedOSPlatform("windows")]
internal static partial class WindowsJob
{
    private const int UserInterfaceLimits = 4, ExtendedLimits = 9;
    private const uint OneProcess = 0x8, ProcessMemory = 0x100, DieOnException = 0x400, KillOnClose = 0x2000, AllUserInterface = 0xFF;

    [StructLayout(LayoutKind.Sequential)]
    private struct Limits
    {
        public long ProcessTime, JobTime;
        public uint Flags;
        public nuint LeastWorkingSet, MostWorkingSet;
        public uint ProcessCount;
        public nuint Affinity;
        public uint Priority, Scheduling;
        public ulong Reads, Writes, Others, BytesRead, BytesWritten, BytesOther;
        public nuint ProcessMemory, JobMemory, PeakProcessMemory, PeakJobMemory;
    }

    [LibraryImport("kernel32", EntryPoint = "CreateJobObjectW", SetLastError = true)]
    private static partial SafeFileHandle Create(nint security, nint name);

    [LibraryImport("kernel32", EntryPoint = "SetInformationJobObject", SetLastError = true)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static unsafe partial bool Set(SafeFileHandle job, int kind, void* information, int length);

    [LibraryImport("kernel32", EntryPoint = "AssignProcessToJobObject", SetLastError = true)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static partial bool Assign(SafeFileHandle job, nint process);

    /// <summary>Puts a process that has not loaded anything yet into a job of its own. The handle must live as long as the worker may.</summary>
    /// <exception cref="Win32Exception">The system refuses.</exception>
    public static unsafe SafeFileHandle Hold(Process process, long memoryLimit)
    {
        var job = Create(0, 0);
        var limits = new Limits { Flags = OneProcess | ProcessMemory | DieOnException | KillOnClose, ProcessCount = 1, ProcessMemory = (nuint)memoryLimit };
        var userInterface = AllUserInterface;
        if (job.IsInvalid || !Set(job, ExtendedLimits, &limits, sizeof(Limits)) || !Set(job, UserInterfaceLimits, &userInterface, sizeof(uint))
            || !Assign(job, process.Handle))
        {
            var error = new Win32Exception();
            job.Dispose();
            throw error;
        }

        return job;
    }
}
