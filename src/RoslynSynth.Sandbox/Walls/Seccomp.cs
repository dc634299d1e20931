using System.Runtime.InteropServices;

namespace RoslynSynth.Sandbox.Walls;

/// <summary>
/// Linux: a filter on the system's calls for all threads, present and future. What the runtime needs to run loaded code is allowed; everything
/// else fails with "not permitted": sockets, processes, signals to others, opening for writing, changes of limits, tracing, mounting, bpf, io_uring …
/// </summary>
internal static unsafe class Seccomp
{
    private const uint Allow = 0x7fff0000, Kill = 0x80000000, NotPermitted = 0x00050001, NotImplemented = 0x00050026;
    private const int SetFilter = 1, AllThreads = 1;
    private const uint OpensForWriting = 0x3 | 0x40 | 0x200 | 0x400; // Write or both, create, truncate, append.
    private const uint IsThread = 0x10000, SetName = 15, NameMemory = 0x53564d41;

    [StructLayout(LayoutKind.Sequential)]
    private struct Program
    {
        public ushort Length;
        public Instruction* First;
    }

    [StructLayout(LayoutKind.Sequential)]
    private readonly record struct Instruction(ushort Code, byte IfTrue, byte IfFalse, uint Operand);

    /// <summary>Filters from here on; false where the kernel or this processor's table has no such filter.</summary>
    public static bool Enter()
    {
        if (SystemCallTable.ForThisProcessor is not { } table) return false;
        var instructions = Build(table).ToArray();
        fixed (Instruction* first = instructions)
        {
            var program = new Program { Length = (ushort)instructions.Length, First = first };
            return Libc.SystemCall(table.Seccomp, SetFilter, (void*)AllThreads, (nint)(&program), 0) == 0;
        }
    }

    private static List<Instruction> Build(SystemCallTable table)
    {
        List<Instruction> program = [Load(4), Equal(table.Architecture, 1, 0), Return(Kill), Load(0)];
        foreach (var number in table.Allowed) program.AddRange([Equal(number, 0, 1), Return(Allow)]);
        When(table.OpenAt, Argument(2), AnyBit(OpensForWriting, 1, 0), Return(Allow), Return(NotPermitted));
        if (table.Open is { } open) When(open, Argument(1), AnyBit(OpensForWriting, 1, 0), Return(Allow), Return(NotPermitted));
        // Its flags lie in memory, which a filter can't read; the C library falls back to clone.
        When(table.Clone3, Return(NotImplemented));
        When(table.Clone, Argument(0), AnyBit(IsThread, 0, 1), Return(Allow), Return(NotPermitted));
        // The runtime signals its own threads to suspend them.
        When(table.ThreadKill, Argument(0), Equal((uint)Environment.ProcessId, 0, 1), Return(Allow), Return(NotPermitted));
        When(table.ProcessControl, Argument(0), Equal(SetName, 1, 0), Equal(NameMemory, 0, 1), Return(Allow), Return(NotPermitted));
        // Limits may be read.
        When(table.ResourceLimit, Argument(2), Equal(0, 0, 3), ArgumentHigh(2), Equal(0, 0, 1), Return(Allow), Return(NotPermitted));
        When(table.SetScheduler, Argument(1), Equal(0, 0, 1), Return(Allow), Return(NotPermitted));
        program.Add(Return(NotPermitted));
        return program;

        void When(uint number, params ReadOnlySpan<Instruction> then)
        {
            program.Add(Equal(number, 0, (byte)then.Length));
            program.AddRange(then);
        }
    }

    private static Instruction Load(uint offset) => new(0x20, 0, 0, offset);

    private static Instruction Argument(uint index) => Load(16 + (8 * index));

    private static Instruction ArgumentHigh(uint index) => Load(20 + (8 * index));

    private static Instruction Equal(uint value, byte ifTrue, byte ifFalse) => new(0x15, ifTrue, ifFalse, value);

    private static Instruction AnyBit(uint bits, byte ifTrue, byte ifFalse) => new(0x45, ifTrue, ifFalse, bits);

    private static Instruction Return(uint action) => new(0x06, 0, 0, action);
}
