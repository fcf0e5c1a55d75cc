namespace AvatarKit;

/// <summary>Erases part by part, and looks at each afterwards: one that fails keeps none of the others from being erased.</summary>
internal sealed class Erasure(ProviderCalls calls, Erasures erasures, ErasureProgress progress, CancellationToken cancellationToken)
{
    public const string Conversations = "conversations";
    public const string Assets = "assets";
    public const string CachedSpeech = "cached speech";
    public const string CachedAnswers = "cached answers";
    public const string Costs = "costs";
    public const string Consents = "consents";

    // What is still being written goes with the second pass; who writes for ever is named.
    private const int MostPasses = 4;

    // A store that neither answers nor fails shall not keep the caller for ever; the largest erasures take minutes.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    private readonly List<string> verified = [];
    private readonly List<string> remaining = [];
    private readonly List<Exception> reasons = [];
    private ErasureProgress progress = progress;

    /// <summary>When this attempt began: what came later is not meant.</summary>
    public DateTimeOffset BegunAt { get; } = calls.Time.GetUtcNow();

    /// <summary>Erases one part until nothing of it is found any more; what goes wrong is noted.</summary>
    /// <param name="kind">Who is asked.</param>
    /// <param name="part">What.</param>
    /// <param name="erase">Erases and says how many there were.</param>
    /// <param name="isThere">Looks for what must be gone; without it, erasing again must find nothing.</param>
    public async ValueTask<int> RunAsync(
        ProviderKind kind, string part, Func<CancellationToken, ValueTask<int>> erase, Func<CancellationToken, ValueTask<bool>>? isThere = null)
    {
        int erased = 0;
        try
        {
            for (int pass = 0; pass < MostPasses; pass++)
            {
                int found = await CallAsync(kind, part, erase).ConfigureAwait(false);
                erased += found;
                bool isGone = isThere is null
                    ? found == 0
                    : !await CallAsync(kind, part, isThere).ConfigureAwait(false);
                if (isGone)
                {
                    verified.Add(part);
                    await NoteAsync(part, erased, isVerified: true).ConfigureAwait(false);
                    return erased;
                }
            }

            throw new StorageException(
                "erasure.remains", $"Something of '{part}' is there again after {MostPasses} erasures. See what writes it, or locks it.", part);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            remaining.Add(part);
            reasons.Add(exception);
            await NoteAsync(part, erased, isVerified: false).ConfigureAwait(false);
            return erased;
        }
    }

    /// <summary>Does one part of which nobody can tell afterwards whether it is gone: it counts as done, and not as verified.</summary>
    public async ValueTask RunOnceAsync(ProviderKind kind, string part, Func<CancellationToken, ValueTask<int>> erase)
    {
        try
        {
            await CallAsync(kind, part, erase).ConfigureAwait(false);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            remaining.Add(part);
            reasons.Add(exception);
        }

        await NoteAsync(part, 0, isVerified: false).ConfigureAwait(false);
    }

    /// <exception cref="ErasureException">A part could not be erased.</exception>
    public async ValueTask<ErasureReport> ReportAsync(int conversations, int assets) => reasons.Count switch
    {
        0 => new ErasureReport(conversations, assets)
        {
            Verified = verified, Receipt = await erasures.EndAsync(progress).ConfigureAwait(false),
        },
        1 => throw new ErasureException(remaining, reasons[0]),
        _ => throw new ErasureException(remaining, new AggregateException(reasons)),
    };

    private ValueTask<T> CallAsync<T>(ProviderKind kind, string part, Func<CancellationToken, ValueTask<T>> call)
        => ProviderCall.RunAsync(call, Patience, calls.Scope(new ProviderKey(kind, part)), cancellationToken);

    private ValueTask NoteAsync(string part, int erased, bool isVerified)
    {
        progress = progress.With(part, erased, isVerified);
        return erasures.SaveAsync(progress, cancellationToken);
    }
}
