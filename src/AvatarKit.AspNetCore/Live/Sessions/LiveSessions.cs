using System.Collections.Concurrent;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace AvatarKit.AspNetCore;

/// <summary>The live conversations of this node, also those whose client is away for a moment. Thread-safe.</summary>
internal sealed class LiveSessions
{
    private readonly ConcurrentDictionary<string, LiveSession> open = new(StringComparer.Ordinal);
    private readonly LiveHost live;
    private readonly IAvatarSessions sessions;
    private readonly SessionCounts counts;
    private readonly AvatarChatLimits limits;

    public LiveSessions(LiveHost live)
    {
        this.live = live;
        limits = live.Host.Options.Limits;
        counts = new SessionCounts(limits);
        sessions = live.Host.Services.GetRequiredService<IAvatarSessions>();
    }

    public int Count => open.Count;

    /// <summary>Opens the conversation a client asks for, or finds the one it comes back to.</summary>
    public async Task<LiveOpening> OpenAsync(LiveTicket ticket, Visitor visitor, Hello hello, CancellationToken cancellationToken)
    {
        if (hello.Resume is { Session: { } id } resume && FindOwn(id, ticket) is { } known)
        {
            return Resume(known, resume);
        }

        if (ticket.ConversationId is { } conversation)
        {
            Forget(visitor.Conversation(conversation));
        }

        LiveSession session = await OpenNewAsync(ticket, visitor, hello, cancellationToken).ConfigureAwait(false);
        return new LiveOpening(session, session.Session.ResumedTurnId is null ? LiveOpening.New : LiveOpening.Again, After: 0);
    }

    /// <summary>A connection is gone: the conversation waits for its client, and is then closed.</summary>
    public void Detach(LiveSession session, LiveConnection connection)
    {
        if (!session.Detach(connection, live.Host.Time.GetTimestamp()))
        {
            return;
        }

        if (session.Session.State == SessionState.Closed)
        {
            Remove(session);
            return;
        }

        _ = CloseWhenLostAsync(session, session.DetachedAt);
    }

    /// <summary>Closes a conversation.</summary>
    public async Task CloseAsync(LiveSession session, SessionCloseReason reason)
    {
        Remove(session);
        session.Tools.Close();
        await session.Session.CloseAsync(reason).ConfigureAwait(false);
    }

    /// <summary>Closes the conversations whose clients are away.</summary>
    public Task CloseDetachedAsync(SessionCloseReason reason)
        => Task.WhenAll(open.Values.Where(static session => session.Connection is null).Select(session => CloseAsync(session, reason)));

    /// <summary>Closes conversations on this node that are erased: what goes on would be kept again.</summary>
    /// <param name="visitor">Whose they are.</param>
    /// <param name="conversation">Which; <see langword="null"/>: all of them.</param>
    public Task CloseErasedAsync(Visitor visitor, ConversationKey? conversation = null)
        => Task.WhenAll(open.Values
            .Where(session => session.Visitor.TenantId == visitor.TenantId && session.Visitor.UserId == visitor.UserId)
            .Where(session => conversation is null || session.Session.Conversation == conversation)
            .Select(session => CloseAsync(session, SessionCloseReason.ClosedByClient)));

    private LiveSession? FindOwn(string id, LiveTicket ticket)
        => open.TryGetValue(id, out LiveSession? session)
            && session.Session.State != SessionState.Closed
            && session.Visitor.TenantId == ticket.TenantId
            && session.Visitor.UserId == ticket.UserId
            && (ticket.ConversationId is null || ticket.ConversationId == session.Session.Conversation.ConversationId)
                ? session : null;

    private static LiveOpening Resume(LiveSession session, HelloResume resume)
    {
        if (resume is { TurnId: { } turn, Segment: { } segment })
        {
            session.Session.ReportPlayback(turn, segment, TimeSpan.FromMilliseconds(resume.ElapsedMs));
        }

        if (session.Session.CanResume(resume.Number))
        {
            return new LiveOpening(session, LiveOpening.Same, resume.Number);
        }

        session.Tails.Clear();
        return new LiveOpening(session, LiveOpening.Again, resume.Number);
    }

    private async Task<LiveSession> OpenNewAsync(LiveTicket ticket, Visitor visitor, Hello hello, CancellationToken cancellationToken)
    {
        await CountAsync(visitor).ConfigureAwait(false);
        try
        {
            var request = new SessionRequest
            {
                ConversationId = ticket.ConversationId,
                UserId = visitor.UserId,
                TenantId = visitor.TenantId,
                AvatarId = ticket.AvatarId,
                Locale = ticket.Locale,
                Voice = ticket.Voice,
                Outputs = OutputsOf(hello),
                AsksForApproval = hello.Approvals,
                ReplaceExisting = true,
                Resume = hello.Resume is { TurnId: { } turn } resume ? new SessionResume(turn, resume.HeardCharacters) : null,
            };
            AvatarSession opened = await sessions.OpenAsync(request, cancellationToken).ConfigureAwait(false);
            var session = new LiveSession(opened, visitor, ticket.AvatarId ?? "", live);
            open[opened.Id] = session;
            return session;
        }
        catch
        {
            counts.Leave(visitor);
            throw;
        }
    }

    private async Task CountAsync(Visitor visitor)
    {
        if (counts.TryEnter(visitor))
        {
            return;
        }

        // Somebody who reloads the page again and again leaves sessions behind that wait for nobody.
        LiveSession? oldest = open.Values.Where(one => one.Connection is null && one.Visitor.UserId == visitor.UserId
            && one.Visitor.TenantId == visitor.TenantId).MinBy(static one => one.DetachedAt);
        if (oldest is not null)
        {
            await CloseAsync(oldest, SessionCloseReason.ConnectionLost).ConfigureAwait(false);
        }

        if (oldest is null || !counts.TryEnter(visitor))
        {
            throw new ChatProblemException(
                StatusCodes.Status429TooManyRequests,
                "session.too_many",
                "Too many live conversations are open. Close one, or try again in a minute.");
        }
    }

    private async Task CloseWhenLostAsync(LiveSession session, long detachedAt)
    {
        CancellationToken stopping = live.Host.Lifetime.ApplicationStopping;
        await Task.Delay(limits.ResumeWindow, live.Host.Time, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (!stopping.IsCancellationRequested && session.Connection is null && session.DetachedAt == detachedAt)
        {
            await CloseAsync(session, SessionCloseReason.ConnectionLost).ConfigureAwait(false);
        }
    }

    /// <summary>A conversation is opened anew: the session of it that waits for its client is closed by that.</summary>
    private void Forget(ConversationKey conversation)
    {
        foreach (LiveSession session in open.Values)
        {
            if (session.Connection is null && session.Session.Conversation == conversation)
            {
                Remove(session);
            }
        }
    }

    private void Remove(LiveSession session)
    {
        if (open.TryRemove(session.Session.Id, out _))
        {
            counts.Leave(session.Visitor);
        }
    }

    private static AvatarOutputs OutputsOf(Hello hello) => hello switch
    {
        { Codec: null } => AvatarOutputs.None,
        { Face: true } => AvatarOutputs.All,
        _ => AvatarOutputs.Speech,
    };
}
