namespace AvatarKit.Testing;

internal static class Disposal
{
    public static async ValueTask DisposeAsync(object subject)
    {
        if (subject is IAsyncDisposable asyncDisposable)
        {
            await asyncDisposable.DisposeAsync().ConfigureAwait(false);
        }
        else
        {
            (subject as IDisposable)?.Dispose();
        }
    }
}
