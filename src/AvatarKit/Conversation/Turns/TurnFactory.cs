namespace AvatarKit;

/// <summary>Begins turns: takes the snapshot of options and profile that each keeps to its end.</summary>
internal sealed class TurnFactory(
    AvatarSettings settings, PriceLayers layers, IPriceBook prices, ConversationQueue queue, TurnExperiments experiments, EngineLog log,
    TimeProvider time)
{
    private readonly IPriceBook prices = new QuietPriceBook(layers.With(prices), log.Logger);

    public TurnContext Create(AvatarRequest request, CancellationToken callToken, CancellationToken enumerationToken)
    {
        InvalidAvatarRequestException? refusal = null;
        AvatarSnapshot snapshot;
        try
        {
            snapshot = settings.Take(request.AvatarId);
        }
        catch (InvalidAvatarRequestException unknown)
        {
            refusal = unknown;
            snapshot = settings.Take(null);
        }

        var tokens = new TurnTokens(snapshot.Options.Limits.TurnTimeout, time, log.Logger, callToken, enumerationToken);
        return new TurnContext(request, snapshot, tokens, new CostMeter(prices, time), queue, experiments, time) { Refusal = refusal };
    }
}
