namespace AvatarKit.Aws.TestHost;

/// <summary>Repeats what is said to be worth repeating, as a host's pipeline does.</summary>
internal static class Patient
{
    private const int Attempts = 60;

    public static async Task<T> AskAsync<T>(Func<ValueTask<T>> call)
    {
        for (int attempt = 1; ; attempt++)
        {
            try
            {
                return await call();
            }
            catch (StorageException exception) when (exception.IsTransient && attempt < Attempts)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(Random.Shared.Next(1, Math.Min(200, 5 << Math.Min(attempt, 10)))), TimeProvider.System);
            }
        }
    }
}
