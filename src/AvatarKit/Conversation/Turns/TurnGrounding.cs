namespace AvatarKit;

/// <summary>Finds what the answer can rest on, for models that do not look it up themselves.</summary>
internal static class TurnGrounding
{
    /// <summary>Searches the knowledge base. One that fails or takes too long costs a warning, not the turn.</summary>
    public static async ValueTask<IReadOnlyList<KnowledgePassage>> FindAsync(
        TurnServices services, AvatarRequest request, string locale, string turnId, ModelRoute route, TurnAccount account, CancellationToken cancellationToken)
    {
        AvatarChatbotOptions options = services.Options;
        if (services.Knowledge is not { } knowledge || options.Knowledge.Passages == 0 || services.Models.Get(route.Tier, options).GroundsItself)
        {
            return [];
        }

        using var timeout = new CancellationTokenSource(options.Resilience.Knowledge.Timeout, services.Time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        try
        {
            IReadOnlyList<KnowledgePassage> passages = await knowledge.SearchAsync(
                new KnowledgeQuery(request.Message, options.Knowledge.Passages) { Locale = locale }, both.Token).ConfigureAwait(false);
            account.Passages = [.. passages.Select(static passage => passage.Source).Distinct()];
            return passages;
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            EngineLog.WentWithout(services.Logger, turnId, "its knowledge base", exception.GetType().Name);
            account.Warnings.Add(exception is KnowledgeException known
                ? TurnError.From(known, TurnStage.Generate)
                : new AvatarError("knowledge.failed", TurnStage.Generate, $"The knowledge base failed or took too long ({exception.GetType().Name}); the answer does not rest on it.")
                {
                    Exception = exception,
                });
            return [];
        }
    }
}
