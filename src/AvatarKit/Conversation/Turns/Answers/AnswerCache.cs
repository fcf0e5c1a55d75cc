using Microsoft.Extensions.Options;

namespace AvatarKit;

/// <summary>A turn's way to the response cache: what is looked up, what is kept. A cache that fails costs the hit, not the turn.</summary>
internal sealed class AnswerCache(
    IResponseCache cache, IOptions<ResponseCacheOptions> options, AnswerScopes scopes, ProviderCalls calls, EngineLog log,
    MostAsked? asked = null)
{
    // A cache outside the process is bounded by itself; this is for a host's own that neither answers nor fails.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);
    private static readonly ProviderKey Key = new(ProviderKind.ResponseCache, "response cache");

    private readonly ResponseCacheOptions options = options.Value;

    /// <summary>The answer that is kept; where there is none, the turn may be the one that makes it.</summary>
    public async ValueTask<CachedResponse?> FindAsync(TurnContext turn)
    {
        ConversationState state = StateOf(turn);
        WarmingTurn? warming = turn.Request.Warming;
        warming?.Enter();
        if (WhyNotCached(turn, state) is { } reason)
        {
            warming?.Refuse(reason);
            return null;
        }

        ResponseCacheScope? scope = null;
        CachedResponse? found = await TryAsync(turn, async cancellationToken =>
        {
            if (warming is not null)
            {
                // What is made ahead must be found by whoever asks when all has been looked at.
                await scopes.LookAsync(turn, cancellationToken).ConfigureAwait(false);
            }

            ResponseCacheQuery query = QueryOf(turn) with { MayStore = state == ConversationState.Opening };
            NoteAsked(turn, query);
            CachedResponse? kept = await LookUpAsync(turn, query, cancellationToken).ConfigureAwait(false);
            CacheMetrics.RecordAnswer(turn.Facts.Cache?.Kind);
            scope = query.Scope;
            return kept;
        }).ConfigureAwait(false);
        if (found is null)
        {
            warming?.Miss(scope, turn.Request.Message);
        }

        return found;
    }

    /// <summary>The answer to a similar question, where no model answers this one.</summary>
    public async ValueTask<CachedResponse?> FindSimilarAsync(TurnContext turn)
    {
        if (options.MaxWrongWithoutModel <= 0 || turn.Request.Warming is not null || WhyNotCached(turn, StateOf(turn)) is not null)
        {
            return null;
        }

        // This turn makes no answer for others any more.
        turn.Facts.CacheLease?.Dispose();
        turn.Facts.CacheLease = null;
        return await TryAsync(turn, cancellationToken => LookUpAsync(
            turn, QueryOf(turn) with { MaxWrong = options.MaxWrongWithoutModel }, cancellationToken)).ConfigureAwait(false);
    }

    /// <summary>Notes an answer that is being made, where others may be given it.</summary>
    public IAnswerSource Record(TurnContext turn, IAnswerSource answer)
        => turn.Facts.CacheLease is { } lease
            ? new RecordedAnswer(answer, text => turn.Facts.CacheWrite = KeepAsync(turn, lease, text))
            : answer;

    /// <summary>Counts what persons ask that stands for itself.</summary>
    private void NoteAsked(TurnContext turn, ResponseCacheQuery query)
    {
        if (turn.Request.Warming is null && query.MayStore)
        {
            asked?.Note(turn.Request, turn.AvatarId, turn.Locale);
        }
    }

    private ResponseCacheQuery QueryOf(TurnContext turn) => new()
    {
        Scope = scopes.Of(turn, options.Partition),
        Text = turn.Request.Message,
        Conversation = turn.Key,
        TurnId = turn.TurnId,
        MayStore = false,
    };

    /// <summary>Looks an answer up, and notes how it was found.</summary>
    private async ValueTask<CachedResponse?> LookUpAsync(TurnContext turn, ResponseCacheQuery query, CancellationToken cancellationToken)
    {
        ResponseCacheHit? found = await ProviderCall.RunAsync(
            async token =>
            {
                ResponseCacheLookup lookup = await cache.FindAsync(query, token).ConfigureAwait(false);
                turn.Facts.CacheLease = lookup.Lease;
                if (token.IsCancellationRequested)
                {
                    // Nobody waits for this any more, and nobody else would give the lease back.
                    lookup.Lease?.Dispose();
                }

                return lookup.Hit;
            },
            options.LongestWait + Patience, calls.Scope(Key), cancellationToken).ConfigureAwait(false);
        if (found is not { Response.Text.Length: > 0 } hit)
        {
            return null;
        }

        turn.Facts.Cache = new TurnCacheHit(hit.Kind, hit.Similarity) { Age = hit.Age, IsStale = hit.IsStale };
        return hit.Response;
    }

    private async ValueTask<CachedResponse?> TryAsync(TurnContext turn, Func<CancellationToken, ValueTask<CachedResponse?>> find)
    {
        CancellationToken cancellationToken = turn.Tokens.Stopped;
        try
        {
            return await find(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            Degrade(turn, exception);
            return null;
        }
    }

    private async Task KeepAsync(TurnContext turn, ResponseCacheLease lease, string text)
    {
        try
        {
            // The model is at its end before the guards are. Where these do not come to theirs, the lease goes back with the turn.
            await turn.Facts.Guarding.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (!turn.Facts.Guarding.IsCompletedSuccessfully)
            {
                return;
            }

            if ((WhyNotKept(turn, text) ?? await WhyTooPersonalAsync(turn, text).ConfigureAwait(false)) is { } reason)
            {
                turn.Request.Warming?.Decline(reason);
                lease.Decline();
                return;
            }

            var response = new CachedResponse
            {
                Text = text,
                // Who takes part in which experiment is that person's.
                Route = turn.Facts.Route is { } route ? route with { Assignments = null } : null,
                ModelId = turn.Facts.ModelId,
                ModelUsd = turn.Facts.Meter.Cost.ModelUsd,
                Sources = turn.Facts.Sources,
                Tags = turn.Request.Tags,
                IsNotKnown = NotKnownAnswer.Is(text, turn.Locale),
            };
            if (response.IsNotKnown)
            {
                turn.Request.Warming?.Decline(NotCachedReason.NotKnown);
            }

            await ProviderCall.RunAsync(
                token => lease.StoreAsync(response, token), Patience, calls.Scope(Key), CancellationToken.None).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            Degrade(turn, exception);
        }
    }

    /// <summary>What went into the answer that is one person's, or one moment's, or what else keeps it from others.</summary>
    private static NotCachedReason? WhyNotKept(TurnContext turn, string text)
    {
        if (turn.Facts.Tools.Count > 0)
        {
            return NotCachedReason.Tools;
        }

        if (turn.Facts.HasPersonalPassage)
        {
            return NotCachedReason.PersonalPassage;
        }

        if (turn.Facts.Degradations.Any(static lacking => lacking.What is "knowledge" or "router" or "answer"))
        {
            return NotCachedReason.Degraded;
        }

        if (!HasWords(text))
        {
            return NotCachedReason.Empty;
        }

        return text.Length > turn.Options.Limits.MaxAnswerLength ? NotCachedReason.TooLong : null;
    }

    /// <summary>Where the model sees placeholders, what is personal in an answer is one; elsewhere it has to be looked for.</summary>
    private static async ValueTask<NotCachedReason?> WhyTooPersonalAsync(TurnContext turn, string text)
    {
        if (turn.Redaction is not { } redaction)
        {
            return null;
        }

        bool isPersonal = redaction.Options.Model ? redaction.Restore(text) != text
            : await redaction.RedactAsync(text, CancellationToken.None).ConfigureAwait(false) != text;
        return isPersonal ? NotCachedReason.PersonalData : null;
    }

    private static bool HasWords(string text)
    {
        var cues = new CueFilter();
        return !string.IsNullOrWhiteSpace(cues.Append(text, [], []) + cues.Complete());
    }

    private NotCachedReason? WhyNotCached(TurnContext turn, ConversationState state)
    {
        if (!options.Enabled)
        {
            return NotCachedReason.Off;
        }

        if (turn.Redaction is { IsPersonal: true })
        {
            return NotCachedReason.PersonalData;
        }

        AvatarRequest request = turn.Request;
        bool canBeTold = request.AllowCached && request.Attachments.Count == 0
            && (request.AdditionalProperties.Count == 0 || options.Partition is not null)
            && AnswerScopes.CanTell(request.ChatOptions);
        if (!canBeTold)
        {
            return NotCachedReason.Request;
        }

        return IsAskedAgain(turn) || !ContextDependence.IsFree(request.Message, turn.Locale, state) ? NotCachedReason.Context : null;
    }

    /// <summary>Who asks the same again was not content with the answer.</summary>
    private static bool IsAskedAgain(TurnContext turn)
        => turn.Record?.History.Turns is { Count: > 0 } past
            && past.Any(before => QuestionText.Normalize(before.Message) == QuestionText.Normalize(turn.Request.Message));

    private static ConversationState StateOf(TurnContext turn)
    {
        HistoryWindow history = turn.Record?.History ?? HistoryWindow.Empty;
        string? last = null;
        foreach (ConversationTurn past in history.Turns)
        {
            if (past.Message.Length > 0 || !AnnouncedAnswer.IsGreeting(past.Result?.Answer, turn.Avatar.Greeting))
            {
                last = past.Result?.Answer ?? "";
            }
        }

        return (last, history.Summary) switch
        {
            (null, null) => ConversationState.Opening,
            ({ } answer, _) when answer.AsSpan().TrimEnd().EndsWith("?") => ConversationState.Asked,
            _ => ConversationState.UnderWay,
        };
    }

    private void Degrade(TurnContext turn, Exception exception)
    {
        log.WentWithout(turn.TurnId, "its response cache", exception);
        turn.Facts.Degrade("cache", new AvatarError(
            "cache.failed", TurnStage.Recall, $"The response cache failed or took too long ({exception.GetType().Name}); a model answers.")
        {
            IsTransient = true,
            Exception = exception,
        });
    }
}
