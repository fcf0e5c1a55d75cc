namespace AvatarKit;

/// <summary>Erases part by part: one that fails keeps none of the others from being erased.</summary>
internal sealed class Erasure(ProviderCalls calls, CancellationToken cancellationToken)
{
    public const string Conversations = "conversations";
    public const string Assets = "assets";
    public const string CachedSpeech = "cached speech";

    // A store that neither answers nor fails shall not keep the caller for ever; the largest erasures take minutes.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    private readonly List<string> remaining = [];
    private readonly List<Exception> reasons = [];

    /// <summary>Erases one part; what goes wrong is noted.</summary>
    public async ValueTask<int> RunAsync(ProviderKind kind, string part, Func<CancellationToken, ValueTask<int>> erase)
    {
        try
        {
            ProviderScope scope = calls.Scope(new ProviderKey(kind, part));
            return await ProviderCall.RunAsync(erase, Patience, scope, cancellationToken).ConfigureAwait(false);
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
