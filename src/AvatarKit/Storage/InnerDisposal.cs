namespace AvatarKit;

/// <summary>Disposes of what a delegating object wraps, where that can be disposed of.</summary>
internal static class InnerDisposal
{
    public static void Dispose(object inner)
    {
        switch (inner)
        {
            case IDisposable disposable:
                disposable.Dispose();
                break;
            case IAsyncDisposable disposable:
                disposable.DisposeAsync().AsTask().GetAwaiter().GetResult();
                break;
        }
    }

    public static ValueTask DisposeAsync(object inner)
    {
        switch (inner)
        {
            case IAsyncDisposable disposable:
                return disposable.DisposeAsync();
            case IDisposable disposable:
                disposable.Dispose();
                break;
        }

        return ValueTask.CompletedTask;
    }
}
