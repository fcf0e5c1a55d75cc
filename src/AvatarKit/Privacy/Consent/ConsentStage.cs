using Microsoft.Extensions.Options;

namespace AvatarKit;

/// <summary>Refuses the turns of persons who have not consented.</summary>
internal sealed class ConsentStage(IOptions<ConsentOptions> options, IConsents consents, ProviderCalls calls)
{
    private const string English = "en";

    private static readonly ProviderKey Key = new(ProviderKind.ConsentStore, "consent store");

    private readonly ConsentOptions options = options.Value;

    /// <exception cref="ConsentRequiredException">There is no consent.</exception>
    /// <exception cref="TurnRefusedException">It cannot be looked up.</exception>
    public async Task RunAsync(TurnContext turn)
    {
        // What the host has said to nobody's message, and what is made ahead, is no person's.
        if (!options.Required || turn.Request.Warming is not null || turn.Request is { Verbatim: not null, Message: "" or null })
        {
            return;
        }

        using TurnScope scope = turn.Enter(TurnStage.Admit);
        if (!await HasAsync(turn).ConfigureAwait(false))
        {
            throw new ConsentRequiredException(options.Version) { SpokenReply = ReplyFor(turn.Locale) };
        }
    }

    private async ValueTask<bool> HasAsync(TurnContext turn)
    {
        CancellationToken cancellationToken = turn.Tokens.Stopped;
        try
        {
            return await ProviderCall.RunAsync(
                token => consents.HasAsync(turn.Key.TenantId, turn.Key.UserId, token), options.StoreTimeout, calls.Scope(Key),
                cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            throw new TurnRefusedException(
                "consent.unavailable",
                "Whether the person has consented cannot be looked up, and without a consent no turn is answered (IConsentStore).",
                exception)
            {
                RetryAfter = TimeSpan.FromSeconds(5),
            };
        }
    }

    private string? ReplyFor(string locale)
        => options.Replies.TryGetValue(locale.Split('-')[0], out string? reply) || options.Replies.TryGetValue(English, out reply) ? reply : null;
}
