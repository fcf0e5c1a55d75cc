using System.Runtime.CompilerServices;

namespace AvatarKit.Testing;

/// <summary>An engine that answers as scripted and records what it was asked, for tests of code that uses <see cref="IConversationEngine"/>.
/// Thread-safe.</summary>
/// <remarks>
/// It keeps the contract: every turn begins with <see cref="TurnStarted"/> and ends with <see cref="TurnCompleted"/>,
/// <see cref="TurnFailed"/> for a scripted failure, or <see cref="TurnInterrupted"/> when the token is cancelled. Ids it has to make up are
/// <c>conversation-1</c>, <c>turn-1</c> and so on. Without a script it answers <c>You said:</c> and the message, or says
/// <see cref="AvatarRequest.Verbatim"/> as it is.
/// </remarks>
public sealed class FakeConversationEngine : FakeAsyncScript<FakeConversationEngine, FakeEngineCall, FakeReply>, IConversationEngine
{
    private readonly TimeProvider timeProvider;
    private int turns;
    private int conversations;

    /// <summary>Creates an engine.</summary>
    /// <param name="timeProvider">The clock of scripted delays and of latencies; <see langword="null"/>: the system's.</param>
    public FakeConversationEngine(TimeProvider? timeProvider = null) => this.timeProvider = timeProvider ?? TimeProvider.System;

    /// <summary>Begins a rule.</summary>
    /// <param name="condition">The turns it is for.</param>
    /// <returns>The rule, to be told what to answer.</returns>
    public FakeAsyncRule<FakeEngineCall, FakeReply> When(Func<FakeEngineCall, bool> condition) => new(Answers, condition);

    /// <inheritdoc/>
    public IAsyncEnumerable<AvatarResponseUpdate> GetStreamingResponseAsync(AvatarRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        return AnswerAsync(new FakeEngineCall(request), cancellationToken);
    }

    private async IAsyncEnumerable<AvatarResponseUpdate> AnswerAsync(
        FakeEngineCall call, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var turn = new FakeTurn(
            call,
            call.Request.TurnId ?? $"turn-{Interlocked.Increment(ref turns)}",
            call.Request.ConversationId ?? $"conversation-{Interlocked.Increment(ref conversations)}",
            timeProvider);
        Exception? failure = null;
        bool started = false;
        IAsyncEnumerator<AvatarResponseUpdate> updates =
            call.TrackAsync(PlayAsync(call, turn, cancellationToken), cancellationToken).GetAsyncEnumerator(cancellationToken);
        await using ConfiguredAsyncDisposable disposal = updates.ConfigureAwait(false);
        while (true)
        {
            try
            {
                if (!await updates.MoveNextAsync().ConfigureAwait(false))
                {
                    break;
                }
            }
            catch (Exception e)
            {
                failure = e;
                break;
            }

            started = true;
            yield return updates.Current;
        }

        // Only a refused message fails without having begun.
        if (!started && failure is not InvalidAvatarRequestException)
        {
            yield return turn.Start();
        }

        yield return failure switch
        {
            null => turn.Complete(),
            OperationCanceledException when cancellationToken.IsCancellationRequested => turn.Interrupt(),
            _ => turn.Fail(failure),
        };
    }

    private async IAsyncEnumerable<AvatarResponseUpdate> PlayAsync(
        FakeEngineCall call, FakeTurn turn, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        FakeReply reply = await Answers
            .RespondAsync(
                call, static c => c.Request.Verbatim ?? $"You said: {c.Request.Message}", timeProvider, cancellationToken).ConfigureAwait(false);
        turn.Reply = reply;
        yield return turn.Start();
        yield return turn.Select();
        await foreach (object step in reply.PlayAsync(timeProvider, cancellationToken).ConfigureAwait(false))
        {
            foreach (AvatarResponseUpdate update in turn.Give(step))
            {
                cancellationToken.ThrowIfCancellationRequested();
                yield return update;
            }
        }
    }
}
