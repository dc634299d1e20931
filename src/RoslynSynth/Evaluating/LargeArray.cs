using System.Runtime.InteropServices;

namespace RoslynSynth.Evaluating;

/// <summary>
/// Arrays of megabytes that are read at random. They are not moved by the garbage collector, and the operating system is asked to map them in
/// large pages where it can: with small ones the search spends a third of its time in page faults and address translation.
/// </summary>
internal static partial class LargeArray
{
    private const nint PageSize = 2 << 20;
    private const int AdviseHugePages = 14;

    /// <summary>An array with any content.</summary>
    public static unsafe T[] Allocate<T>(int length)
        where T : unmanaged
    {
        var size = (nint)length * sizeof(T);
        if (size < PageSize / 2) return GC.AllocateUninitializedArray<T>(length);
        var array = GC.AllocateUninitializedArray<T>(length, pinned: true);
        if (OperatingSystem.IsLinux()) Advise((nint)Marshal.UnsafeAddrOfPinnedArrayElement(array, 0), size);
        return array;
    }

    /// <summary>An array of zeros.</summary>
    public static T[] AllocateZeros<T>(int length)
        where T : unmanaged
    {
        var array = Allocate<T>(length);
        Array.Clear(array);
        return array;
    }

    /// <summary>Only advice, so its failure does not matter; neighbours in the same pages take no harm.</summary>
    private static void Advise(nint start, nint size)
    {
        var first = start & ~(PageSize - 1);
        try
        {
            _ = Advise(first, (nuint)(start + size - first + PageSize - 1) & ~(nuint)(PageSize - 1), AdviseHugePages);
        }
        catch (Exception e) when (e is DllNotFoundException or EntryPointNotFoundException)
        {
            // A system without the call: small pages do too.
        }
    }

    [LibraryImport("libc", EntryPoint = "madvise")]
    private static partial int Advise(nint address, nuint length, int advice);
}
