namespace AvatarKit;

/// <summary>Finds what the answer can rest on, for models that do not look it up themselves.</summary>
internal sealed class Grounding(ModelTiers tiers, ProviderCalls calls, ProviderErrors errors, EngineLog log, KnowledgeBases bases)
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
        try
        {
            IReadOnlyList<KnowledgePassage> passages = await calls.CallAsync(
                key, ProviderPolicy.ForOptional, turn.Options.Resilience.Knowledge.Timeout, token => knowledge.SearchAsync(query, token),
                cancellationToken).ConfigureAwait(false);
            if (passages.Count > wanted)
            {
                passages = [.. passages.Take(wanted)];
            }

            turn.Facts.Passages = [.. passages.Select(static passage => passage.Source).Distinct()];
            return passages;
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            AvatarKitException error = errors.OfKnowledge(exception, key.Provider, "AvatarChatbotOptions.Resilience.Knowledge.Timeout");
            log.WentWithout(turn.TurnId, "its knowledge base", error);
            turn.Facts.Degrade("knowledge", TurnError.From(error, TurnStage.Generate));
            return [];
        }
    }
}
