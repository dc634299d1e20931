namespace RoslynSynth.CSharp.Judging;

/// <summary>Runs the compiler, which works recursively, where it has room to.</summary>
internal static class LargeStack
{
    private const int Size = 64 << 20;

    public static Task<T> RunAsync<T>(Func<T> work)
    {
        var result = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        var thread = new Thread(() =>
        {
            try
            {
                result.SetResult(work());
            }
#pragma warning disable CA1031 // Whoever waits for the result gets the exception.
            catch (Exception e)
#pragma warning restore CA1031
            {
                result.SetException(e);
            }
        }, Size)
        { IsBackground = true, Name = "Compiler" };
        thread.Start();
        return result.Task;
    }
}
