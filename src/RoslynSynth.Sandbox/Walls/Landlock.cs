using System.Runtime.InteropServices;

namespace RoslynSynth.Sandbox.Walls;

/// <summary>
/// Linux: takes from this thread, its later threads and what replaces this process all access to files but reading in the given places,
/// and TCP and signals to others where the kernel knows how. Nothing can give it back.
/// </summary>
internal static unsafe class Landlock
{
    private const int CreateRuleset = 444, AddRule = 445, RestrictSelf = 446;
    private const int VersionFlag = 1, PathBeneath = 1;
    private const int PathOnly = 0x200000, CloseOnExecute = 0x80000;
    private const ulong Execute = 1, ReadFile = 1 << 2, ReadFolder = 1 << 3;

    [StructLayout(LayoutKind.Sequential)]
    private struct Ruleset
    {
        public ulong Files;
        public ulong Network;
        public ulong Scopes;
    }

    [StructLayout(LayoutKind.Sequential, Pack = 1)]
    private struct Rule
    {
        public ulong Allowed;
        public int Place;
    }

    /// <summary>Restricts the caller; false where the kernel has no Landlock. Needs "no new privileges".</summary>
    public static bool Enter(IEnumerable<string> readablePlaces)
    {
        var version = (int)Libc.SystemCall(CreateRuleset, 0, null, VersionFlag, 0);
        if (version < 1) return false;
        var handled = new Ruleset
        {
            Files = (1UL << (version switch { 1 => 13, 2 => 14, < 5 => 15, _ => 16 })) - 1,
            Network = version >= 4 ? 3u : 0,
            Scopes = version >= 6 ? 3u : 0,
        };
        var size = version switch { < 4 => 8, < 6 => 16, _ => 24 };
        var ruleset = (int)Libc.SystemCall(CreateRuleset, (nint)(&handled), (void*)size, 0, 0);
        if (ruleset < 0) return false;
        try
        {
            foreach (var place in readablePlaces) Allow(ruleset, place);
            return Libc.SystemCall(RestrictSelf, ruleset, null, 0, 0) == 0;
        }
        finally
        {
            _ = Libc.Close(ruleset);
        }
    }

    /// <summary>A place that isn't there needs no rule.</summary>
    private static void Allow(int ruleset, string path)
    {
        var place = Libc.Open(path, PathOnly | CloseOnExecute);
        if (place < 0) return;
        var rule = new Rule { Allowed = Directory.Exists(path) ? Execute | ReadFile | ReadFolder : Execute | ReadFile, Place = place };
        _ = Libc.SystemCall(AddRule, ruleset, (void*)PathBeneath, (nint)(&rule), 0);
        _ = Libc.Close(place);
    }
}
