using System.Runtime.InteropServices;

namespace RoslynSynth.Sandbox.Walls;

/// <summary>Numbers of Linux system calls on one kind of processor.</summary>
internal sealed class SystemCallTable
{
    /// <summary>The kernel's name of the processor.</summary>
    public required uint Architecture { get; init; }

    public required nint Seccomp { get; init; }

    public required uint OpenAt { get; init; }

    /// <summary>The older call, where there is one.</summary>
    public uint? Open { get; init; }

    public required uint Clone { get; init; }

    public uint Clone3 { get; } = 435;

    public required uint ThreadKill { get; init; }

    public required uint ProcessControl { get; init; }

    public required uint ResourceLimit { get; init; }

    public required uint SetScheduler { get; init; }

    /// <summary>What the runtime may call with any arguments.</summary>
    public required uint[] Allowed { get; init; }

    public static SystemCallTable? ForThisProcessor => RuntimeInformation.ProcessArchitecture switch
    {
        System.Runtime.InteropServices.Architecture.X64 => X64,
        System.Runtime.InteropServices.Architecture.Arm64 => Arm64,
        _ => null,
    };

    private static SystemCallTable X64 => new()
    {
        Architecture = 0xC000003E,
        Seccomp = 317,
        OpenAt = 257,
        Open = 2,
        Clone = 56,
        ThreadKill = 234,
        ProcessControl = 157,
        ResourceLimit = 302,
        SetScheduler = 144,
        Allowed =
        [
            202, 0, 1, 3, 24, 228, // futex, read, write, close, sched_yield, clock_gettime: the most frequent first
            9, 10, 11, 12, 25, 27, 28, // mmap, mprotect, munmap, brk, mremap, mincore, madvise
            5, 262, 4, 6, 332, 137, 138, 8, 17, 19, 20, // fstat, newfstatat, stat, lstat, statx, statfs, fstatfs, lseek, pread64, readv, writev
            89, 267, 21, 269, 439, 217, 79, 72, 32, 7, 271, 293, // readlink, readlinkat, access, faccessat, faccessat2, getdents64, getcwd, fcntl, dup, poll, ppoll, pipe2
            204, 203, 143, 145, 146, 147, 140, 309, 239, // sched_get and setaffinity, getparam, getscheduler, get_priority_max and min, getpriority, getcpu, get_mempolicy
            273, 274, 334, 131, 13, 14, 15, 128, 219, // set and get_robust_list, rseq, sigaltstack, rt_sigaction, rt_sigprocmask, rt_sigreturn, rt_sigtimedwait, restart_syscall
            186, 39, 110, 124, 102, 107, 104, 108, 98, 100, 99, 63, // gettid, getpid, getppid, getsid, getuid, geteuid, getgid, getegid, getrusage, times, sysinfo, uname
            324, 229, 230, 35, 96, 201, 318, 60, 231, 218, 158, // membarrier, clock_getres, clock_nanosleep, nanosleep, gettimeofday, time, getrandom, exit, exit_group, set_tid_address, arch_prctl
        ],
    };

    private static SystemCallTable Arm64 => new()
    {
        Architecture = 0xC00000B7,
        Seccomp = 277,
        OpenAt = 56,
        Clone = 220,
        ThreadKill = 131,
        ProcessControl = 167,
        ResourceLimit = 261,
        SetScheduler = 119,
        Allowed =
        [
            98, 63, 64, 57, 124, 113,
            222, 226, 215, 214, 216, 232, 233,
            80, 79, 291, 43, 44, 62, 67, 65, 66,
            78, 48, 439, 61, 17, 25, 23, 73, 59,
            123, 122, 121, 120, 125, 126, 141, 168, 236,
            99, 100, 293, 132, 134, 135, 139, 137, 128,
            178, 172, 173, 156, 174, 175, 176, 177, 165, 153, 179, 160,
            283, 114, 115, 101, 169, 278, 93, 94, 96,
        ],
    };
}
