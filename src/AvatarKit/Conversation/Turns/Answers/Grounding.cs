namespace AvatarKit;

/// <summary>Finds what the answer can rest on, for models that do not look it up themselves.</summary>
internal sealed class Grounding(ModelTiers tiers, ProviderCalls calls, ProviderErrors errors, EngineLog log, KnowledgeBases bases,
    PassageScreen screen)
{
    /// <summary>Searches the knowledge base. One that fails or takes too long costs a warning, not the turn.</summary>
    public async ValueTask<IReadOnlyList<KnowledgePassage>> FindAsync(TurnContext turn, ModelRoute route, CancellationToken cancellationToken)
    {
        int wanted = turn.Options.Knowledge.Passages;
        if (wanted == 0 || bases.Find(turn.Avatar) is not { } knowledge || tiers.GroundsItself(turn.Options, route.Tier))
        {
            return [];
        }

        var query = new KnowledgeQuery(turn.Request.Message, wanted)
        {
            Locale = turn.Locale,
            TenantId = turn.Key.TenantId,
            UserId = turn.Key.UserId,
            AvatarId = turn.AvatarId,
        };

        // Each base has a breaker of its own: what fails for one avatar may be well for another.
        var key = new ProviderKey(ProviderKind.Knowledge, turn.Avatar.KnowledgeBase ?? "knowledge");
        using TelemetrySpan span = AvatarTelemetry.StartSpan("avatarkit.ground");
        try
        {
            IReadOnlyList<KnowledgePassage> passages = await calls.CallAsync(
                key, ProviderPolicy.ForOptional, turn.Options.Resilience.Knowledge.Timeout, token => knowledge.SearchAsync(query, token),
                cancellationToken).ConfigureAwait(false);
            passages = Own(turn, passages);
            if (passages.Count > wanted)
            {
                passages = [.. passages.Take(wanted)];
            }

            turn.Facts.HasPersonalPassage |= passages.Any(static passage => passage.Owner?.UserId is not null);
            passages = await screen.ScreenAsync(turn, passages, cancellationToken).ConfigureAwait(false);
            span.Tag("avatarkit.passages", passages.Count);
            turn.Facts.Passages = [.. passages.Select(static passage => passage.Source).Distinct()];
            return passages;
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            AvatarKitException error = errors.OfKnowledge(exception, key.Provider, "AvatarChatbotOptions.Resilience.Knowledge.Timeout");
            log.WentWithout(turn.TurnId, "its knowledge base", error);
            span.Fail(error.Code);
            turn.Facts.Degrade("knowledge", TurnError.From(error, TurnStage.Generate));
            return [];
        }
    }

    /// <summary>What a knowledge base gives of others, by a mistake of its own or of whoever filled it, is for nobody here.</summary>
    private IReadOnlyList<KnowledgePassage> Own(TurnContext turn, IReadOnlyList<KnowledgePassage> passages)
    {
        KnowledgePassage[] own = [.. passages.Where(passage => passage.Owner?.Admits(turn.Key.TenantId, turn.Key.UserId) ?? true)];
        if (own.Length == passages.Count)
        {
            return passages;
        }

        log.ForeignPassages(turn.TurnId, passages.Count - own.Length);
        turn.Facts.Degrade("passage", new AvatarError(
            "knowledge.foreign",
            TurnStage.Generate,
            "The knowledge base gave passages that are another person's or tenant's; they were left out (KnowledgePassage.Owner)."));
        return own;
    }
}
