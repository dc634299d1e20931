namespace RoslynSynth.Evaluating;

internal abstract class Kernel;

internal sealed class Kernel<TResult>(Func<TResult> body) : Kernel
{
    public Func<TResult> Body { get; } = body;
}

internal sealed class Kernel<T1, TResult>(Func<T1, TResult> body, Func<T1, bool>? guard) : Kernel
{
    public (Delegate, Delegate?) Body { get; } = (body, guard);
}

internal sealed class Kernel<T1, T2, TResult>(Func<T1, T2, TResult> body, Func<T1, T2, bool>? guard) : Kernel
{
    public (Delegate, Delegate?) Body { get; } = (body, guard);
}

internal sealed class Kernel<T1, T2, T3, TResult>(Func<T1, T2, T3, TResult> body, Func<T1, T2, T3, bool>? guard) : Kernel
{
    public (Delegate, Delegate?) Body { get; } = (body, guard);
}

internal sealed class Kernel<T1, T2, T3, T4, TResult>(Func<T1, T2, T3, T4, TResult> body, Func<T1, T2, T3, T4, bool>? guard) : Kernel
{
    public (Delegate, Delegate?) Body { get; } = (body, guard);
}
