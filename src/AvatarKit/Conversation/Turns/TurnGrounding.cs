namespace AvatarKit;

/// <summary>Finds what the answer can rest on, for models that do not look it up themselves.</summary>
internal static class TurnGrounding
{
    /// <summary>Searches the knowledge base. One that fails or takes too long costs a warning, not the turn.</summary>
    public static async ValueTask<IReadOnlyList<KnowledgePassage>> FindAsync(
        TurnServices services, AvatarRequest request, string locale, string turnId, ModelRoute route, TurnAccount account, CancellationToken cancellationToken)
    {
        AvatarChatbotOptions options = services.Options;
        if (services.Knowledge is not { } knowledge || options.KnowledgePassages == 0 || services.Models.Get(route.Tier).GroundsItself)
        {
            return [];
        }

        var key = new ProviderKey(ProviderKind.Knowledge, knowledge.GetType().Name);
        try
        {
            var query = new KnowledgeQuery(request.Message, options.KnowledgePassages) { Locale = locale };
            IReadOnlyList<KnowledgePassage> passages = await services.Calls.CallAsync(
                key, ProviderPolicy.ForOptional, options.FirstTokenTimeout, token => knowledge.SearchAsync(query, token), cancellationToken).ConfigureAwait(false);
            account.Passages = [.. passages.Select(static passage => passage.Source).Distinct()];
            return passages;
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            AvatarKitException error = services.Errors.OfKnowledge(exception, key.Provider, "AvatarChatbotOptions.FirstTokenTimeout");
            EngineLog.WentWithout(services.Logger, turnId, "its knowledge base", ErrorText.For(error));
            account.Warnings.Add(TurnError.From(error, TurnStage.Generate));
            return [];
        }
    }
}
