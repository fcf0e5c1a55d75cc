using System.Text.Json;

namespace AvatarKit.AspNetCore;

/// <summary>One connection of a client: hello, welcome, then messages both ways until either side ends it.</summary>
internal sealed class LiveConnection : IDisposable
{
    // Sound comes in packets of 20 ms, and after a pause many at once.
    private const int SoundFramesPerSecond = 1_000;

    private readonly LiveHost live;
    private readonly ILiveTransport transport;
    private readonly LiveTicket ticket;
    private readonly Visitor visitor;
    private readonly LiveSender sender;
    private readonly CancellationTokenSource reading = new();
    private readonly TaskCompletionSource<LiveEnd> told = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Task<LiveFrame>? pending;
    private volatile bool isEnding;

    public LiveConnection(LiveHost live, ILiveTransport transport, LiveTicket ticket, Visitor visitor)
    {
        this.live = live;
        this.transport = transport;
        this.ticket = ticket;
        this.visitor = visitor with { UserId = ticket.UserId };
        sender = new LiveSender(transport, live.Host.Options.Limits.SendTimeout, live.Host.Time);
    }

    /// <summary>Lives until the connection has ended.</summary>
    /// <param name="greeted">Called when hello came.</param>
    public async Task RunAsync(Action greeted)
    {
        LiveEnd end;
        LiveSession? session = null;
        Task? incoming = null;
        try
        {
            Hello said = await ReadHelloAsync().ConfigureAwait(false);
            Hello hello = ticket.Speech ? said : said with { Codec = null };
            greeted();
            LiveOpening opening = await OpenAsync(hello).ConfigureAwait(false);
            session = opening.Session;
            session.Attach(this)?.End(LiveEnd.TakenOver);
            await sender.SendAsync(live.Welcome(opening, hello, transport.ConnectionId)).ConfigureAwait(false);
            using var microphones = new MicrophoneSet(live, session.Session, sender);
            Task<LiveEnd> taking = TakeAllAsync(new LiveVerbs(live, session, sender, microphones));
            incoming = taking;
            end = await ConverseAsync(opening, hello, taking).ConfigureAwait(false);
        }
        catch (LiveCloseException close)
        {
            end = new LiveEnd(close.Status, close.Message);
        }
        catch (AvatarKitException error)
        {
            end = await RefuseAsync(error).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            LiveLog.Failed(live.Host.Logger, exception);
            end = LiveEnd.Failed;
        }

        await FinishAsync(session, end, incoming).ConfigureAwait(false);
    }

    /// <summary>Ends the connection.</summary>
    public void End(LiveEnd end) => told.TrySetResult(end);

    public void Dispose()
    {
        reading.Dispose();
        sender.Dispose();
    }

    private async Task<Hello> ReadHelloAsync()
    {
        pending = transport.ReceiveAsync(CancellationToken.None).AsTask();
        try
        {
            await pending.WaitAsync(live.Host.Options.Limits.HelloTimeout, live.Host.Time).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            throw new LiveCloseException(LiveProtocol.TooSlow, "No hello came in time.");
        }

        using LiveFrame frame = await pending.ConfigureAwait(false);
        pending = null;
        return frame.Kind switch
        {
            LiveFrameKind.Text => Hello.Read(frame.Bytes),
            LiveFrameKind.Closed => throw new LiveCloseException(LiveEnd.Gone.Status, LiveEnd.Gone.Reason),
            LiveFrameKind.TooLarge => throw TooLarge(),
            _ => throw new LiveCloseException(LiveProtocol.NotUnderstood, "The first message is hello."),
        };
    }

    /// <summary>Opens the conversation. What the avatar says unasked in it is part of the client's trace, where hello names one.</summary>
    private async Task<LiveOpening> OpenAsync(Hello hello)
    {
        using MessageSpan span = MessageSpan.Continue("avatarkit.message", hello.TraceParent);
        return await live.Sessions.OpenAsync(ticket, visitor, hello, CancellationToken.None).ConfigureAwait(false);
    }

    private async Task<LiveEnd> ConverseAsync(LiveOpening opening, Hello hello, Task<LiveEnd> incoming)
    {
        Task<LiveEnd> outgoing = GiveAllAsync(opening, hello);
        Task<LiveEnd> first = await Task.WhenAny(outgoing, incoming, told.Task).ConfigureAwait(false);
        isEnding = true;
        await reading.CancelAsync().ConfigureAwait(false);
        await outgoing.ConfigureAwait(false);
        return await first.ConfigureAwait(false);
    }

    /// <summary>Gives the client the session's updates, as fast as it takes them. Never fails.</summary>
    private async Task<LiveEnd> GiveAllAsync(LiveOpening opening, Hello hello)
    {
        LiveSession session = opening.Session;
        session.Bitrate.Set(hello.Bitrate);
        using var translator = new SessionTranslator(live.Host.Options, live.Host.BasePath, hello, session);
        try
        {
            await foreach (SessionUpdate update in session.Session.ReadAsync(opening.After, reading.Token).ConfigureAwait(false))
            {
                LiveUpdate message = translator.Translate(update);
                await sender.SendAsync(message.Message, message.Frames).ConfigureAwait(false);
                if (update is SessionClosed closed)
                {
                    return LiveEnd.Of(closed.Reason);
                }
            }

            // Another reads the session now.
            return LiveEnd.TakenOver;
        }
        catch (OperationCanceledException)
        {
            return LiveEnd.Gone;
        }
        catch (LiveCloseException close)
        {
            return new LiveEnd(close.Status, close.Message);
        }
        catch (Exception exception)
        {
            LiveLog.Failed(live.Host.Logger, exception);
            return LiveEnd.Failed;
        }
    }

    /// <summary>Takes the client's messages until it is gone; those that come once the connection ends are passed over. Never fails.</summary>
    private async Task<LiveEnd> TakeAllAsync(LiveVerbs verbs)
    {
        var messages = new MessageRate(live.Host.Options.Limits.MessagesPerSecond, live.Host.Time);
        var sounds = new MessageRate(SoundFramesPerSecond, live.Host.Time);
        LiveEnd? end = null;
        while (true)
        {
            try
            {
                using LiveFrame frame = await transport.ReceiveAsync(CancellationToken.None).ConfigureAwait(false);
                if (frame.Kind == LiveFrameKind.Closed)
                {
                    return end ?? LiveEnd.Gone;
                }

                if (isEnding)
                {
                    continue;
                }

                bool isSound = frame.Kind == LiveFrameKind.Binary;
                if (!(isSound ? sounds : messages).TryTake())
                {
                    throw new LiveCloseException(LiveProtocol.TooMany, "Too many messages.");
                }

                end = await TakeAsync(verbs, frame).ConfigureAwait(false);
            }
            catch (LiveCloseException close)
            {
                end = new LiveEnd(close.Status, close.Message);
            }
            catch (Exception exception)
            {
                LiveLog.Failed(live.Host.Logger, exception);
                end = LiveEnd.Failed;
            }

            if (end is not null)
            {
                End(end);
                isEnding = true;
            }
        }
    }

    private static async Task<LiveEnd?> TakeAsync(LiveVerbs verbs, LiveFrame frame)
    {
        switch (frame.Kind)
        {
            case LiveFrameKind.Text:
                using (JsonDocument message = LiveJson.Read(frame.Bytes)
                    ?? throw new LiveCloseException(LiveProtocol.NotUnderstood, "A message is a JSON object with a type."))
                {
                    return await verbs.TakeAsync(message.RootElement).ConfigureAwait(false);
                }

            case LiveFrameKind.Binary when frame.Bytes.Length > 0 && frame.Bytes.Span[0] == (byte)'{':
                throw new LiveCloseException(LiveProtocol.NotUnderstood, "Messages come in text frames, media in binary frames.");
            case LiveFrameKind.Binary:
                await verbs.TakeSoundAsync(frame.Bytes).ConfigureAwait(false);
                return null;
            default:
                throw TooLarge();
        }
    }

    private async Task<LiveEnd> RefuseAsync(AvatarKitException error)
    {
        Problem problem = Problems.Of(error);
        LiveLog.NotOpened(live.Host.Logger, error);
        try
        {
            await sender.SendAsync(new ErrorMessage(problem.Code, problem.Detail) { RetryAfterMs = problem.RetryAfterMs }).ConfigureAwait(false);
        }
        catch (LiveCloseException)
        {
            return LiveEnd.Gone;
        }

        return LiveEnd.Of(error.Code);
    }

    private async Task FinishAsync(LiveSession? session, LiveEnd end, Task? incoming)
    {
        isEnding = true;
        if (session is not null)
        {
            LiveLog.Ended(live.Host.Logger, session.Session.Id, end.Status);
            await LeaveAsync(session, end).ConfigureAwait(false);
        }

        if (end.Status is LiveProtocol.NotUnderstood)
        {
            await TellAsync(new ErrorMessage("message.malformed", end.Reason)).ConfigureAwait(false);
        }

        // Whatever the client still sends is read, so that it gets to see why.
        Task drained = incoming ?? DrainAsync();
        await transport.CloseAsync(end.Status, end.Reason).ConfigureAwait(false);
        await drained.ConfigureAwait(false);
    }

    private async Task LeaveAsync(LiveSession session, LiveEnd end)
    {
        if (end == LiveEnd.Bye)
        {
            await live.Sessions.CloseAsync(session, SessionCloseReason.ClosedByClient).ConfigureAwait(false);
        }
        else if (end == LiveEnd.Stopping)
        {
            // The answer is stored before the client is sent to where it goes on.
            await live.Sessions.CloseAsync(session, SessionCloseReason.Shutdown).ConfigureAwait(false);
            await TellAsync(new GoAwayMessage(LiveHost.ReconnectAfter.TotalMilliseconds)).ConfigureAwait(false);
        }
        else
        {
            live.Sessions.Detach(session, this);
        }
    }

    private async Task TellAsync(ServerMessage message)
    {
        try
        {
            await sender.SendAsync(message).ConfigureAwait(false);
        }
        catch (LiveCloseException)
        {
            // Whoever is gone need not be told.
        }
    }

    private async Task DrainAsync()
    {
        LiveFrameKind kind;
        do
        {
            using LiveFrame frame = await (pending ?? transport.ReceiveAsync(CancellationToken.None).AsTask()).ConfigureAwait(false);
            pending = null;
            kind = frame.Kind;
        }
        while (kind != LiveFrameKind.Closed);
    }

    private static LiveCloseException TooLarge() => new(LiveProtocol.TooLarge, "The message is too large.");
}
