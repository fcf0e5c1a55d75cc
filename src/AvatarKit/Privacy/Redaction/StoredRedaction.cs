namespace AvatarKit;

/// <summary>What the store keeps of a turn, and what a model sees of the past.</summary>
internal static class StoredRedaction
{
    /// <summary>The result with placeholders, where the store keeps those.</summary>
    public static async ValueTask<TurnResult> ForStoreAsync(TurnRedaction? redaction, TurnResult result)
    {
        if (redaction is not { Options.Store: true })
        {
            return result;
        }

        // What was said must be kept, whoever left: only the redactor's own bounds end this.
        return result with
        {
            Answer = await redaction.RedactAsync(result.Answer, CancellationToken.None).ConfigureAwait(false),
            Tools = await RedactAsync(redaction, result.Tools, CancellationToken.None).ConfigureAwait(false),
        };
    }

    /// <summary>The summary as it is kept: with placeholders, or, where the store has the values, with those.</summary>
    public static async ValueTask<ConversationSummary> ForStoreAsync(
        TurnRedaction? redaction, ConversationSummary summary, CancellationToken cancellationToken) => redaction switch
        {
            null => summary,
            { Options.Store: true } => summary with { Text = await redaction.RedactAsync(summary.Text, cancellationToken).ConfigureAwait(false) },
            _ => summary with { Text = redaction.Restore(summary.Text) },
        };

    /// <summary>The rating, with placeholders in its comment where the store keeps those.</summary>
    public static async ValueTask<TurnRating> ForStoreAsync(
        Redactions redactions, ConversationKey key, TurnRating rating, CancellationToken cancellationToken)
    {
        if (!redactions.Options.Store || rating.Comment is not { } comment)
        {
            return rating;
        }

        var scope = new RedactionScope(key, "");
        RedactedText redacted = await redactions.RedactOrWithholdAsync(comment, scope, cancellationToken).ConfigureAwait(false);
        // Placeholders may be longer than what they stand for.
        return rating with { Comment = redacted.Text[..Math.Min(redacted.Text.Length, TurnRating.MaxCommentLength)] };
    }

    /// <summary>The past with placeholders, where a model sees those. The greeting is the host's.</summary>
    public static async ValueTask<HistoryWindow> ForModelAsync(
        TurnRedaction? redaction, HistoryWindow history, string? greeting, CancellationToken cancellationToken)
    {
        if (redaction is not { Options.Model: true })
        {
            return history;
        }

        ConversationTurn[] past = [.. history.Turns.UnionBy(history.ToSummarize, static turn => turn.Sequence)];
        ConversationTurn[] redacted = await Task.WhenAll(
            past.Select(turn => RedactAsync(redaction, turn, greeting, cancellationToken))).ConfigureAwait(false);
        var bySequence = redacted.ToDictionary(static turn => turn.Sequence);
        ConversationSummary? summary = history.Summary is null ? null
            : history.Summary with { Text = await redaction.RedactAsync(history.Summary.Text, cancellationToken).ConfigureAwait(false) };
        return new HistoryWindow(
            [.. history.Turns.Select(turn => bySequence[turn.Sequence])],
            summary,
            [.. history.ToSummarize.Select(turn => bySequence[turn.Sequence])]);
    }

    private static async Task<ConversationTurn> RedactAsync(
        TurnRedaction redaction, ConversationTurn turn, string? greeting, CancellationToken cancellationToken)
    {
        string message = await redaction.RedactAsync(turn.Message, cancellationToken).ConfigureAwait(false);
        if (turn.Result is not { } result)
        {
            return turn with { Message = message };
        }

        return turn with
        {
            Message = message,
            Result = result with
            {
                Answer = AnnouncedAnswer.IsGreeting(result.Answer, greeting) ? result.Answer
                    : await redaction.RedactAsync(result.Answer, cancellationToken).ConfigureAwait(false),
                Tools = await RedactAsync(redaction, result.Tools, cancellationToken).ConfigureAwait(false),
            },
        };
    }

    private static async ValueTask<IReadOnlyList<ToolInvocation>> RedactAsync(
        TurnRedaction redaction, IReadOnlyList<ToolInvocation> tools, CancellationToken cancellationToken)
    {
        List<ToolInvocation> redacted = new(tools.Count);
        foreach (ToolInvocation tool in tools)
        {
            redacted.Add(tool with
            {
                Arguments = await RedactAsync(tool.Arguments).ConfigureAwait(false),
                Result = await RedactAsync(tool.Result).ConfigureAwait(false),
            });
        }

        return redacted;

        async ValueTask<string?> RedactAsync(string? json)
            => json is null ? null
                : await RedactedJson.RewriteAsync(json, text => redaction.RedactAsync(text, cancellationToken)).ConfigureAwait(false);
    }
}
