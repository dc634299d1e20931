using System.Runtime.InteropServices;

namespace RoslynSynth.Evaluating;

/// <summary>
/// Counts that one thread writes while others read what lies beside them: on cache lines of their own, so that a write does not take the others' line from them.
/// The processor fetches lines in pairs, hence 128 bytes on either side.
/// </summary>
[StructLayout(LayoutKind.Explicit, Size = 272)]
internal struct LoneCounts
{
    [FieldOffset(128)]
    public int Count;

    [FieldOffset(136)]
    public long Sum;
}
