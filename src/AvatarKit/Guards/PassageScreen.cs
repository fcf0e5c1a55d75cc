namespace AvatarKit;

/// <summary>Has the guards look at passages before a model sees them. A singleton; thread-safe.</summary>
internal sealed class PassageScreen(ContentGuards guards)
{
    /// <summary>The passages that may pass, in their order. What is left out is a degradation.</summary>
    public async ValueTask<IReadOnlyList<KnowledgePassage>> ScreenAsync(
        TurnContext turn, IReadOnlyList<KnowledgePassage> passages, CancellationToken cancellationToken)
    {
        if (passages.Count == 0 || !guards.Checks(GuardedTextKind.Passage))
        {
            return passages;
        }

        KnowledgePassage?[] kept = await Task.WhenAll(
            passages.Select(passage => ScreenAsync(turn, passage, cancellationToken))).ConfigureAwait(false);
        return [.. kept.OfType<KnowledgePassage>()];
    }

    private async Task<KnowledgePassage?> ScreenAsync(TurnContext turn, KnowledgePassage passage, CancellationToken cancellationToken)
    {
        GuardedText text = ContentGuards.Text(turn, GuardedTextKind.Passage, passage.Text) with { Source = passage.Source };
        GuardVerdict verdict = await guards.CheckAsync(turn, text, cancellationToken).ConfigureAwait(false);
        switch (verdict.Action)
        {
            case GuardAction.Allow:
                return passage;
            case GuardAction.Replace:
                return string.IsNullOrWhiteSpace(verdict.Text) ? null : passage with { Text = verdict.Text };
            default:
                Degrade(turn, verdict);
                return null;
        }
    }

    private static void Degrade(TurnContext turn, GuardVerdict verdict)
    {
        // What is missing because a guard failed is there again soon: such an answer is not kept.
        bool isFailure = verdict.Category == GuardCategory.Unavailable;
        turn.Facts.Degrade(isFailure ? "knowledge" : "passage", new AvatarError(
            verdict.Code!, TurnStage.Generate, $"A passage of the knowledge base was left out: a guard blocked it ({verdict.Category})."));
    }
}
