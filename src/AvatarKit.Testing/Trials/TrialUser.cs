using System.Runtime.CompilerServices;

namespace AvatarKit.Testing;

/// <summary>One person of a trial: takes turns, checks each as it comes, and in the end what the store has of them.</summary>
internal sealed class TrialUser
{
    private readonly ConversationTrialOptions options;
    private readonly TrialTally tally;
    private readonly TrialRemains remains;
    private readonly Dictionary<string, TrialMessage> sent = new(StringComparer.Ordinal);
    private readonly SimulatedUser user;
    private readonly ConversationKey key;

    public TrialUser(
        IConversationEngine engine, ConversationTrialOptions options, int number, TimeProvider time, TrialTally tally, TrialRemains remains)
    {
        this.options = options;
        this.tally = tally;
        this.remains = remains;
        var habits = new SimulatedUserOptions();
        options.Behave(habits);
        habits.Seed = unchecked((options.Seed * 100_003) + number);
        habits.Message = message => $"Tell me about {TrialMark.Of(number, message)}.";
        key = new ConversationKey($"trial-{options.Seed}-{number}", $"user-{number}");
        var template = new AvatarRequest { Message = "-", ConversationId = key.ConversationId, UserId = key.UserId };
        user = new SimulatedUser(engine, habits, template, time);
    }

    public async Task TalkAsync(int turns, CancellationToken cancellationToken)
    {
        for (int i = 0; i < turns; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Task<IReadOnlyList<PlayedTurn>> turn = user.TakeTurnAsync(CancellationToken.None);
            try
            {
                Check(await turn.WaitAsync(options.LongestTurn, TimeProvider.System, cancellationToken).ConfigureAwait(false), remains.IsDue(i));
            }
            catch (TimeoutException)
            {
                // The conversation may be stuck for good.
                tally.Break(TrialPromises.NoHanging, $"turn {i} of {key.ConversationId}");
                return;
            }
        }
    }

    public async Task CheckStoreAsync(IConversationStore store, CancellationToken cancellationToken)
    {
        HashSet<string> seen = new(StringComparer.Ordinal);
        int pending = 0;
        await foreach (ConversationTurn stored in store.ExportAsync(key, cancellationToken).ConfigureAwait(false))
        {
            pending += stored.Status == TurnStatus.Pending ? 1 : 0;
            if (!sent.TryGetValue(stored.TurnId, out TrialMessage? message))
            {
                tally.Break(TrialPromises.NothingElse, stored.TurnId);
                continue;
            }

            if (!seen.Add(stored.TurnId) || stored.Message != message.Message)
            {
                tally.Break(TrialPromises.StoredOnce, $"{stored.TurnId} is there twice or with other words");
            }

            if (TrialMark.HasOther(stored.Result?.Answer ?? "", message.Mark))
            {
                tally.Break(TrialPromises.NoMixing, $"stored turn {stored.TurnId}");
            }

            if (!message.Agrees(stored))
            {
                string told = message.Completed is not null ? "completed" : "interrupted";
                tally.Break(TrialPromises.SameEnding, $"{stored.TurnId} is stored as {stored.Status}, the user was told it was {told}");
            }
        }

        foreach ((string turnId, TrialMessage message) in sent)
        {
            if (message.IsAccepted && !seen.Contains(turnId))
            {
                tally.Break(TrialPromises.StoredOnce, $"{turnId} is not there");
            }
        }

        tally.AddConversation(sent.Values.Count(static message => message.IsAccepted), seen.Count, pending);
    }

    // In a method of its own, so that nothing of a turn outlives its check.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Check(IReadOnlyList<PlayedTurn> turns, bool isWatched)
    {
        foreach (PlayedTurn turn in turns)
        {
            AvatarRequest request = turn.Request!;
            if (!sent.TryGetValue(request.TurnId!, out TrialMessage? message))
            {
                sent.Add(request.TurnId!, message = new TrialMessage(request.Message));
            }

            message.Note(turn);
            tally.Add(turn);
            Check(turn, message.Mark);
            if (isWatched)
            {
                remains.Watch(request);
            }
        }
    }

    private void Check(PlayedTurn turn, string mark)
    {
        Keep(TrialPromises.OneEnding, turn, static turn => turn.MustEndOnce());
        Keep(TrialPromises.NoSilence, turn, static turn => turn.MustSaySomething());
        bool mixes = TrialMark.HasOther(turn.Text, mark) || turn.Updates.Any(one => one.Update.TurnId != turn.Request!.TurnId)
            || turn.Speech.Any(piece => TrialMark.HasOther(piece.Text, mark) || TrialMark.HasOther(piece.SpokenText, mark))
            || (turn.Ended is { } end && end.Sources.Any(source => TrialMark.HasOther(source.Title, mark)))
            || TrialMark.HasOther((turn.Ended as TurnInterrupted)?.HeardText ?? "", mark);
        if (mixes && turn.Ended?.Cache is null)
        {
            tally.Break(TrialPromises.NoMixing, turn.Request!.TurnId!);
        }
    }

    private void Keep(string promise, PlayedTurn turn, Func<PlayedTurn, PlayedTurn> must)
    {
        try
        {
            must(turn);
        }
        catch (ConversationAssertionException failure)
        {
            tally.Break(promise, $"turn {turn.Request!.TurnId}: expected {failure.Expected}, was {failure.Actual}");
        }
    }
}
