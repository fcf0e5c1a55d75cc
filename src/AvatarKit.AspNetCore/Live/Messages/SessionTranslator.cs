namespace AvatarKit.AspNetCore;

/// <summary>Says a session's updates in the words of the protocol, to one connection. Not thread-safe.</summary>
internal sealed class SessionTranslator(AvatarChatOptions options, string basePath, Hello hello, LiveSession session) : IDisposable
{
    private readonly SpeechEncoder speech = new(hello.Codec, session.Tails, session.Bitrate);

    /// <summary>The message that an update is, with its binary frames.</summary>
    public LiveUpdate Translate(SessionUpdate update) => update switch
    {
        SessionAnswer answer => Answer(answer.Update, update.Number),
        SessionStateChanged changed => new(new StateMessage(changed.State) { Number = update.Number }),
        SessionTranscript transcript => new(new TranscriptMessage(transcript.Text, transcript.IsFinal) { Number = update.Number }),
        SessionNotice notice => Notice(notice),
        SessionGesture made => new(new GestureMessage(made.Gesture) { Number = update.Number }),
        SessionApprovalRequested asked => new(Approval(asked.Request) with { Number = update.Number }),
        SessionApprovalEnded ended => new(new ApprovalEndMessage(ended.Id, ended.Outcome) { Number = update.Number }),
        SessionEvent told => new(LiveSessionEvents.Read(told) with { Number = update.Number }),
        SessionClosed closed => new(new ClosedMessage(closed.Reason) { Number = update.Number }),
        _ => throw new NotSupportedException($"An update of type {update.GetType().Name} has no message."),
    };

    public void Dispose() => speech.Dispose();

    private LiveUpdate Answer(AvatarResponseUpdate update, long number)
    {
        switch (update)
        {
            case TurnStarted started:
                return new(new TurnMessage(started.TurnId, started.IsReplay, started.TraceId)
                {
                    Number = number, Disclosure = started.Disclosure,
                });
            case TextDelta delta:
                return new(new TextMessage(delta.TurnId, delta.Text) { Number = number });
            case ModelSelected model:
                // Without what the host does not show it still has its number.
                return new(options.ShowRoute
                    ? new ModelMessage(model.TurnId, model.Route.Tier, model.ModelId, model.Route.Reason) { Number = number }
                    : new ModelMessage(model.TurnId, null, null, null) { Number = number });
            case SpeechSegment piece:
                return Speech(piece, number);
            case TurnEnded ended:
                return End(ended, number);
            default:
                throw new NotSupportedException($"An update of type {update.GetType().Name} has no message.");
        }
    }

    private LiveUpdate Speech(SpeechSegment piece, long number)
    {
        CodedSpeech coded = speech.Encode(piece, number);
        (LiveFace Face, byte[] Frame)? face = hello.Face && piece.Face is { FrameCount: > 0 } track
            ? FaceCoder.Encode(track, number, hello.FaceMask) : null;
        List<int> media = [];
        List<byte[]> frames = [];
        if (coded.Frame is { } audio)
        {
            media.Add(LiveProtocol.AudioMedia);
            frames.Add(audio);
        }

        if (face is { } moving)
        {
            media.Add(LiveProtocol.FaceMedia);
            frames.Add(moving.Frame);
        }

        return new(
            new SpeechMessage
            {
                Number = number,
                TurnId = piece.TurnId,
                Segment = piece.Index,
                Sentence = piece.Sentence,
                Text = piece.Text.Length > 0 ? piece.Text : null,
                TextStart = piece.Text.Length > 0 ? piece.TextStart : null,
                DurationMs = Milliseconds(piece.Duration),
                Samples = coded.Samples,
                SampleRate = coded.SampleRate,
                Restart = coded.Restart ? true : null,
                Words = piece.Words.Count > 0 ? [.. piece.Words.Select(Word)] : null,
                Visemes = hello.Visemes ? [.. piece.Visemes.Select(Shape)] : null,
                Face = face?.Face,
                Gestures = hello.Face && piece.Gestures is { Count: > 0 } gestures ? [.. gestures.Select(Movement)] : null,
                Silent = coded.IsSilent ? true : null,
                Media = media.Count > 0 ? media : null,
            },
            frames);
    }

    private LiveUpdate End(TurnEnded ended, long number)
    {
        CodedSpeech? rest = speech.End(ended.TurnId, number, ended is not TurnInterrupted);
        var message = new EndMessage
        {
            Number = number,
            TurnId = ended.TurnId,
            Outcome = ended.Outcome,
            HeardText = (ended as TurnInterrupted)?.HeardText,
            Sources = NullIfEmpty<LiveSource>([.. ended.Sources.Select(Source)]),
            Tools = NullIfEmpty<string>([.. ended.Tools.Select(static tool => tool.Name)]),
            Degradations = NullIfEmpty<string>([.. ended.Degradations.Select(static lost => lost.What).Distinct(StringComparer.Ordinal)]),
            Cache = ClientView.Cache(ended.Cache),
            Error = (ended as TurnFailed)?.Error is { } error
                ? new LiveError(error.Code, error.IsTransient, error.RetryAfter?.TotalMilliseconds) : null,
            SpokenText = (ended as TurnFailed)?.SpokenText,
            TraceId = ended.TraceId,
            AudioUrl = UrlOf((ended as TurnCompleted)?.Speech),
            VideoUrl = UrlOf((ended as TurnCompleted)?.Video?.Asset ?? (ended as TurnInterrupted)?.Video?.Asset),
            Cost = options.ShowCost ? new LiveCost(ended.Cost.TotalUsd, ended.Cost.IsEstimated) : null,
            Restart = rest is { Restart: true } ? true : null,
            Media = rest is null ? null : [LiveProtocol.AudioMedia],
        };
        return rest?.Frame is { } frame ? new(message, [frame]) : new(message);
    }

    private LiveUpdate Notice(SessionNotice notice)
    {
        if (notice is { Kind: SessionNoticeKind.ContinueAt, TurnId: { } again })
        {
            speech.BeginAnew(again);
        }
        else if (notice is { Kind: SessionNoticeKind.StopPlayback, TurnId: { } stopped })
        {
            speech.Stop(stopped);
        }

        return new(new NoticeMessage(notice.Kind)
        {
            Number = notice.Number,
            TurnId = notice.TurnId,
            ElapsedMs = notice.Elapsed is { } elapsed ? Milliseconds(elapsed) : null,
            TimeLeftMs = notice.TimeLeft is { } left ? Milliseconds(left) : null,
            Code = notice.Code,
        });
    }

    /// <summary>What a tool would be given may be more than the host wants to show.</summary>
    private ApprovalRequestMessage Approval(ToolApprovalRequest asked) => new(asked.TurnId, asked.Id, asked.Tool)
    {
        Title = asked.Title,
        Description = asked.Description.Length > 0 ? asked.Description : null,
        Arguments = options.ShowToolArguments ? asked.Arguments : null,
    };

    private string? UrlOf(AssetInfo? asset) => asset is null ? null : $"{basePath}/assets/{asset.Id}";

    private static LiveSource Source(SourceReference source) => new(source.Title, source.Section, WebAddress(source.Location));

    private static string? WebAddress(string? location)
        => Uri.TryCreate(location, UriKind.Absolute, out Uri? address) && (address.Scheme is "https" or "http") ? location : null;

    private static LiveWord Word(SpokenWord word) => new(
        word.Text,
        Math.Round(word.Start.TotalMilliseconds),
        Math.Round(word.Duration.TotalMilliseconds),
        word.CaptionStart,
        word.CaptionLength);

    private static LiveViseme Shape(TimedViseme shape) => new(
        shape.Viseme, Math.Round(shape.Start.TotalMilliseconds), Math.Round(shape.Duration.TotalMilliseconds), Math.Round(shape.Weight, 2));

    private static ClientGesture Movement(TimedGesture gesture) => new(gesture.Gesture, Math.Round(gesture.Start.TotalMilliseconds));

    private static double Milliseconds(TimeSpan time) => Math.Round(time.TotalMilliseconds, 3);

    private static T[]? NullIfEmpty<T>(T[] items) => items.Length == 0 ? null : items;
}

/// <summary>A message with the binary frames that follow it.</summary>
internal sealed record LiveUpdate(ServerMessage Message, IReadOnlyList<byte[]>? Frames = null);
