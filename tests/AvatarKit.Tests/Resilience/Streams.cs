using System.Runtime.CompilerServices;

namespace AvatarKit.Tests.Resilience;

/// <summary>Streams of providers that keep their side of the contract, and of some that do not.</summary>
internal static class Streams
{
    public static readonly TimeSpan Soon = TimeSpan.FromMinutes(1);

    public static async IAsyncEnumerable<string> Of([EnumeratorCancellation] CancellationToken cancellationToken, params string[] items)
    {
        foreach (string item in items)
        {
            await Task.Yield();
            cancellationToken.ThrowIfCancellationRequested();
            yield return item;
        }
    }

    /// <summary>Gives some items and then nothing, whatever its token says, until it is let.</summary>
    public static async IAsyncEnumerable<string> Deaf(Task until, Action onEnd, params string[] items)
    {
        try
        {
            foreach (string item in items)
            {
                yield return item;
            }

            await until;
            yield return "late";
        }
        finally
        {
            onEnd();
        }
    }

    public static async IAsyncEnumerable<string> Endless(string item)
    {
        while (true)
        {
            await Task.CompletedTask;
            yield return item;
        }
    }

    public static ValueTask<OpenedStream<string>> OpenAsync(
        Func<CancellationToken, IAsyncEnumerable<string>> open,
        StreamLimits? limits = null,
        TimeProvider? time = null,
        Action<string>? note = null,
        CancellationToken cancellationToken = default)
        => OpenedStream<string>.OpenAsync(
            open,
            static item => item.Length > 0,
            limits ?? new StreamLimits(),
            new ProviderScope(new ProviderKey(ProviderKind.Model, "test"), time ?? TimeProvider.System),
            note,
            cancellationToken);

    public static async Task<List<string>> ReadAsync(OpenedStream<string> opened)
    {
        List<string> items = [];
        while (await opened.MoveNextAsync())
        {
            items.Add(opened.Current);
        }

        return items;
    }

    public static async Task UntilAsync(Func<bool> condition)
    {
        for (int i = 0; i < 6_000 && !condition(); i++)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System);
        }

        Assert.True(condition());
    }
}
