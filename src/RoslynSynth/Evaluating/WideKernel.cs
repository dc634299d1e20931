using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace RoslynSynth.Evaluating;

/// <summary>
/// A component over ints, bools or chars written for eight rows at once: much faster than its delegate. Only a second form of the same meaning:
/// a test holds each against the delegate of its row. Never sees <see cref="Word.Undefined"/> as an argument that matters: the kernel restores it.
/// </summary>
internal interface IWideForm
{
    static abstract Kernel CreateKernel();
}

/// <summary>A wide form of one argument.</summary>
internal interface IWideUnary<TSelf> : IWideForm
    where TSelf : struct, IWideUnary<TSelf>
{
    static abstract Vector256<int> Of(Vector256<int> a);

    /// <summary>All bits where it is defined.</summary>
    static virtual Vector256<int> IsDefined(Vector256<int> a) => Vector256<int>.AllBitsSet;

    static Kernel IWideForm.CreateKernel() => new WideKernel1<TSelf>();
}

/// <summary>A wide form of two arguments.</summary>
internal interface IWideBinary<TSelf> : IWideForm
    where TSelf : struct, IWideBinary<TSelf>
{
    static abstract Vector256<int> Of(Vector256<int> a, Vector256<int> b);

    /// <summary>All bits where it is defined.</summary>
    static virtual Vector256<int> IsDefined(Vector256<int> a, Vector256<int> b) => Vector256<int>.AllBitsSet;

    static Kernel IWideForm.CreateKernel() => new WideKernel2<TSelf>();
}

/// <summary>A wide form of three arguments.</summary>
internal interface IWideTernary<TSelf> : IWideForm
    where TSelf : struct, IWideTernary<TSelf>
{
    static abstract Vector256<int> Of(Vector256<int> a, Vector256<int> b, Vector256<int> c);

    /// <summary>All bits where it is defined.</summary>
    static virtual Vector256<int> IsDefined(Vector256<int> a, Vector256<int> b, Vector256<int> c) => Vector256<int>.AllBitsSet;

    static Kernel IWideForm.CreateKernel() => new WideKernel3<TSelf>();
}

/// <summary>Runs a wide form over whole columns. What is left at the end goes through a full vector of its own.</summary>
internal abstract class WideKernel : Kernel
{
    protected static Vector256<int> Undefined => Vector256.Create(Word.Undefined);

    protected sealed override void RunFrom(ref int row, in Operands operands, Span<int> output)
    {
        var count = output.Length;
        ref var a = ref MemoryMarshal.GetReference(operands.A.Rows(count));
        ref var b = ref Start(operands.B, count);
        ref var c = ref Start(operands.C, count);
        var whole = count - (count % Vector256<int>.Count);
        Loop(ref a, ref b, ref c, ref MemoryMarshal.GetReference(output), whole);
        if (whole < count) RunRest(operands, output, whole);
        row = count;
    }

    protected abstract void Loop(ref int a, ref int b, ref int c, ref int output, int count);

    private void RunRest(in Operands operands, Span<int> output, int from)
    {
        Span<int> words = stackalloc int[4 * Vector256<int>.Count];
        words.Clear();
        for (var i = 0; i < 3; i++)
        {
            if (operands[i].Words is not null) operands[i].Rows(output.Length)[from..].CopyTo(words[((i + 1) * Vector256<int>.Count)..]);
        }

        Loop(ref words[8], ref words[16], ref words[24], ref words[0], Vector256<int>.Count);
        words[..(output.Length - from)].CopyTo(output[from..]);
    }

    private static ref int Start(Column column, int count)
    {
        if (column.Words is null) return ref Unsafe.NullRef<int>();
        return ref MemoryMarshal.GetReference(column.Rows(count));
    }
}

internal sealed class WideKernel1<TForm> : WideKernel
    where TForm : struct, IWideUnary<TForm>
{
    protected override void Loop(ref int a, ref int b, ref int c, ref int output, int count)
    {
        for (var i = 0; i < count; i += Vector256<int>.Count)
        {
            var x = Vector256.LoadUnsafe(ref a, (nuint)i);
            var isDefined = Vector256.AndNot(TForm.IsDefined(x), Vector256.Equals(x, Undefined));
            Vector256.ConditionalSelect(isDefined, TForm.Of(x), Undefined).StoreUnsafe(ref output, (nuint)i);
        }
    }
}

internal sealed class WideKernel2<TForm> : WideKernel
    where TForm : struct, IWideBinary<TForm>
{
    protected override void Loop(ref int a, ref int b, ref int c, ref int output, int count)
    {
        for (var i = 0; i < count; i += Vector256<int>.Count)
        {
            var x = Vector256.LoadUnsafe(ref a, (nuint)i);
            var y = Vector256.LoadUnsafe(ref b, (nuint)i);
            var isUndefined = Vector256.Equals(x, Undefined) | Vector256.Equals(y, Undefined);
            var isDefined = Vector256.AndNot(TForm.IsDefined(x, y), isUndefined);
            Vector256.ConditionalSelect(isDefined, TForm.Of(x, y), Undefined).StoreUnsafe(ref output, (nuint)i);
        }
    }
}

internal sealed class WideKernel3<TForm> : WideKernel
    where TForm : struct, IWideTernary<TForm>
{
    protected override void Loop(ref int a, ref int b, ref int c, ref int output, int count)
    {
        for (var i = 0; i < count; i += Vector256<int>.Count)
        {
            var x = Vector256.LoadUnsafe(ref a, (nuint)i);
            var y = Vector256.LoadUnsafe(ref b, (nuint)i);
            var z = Vector256.LoadUnsafe(ref c, (nuint)i);
            var isUndefined = Vector256.Equals(x, Undefined) | Vector256.Equals(y, Undefined) | Vector256.Equals(z, Undefined);
            var isDefined = Vector256.AndNot(TForm.IsDefined(x, y, z), isUndefined);
            Vector256.ConditionalSelect(isDefined, TForm.Of(x, y, z), Undefined).StoreUnsafe(ref output, (nuint)i);
        }
    }
}
