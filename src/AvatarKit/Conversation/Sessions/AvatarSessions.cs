using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Options;

namespace AvatarKit;

internal sealed class AvatarSessions(
    SessionBackend backend,
    IOptionsMonitor<SessionOptions> options,
    ISpeechRecognizer? recognizer = null)
    : IAvatarSessions, IAsyncDisposable, IDisposable
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, AvatarSession> byId = new(StringComparer.Ordinal);
    private readonly Dictionary<ConversationKey, AvatarSession> byConversation = [];
    private SessionOptions? lastGood;
    private bool disposed;

    public int Count
    {
        get
        {
            lock (gate)
            {
                return byId.Count;
            }
        }
    }

    [SuppressMessage("Reliability", "CA2000:Dispose objects before losing scope", Justification = "A session that is replaced is closed.")]
    public async Task<AvatarSession> OpenAsync(SessionRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        cancellationToken.ThrowIfCancellationRequested();
        AvatarSession session = Add(request, backend.ProfileOf(request.AvatarId), out AvatarSession? replaced);
        try
        {
            if (replaced is not null)
            {
                // What was heard in the old session is stored before the new one reads the conversation.
                await replaced.CloseAsync(SessionCloseReason.Replaced).ConfigureAwait(false);
            }

            await session.BeginAsync(cancellationToken).ConfigureAwait(false);
            return session;
        }
        catch
        {
            await session.CloseAsync(SessionCloseReason.Error).ConfigureAwait(false);
            throw;
        }
    }

    public bool TryGet(string sessionId, [NotNullWhen(true)] out AvatarSession? session)
    {
        ArgumentNullException.ThrowIfNull(sessionId);
        lock (gate)
        {
            return byId.TryGetValue(sessionId, out session);
        }
    }

    public async ValueTask DisposeAsync() => await Task.WhenAll(CloseAll()).ConfigureAwait(false);

    public void Dispose() => CloseAll();

    private Task[] CloseAll()
    {
        AvatarSession[] open;
        lock (gate)
        {
            disposed = true;
            open = [.. byId.Values];
        }

        return [.. open.Select(static session => session.CloseAsync(SessionCloseReason.Shutdown))];
    }

    private AvatarSession Add(SessionRequest request, AvatarProfile avatar, out AvatarSession? replaced)
    {
        lock (gate)
        {
            SessionOptions settings = ReadSettings();
            if (disposed)
            {
                throw new SessionException("session.closed", "The host is stopping: no session is opened any more.", isTransient: true);
            }

            var key = new ConversationKey(request.ConversationId ?? Guid.CreateVersion7().ToString("N"), request.UserId, request.TenantId);
            if (byConversation.TryGetValue(key, out replaced) && !request.ReplaceExisting)
            {
                throw new SessionException(
                    "session.exists", "The conversation has an open session. Close it, come back to it, or set SessionRequest.ReplaceExisting.");
            }

            if (byId.Count - (replaced is null ? 0 : 1) >= settings.MaxSessions)
            {
                throw new SessionException(
                    "session.too_many",
                    $"{byId.Count} sessions are open on this node (SessionOptions.MaxSessions is {settings.MaxSessions}).",
                    isTransient: true);
            }

            var session = new AvatarSession(backend, request, key, avatar, settings, recognizer, Remove);
            byId.Add(session.Id, session);
            byConversation[key] = session;
            SessionMetrics.Open();
            return session;
        }
    }

    private SessionOptions ReadSettings()
    {
        try
        {
            return lastGood = options.CurrentValue;
        }
        catch (OptionsValidationException exception) when (lastGood is not null)
        {
            SessionLog.ChangeRefused(backend.Logger, exception.Message);
            return lastGood;
        }
    }

    private void Remove(AvatarSession session)
    {
        lock (gate)
        {
            byId.Remove(session.Id);
            if (byConversation.GetValueOrDefault(session.Conversation) == session)
            {
                byConversation.Remove(session.Conversation);
            }
        }
    }
}
