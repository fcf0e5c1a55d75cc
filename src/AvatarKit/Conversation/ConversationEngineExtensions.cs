namespace AvatarKit;

/// <summary>Whole answers from streams of updates.</summary>
public static class ConversationEngineExtensions
{
    /// <summary>Answers, and returns when the answer is whole.</summary>
    /// <param name="engine">The engine.</param>
    /// <param name="request">What the person said.</param>
    /// <param name="cancellationToken">Interrupts the answer; the response's outcome is then <see cref="TurnOutcome.Interrupted"/>.</param>
    /// <returns>The answer, also when the turn failed: see <see cref="AvatarResponse.Outcome"/> and
    /// <see cref="AvatarResponse.EnsureNotFailed"/>.</returns>
    public static Task<AvatarResponse> GetResponseAsync(
        this IConversationEngine engine, AvatarRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(engine);
        // The token interrupts the turn, whose stream then ends by itself: the reading is not cancelled.
        return engine.GetStreamingResponseAsync(request, cancellationToken).ToAvatarResponseAsync(CancellationToken.None);
    }

    /// <summary>Puts the updates of one turn together.</summary>
    /// <param name="updates">The updates of one turn, to the end.</param>
    /// <param name="cancellationToken">Interrupts a stream of an engine, which then ends by itself.</param>
    /// <returns>The answer.</returns>
    /// <exception cref="InvalidOperationException">The stream ended without one of the three endings of a turn.</exception>
    public static async Task<AvatarResponse> ToAvatarResponseAsync(
        this IAsyncEnumerable<AvatarResponseUpdate> updates, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(updates);
        var builder = new AvatarResponseBuilder();
        await foreach (AvatarResponseUpdate update in updates.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            builder.Add(update);
        }

        return builder.Build();
    }
}
