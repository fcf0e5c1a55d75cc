namespace AvatarKit;

/// <summary>Erases part by part: one that fails keeps none of the others from being erased.</summary>
internal sealed class Erasure(TimeProvider time, TimeSpan patience, CancellationToken cancellationToken)
{
    public const string Conversations = "conversations";
    public const string Assets = "assets";
    public const string CachedSpeech = "cached speech";

    private readonly List<string> remaining = [];
    private readonly List<Exception> reasons = [];

    /// <summary>Erases one part; what goes wrong is noted.</summary>
    public async ValueTask<int> RunAsync(string part, Func<CancellationToken, ValueTask<int>> erase)
    {
        using var limit = new CancellationTokenSource(patience, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            cancellationToken.ThrowIfCancellationRequested();
            Task<int> erasing = erase(both.Token).AsTask();
            _ = erasing.ContinueWith(
                static left => _ = left.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
            return await erasing.WaitAsync(both.Token).ConfigureAwait(false);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            remaining.Add(part);
            reasons.Add(exception);
            return 0;
        }
    }

    /// <exception cref="ErasureException">A part could not be erased.</exception>
    public ErasureReport Report(int conversations, int assets) => reasons.Count switch
    {
        0 => new ErasureReport(conversations, assets),
        1 => throw new ErasureException(remaining, reasons[0]),
        _ => throw new ErasureException(remaining, new AggregateException(reasons)),
    };
}
