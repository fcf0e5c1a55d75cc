using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.AI;

namespace AvatarKit.AspNetCore;

/// <summary>Does what a client's messages say. One at a time.</summary>
internal sealed class LiveVerbs(LiveHost live, LiveSession session, LiveSender sender, MicrophoneSet microphones)
{
    /// <summary>The longest time that a position in a piece is taken for.</summary>
    public const double MaxElapsedMs = 86_400_000;

    private const int MaxTurnIdLength = 128;
    private const int MaxRatings = 4;

    private int ratings;

    /// <summary>Takes a message.</summary>
    /// <returns>How the connection ends by it; <see langword="null"/>: it goes on.</returns>
    /// <exception cref="LiveCloseException">The connection can't go on.</exception>
    public async Task<LiveEnd?> TakeAsync(JsonElement message)
    {
        string type = LiveJson.TextOf(message, "type")!;
        try
        {
            switch (type)
            {
                case "say" or "speak" or "interrupt" or "tools" or "toolResult" or "approvalResult" or "rate":
                    await TakeNumberedAsync(type, message).ConfigureAwait(false);
                    break;
                case "bye":
                    return LiveEnd.Bye;
                case "ping":
                    await sender.SendAsync(new PongMessage(PingId(message))).ConfigureAwait(false);
                    break;
                case "hello":
                    throw Refused("message.unexpected", "hello comes first, and once.");
                default:
                    Note(type, message);
                    break;
            }
        }
        catch (AvatarKitException error)
        {
            await RefuseAsync(error, seq: null).ConfigureAwait(false);
        }

        return null;
    }

    /// <summary>Takes a frame of sound.</summary>
    public async Task TakeSoundAsync(ReadOnlyMemory<byte> frame)
    {
        try
        {
            microphones.Add(frame.Span);
        }
        catch (AvatarKitException error)
        {
            await RefuseAsync(error, seq: null).ConfigureAwait(false);
        }
    }

    private async Task TakeNumberedAsync(string type, JsonElement message)
    {
        long seq = LiveJson.WholeOf(message, "seq") is { } given and > 0 ? given : throw Refused("message.seq", $"{type} has a seq from 1.");
        switch (session.TryTake(seq))
        {
            case null:
                await RefuseAsync(Refused("message.gap", "A message before it is missing."), seq).ConfigureAwait(false);
                throw new LiveCloseException(LiveProtocol.NotUnderstood, "A message is missing.");
            case true:
                try
                {
                    Do(type, seq, message);
                }
                catch (AvatarKitException error)
                {
                    await RefuseAsync(error, seq).ConfigureAwait(false);
                    return;
                }

                break;
        }

        await sender.SendAsync(new AckMessage(session.Seq)).ConfigureAwait(false);
    }

    private void Do(string type, long seq, JsonElement message)
    {
        switch (type)
        {
            case "say":
                Say(message);
                break;
            case "speak":
                Speak(message);
                break;
            case "interrupt":
                if (LiveJson.ObjectOf(message, "playback") is { } playback)
                {
                    ReportPlayback(playback);
                }

                session.Session.Interrupt();
                break;
            case "tools":
                session.Tools.Offer(message);
                break;
            case "toolResult":
                session.Tools.Complete(message);
                break;
            case "approvalResult":
                AnswerApproval(message);
                break;
            case "rate":
                Rate(seq, message);
                break;
        }
    }

    /// <summary>Messages that the next of their kind makes up for, and those nobody knows.</summary>
    private void Note(string type, JsonElement message)
    {
        switch (type)
        {
            case "playback":
                ReportPlayback(message);
                break;
            case "voice" when LiveJson.FlagOf(message, "speaking") is { } speaking:
                session.Session.ReportVoice(speaking);
                break;
            case "bitrate" when LiveJson.NumberOf(message, "bitsPerSecond") is { } bits:
                session.Bitrate.Set(bits);
                break;
            case "ack" when LiveJson.WholeOf(message, "number") is { } number:
                session.Session.Acknowledge(number);
                session.Tails.Acknowledge(number);
                break;
            case "audioStart":
                microphones.Open(message);
                break;
            case "audioEnd":
                microphones.Close(message);
                break;
            case "metrics" when live.Host.Options.AcceptPlayerMetrics:
                PlayerMetrics.Record(message);
                break;
        }
    }

    private void Say(JsonElement message)
    {
        string turnId = TurnIdOf(message);
        string text = LiveJson.TextOf(message, "text") ?? throw Refused("message.text", "say has a text.");
        IReadOnlyList<AIContent> attachments = MessageAttachments.Read(message, live.Host.Options);
        Begin(message, turnId, () => session.Session.Say(
            text, request => session.Tools.AddTo(request with { TurnId = turnId, Attachments = attachments })));
    }

    private void Speak(JsonElement message)
    {
        if (!live.Host.Options.AllowSpeak)
        {
            throw Refused("speak.off", "This host does not let a page choose the avatar's words.");
        }

        string turnId = TurnIdOf(message);
        string text = LiveJson.TextOf(message, "text") is { } words && !string.IsNullOrWhiteSpace(words)
            ? words : throw Refused("message.text", "speak has a text.");
        Begin(message, turnId, () => session.Session.Speak(text, turnId));
    }

    /// <summary>Begins a turn, once.</summary>
    private void Begin(JsonElement message, string turnId, Func<string> begin)
    {
        using MessageSpan span = MessageSpan.Start(LiveJson.TextOf(message, "traceparent"));
        if (!session.TrySay(turnId))
        {
            return;
        }

        try
        {
            live.Host.Limits.CountAddress(session.Visitor.Address);
            live.Host.Limits.CountVisitor(session.Visitor);
            begin();
        }
        catch (AvatarKitException)
        {
            session.Unsay(turnId);
            throw;
        }
    }

    private void ReportPlayback(JsonElement playback)
    {
        if (LiveJson.TextOf(playback, "turnId") is { } turnId
            && LiveJson.WholeOf(playback, "segment") is >= 0 and <= int.MaxValue and var segment
            && LiveJson.NumberOf(playback, "elapsedMs") is { } elapsed)
        {
            session.Session.ReportPlayback(turnId, (int)segment, TimeSpan.FromMilliseconds(Math.Clamp(elapsed, 0, MaxElapsedMs)));
        }
    }

    /// <summary>An answer that comes twice, or to a question that is over, changes nothing.</summary>
    private void AnswerApproval(JsonElement message)
    {
        if (LiveJson.TextOf(message, "approvalId") is not { } id || LiveJson.FlagOf(message, "approved") is not { } approved)
        {
            throw Refused("approval.malformed", "approvalResult has an approvalId, and approved true or false.");
        }

        session.Session.AnswerApproval(id, approved);
    }

    private void Rate(long seq, JsonElement message)
    {
        string turnId = TurnIdOf(message);
        string? comment = LiveJson.TextOf(message, "comment");
        if (LiveJson.WholeOf(message, "score") is not (>= TurnRating.MinScore and <= TurnRating.MaxScore and var score)
            || comment?.Length > TurnRating.MaxCommentLength)
        {
            throw Refused("rating.invalid", $"A score is 1 to 5, and a comment at most {TurnRating.MaxCommentLength} characters.");
        }

        if (Interlocked.Increment(ref ratings) > MaxRatings)
        {
            Interlocked.Decrement(ref ratings);
            throw Refused("rating.busy", "Ratings before it are still being kept. Try again in a moment.");
        }

        var rating = new TurnRating { Score = (int)score, Comment = comment, RatedAt = live.Host.Time.GetUtcNow() };
        _ = RateAsync(turnId, rating, seq);
    }

    /// <summary>Keeps a rating beside the conversation. Never fails.</summary>
    private async Task RateAsync(string turnId, TurnRating rating, long seq)
    {
        try
        {
            bool kept = await session.Session.RateAsync(turnId, rating).ConfigureAwait(false);
            session.Session.Tell(new RatedMessage(turnId, kept));
        }
        catch (AvatarKitException error)
        {
            await RefuseAsync(error, seq).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            LiveLog.Failed(live.Host.Logger, exception);
        }
        finally
        {
            Interlocked.Decrement(ref ratings);
        }
    }

    private async Task RefuseAsync(AvatarKitException error, long? seq)
    {
        Problem problem = Problems.Of(error);
        try
        {
            await sender.SendAsync(new ErrorMessage(problem.Code, problem.Detail) { Seq = seq, RetryAfterMs = problem.RetryAfterMs })
                .ConfigureAwait(false);
        }
        catch (LiveCloseException)
        {
            // Whoever is gone need not be told.
        }
    }

    private static string TurnIdOf(JsonElement message)
        => LiveJson.TextOf(message, "turnId") is { Length: > 0 and <= MaxTurnIdLength } id && id.All(static c => c is > ' ' and <= '~')
            ? id : throw Refused("message.turn_id", $"A turnId is 1 to {MaxTurnIdLength} visible ASCII characters.");

    private static JsonElement PingId(JsonElement message)
        => LiveJson.PropertyOf(message, "id") is { } id && id.ValueKind is JsonValueKind.String or JsonValueKind.Number
            && id.GetRawText().Length <= MaxTurnIdLength ? id.Clone() : default;

    private static ChatProblemException Refused(string code, string message) => new(StatusCodes.Status400BadRequest, code, message);
}
