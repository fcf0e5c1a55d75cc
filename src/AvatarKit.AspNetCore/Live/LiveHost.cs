using System.Collections.Concurrent;
using System.Security.Cryptography;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace AvatarKit.AspNetCore;

/// <summary>What the live conversations of one <c>MapAvatarChat</c> share. Thread-safe.</summary>
internal sealed class LiveHost
{
    // All that come in at once with attachments have no more memory than this together.
    private const long LargeMessageBytes = 128L * 1024 * 1024;

    private readonly ConcurrentDictionary<LiveConnection, bool> connections = [];
    private readonly DisclosureOptions disclosure;

    public LiveHost(ChatHost host)
    {
        Host = host;
        AvatarChatLimits limits = host.Options.Limits;
        Tokens = new LiveTokens(host);
        Sessions = new LiveSessions(this);
        Silent = new AddressGauge(limits.SilentConnectionsPerAddress);
        Large = new LargeMessages(Math.Max(LargeMessageBytes, 2L * limits.MaxAttachmentBytes));
        MaxMessageBytes = host.Options.AllowAttachments ? Math.Max(limits.MaxMessageBytes, limits.MaxAttachmentBytes) : limits.MaxMessageBytes;
        disclosure = host.Services.GetRequiredService<IOptions<DisclosureOptions>>().Value;
        Recognizes = host.Services.GetService<ISpeechRecognizer>() is not null;
        Speaks = host.Services.GetService<ISpeechSynthesizer>() is { } voice && !voice.IsSilent();
        host.Lifetime.ApplicationStopping.Register(Stop);
    }

    public ChatHost Host { get; }

    public LiveTokens Tokens { get; }

    public LiveSessions Sessions { get; }

    public AddressGauge Silent { get; }

    public LargeMessages Large { get; }

    public EventConnections Events { get; } = new();

    public int MaxMessageBytes { get; }

    /// <summary>Whether speech is understood.</summary>
    public bool Recognizes { get; }

    /// <summary>Whether the avatar has a voice.</summary>
    public bool Speaks { get; }

    public bool IsStopping => Host.Lifetime.ApplicationStopping.IsCancellationRequested;

    /// <summary>When a client should look for another server; not all of them at the same moment.</summary>
    public static TimeSpan ReconnectAfter => TimeSpan.FromMilliseconds(RandomNumberGenerator.GetInt32(0, 500));

    /// <summary>Has a connection live, and end when the host stops.</summary>
    public async Task RunAsync(ILiveTransport transport, LiveTicket ticket, Visitor visitor, Action greeted)
    {
        using var connection = new LiveConnection(this, transport, ticket, visitor);
        connections[connection] = true;
        try
        {
            if (IsStopping)
            {
                connection.End(LiveEnd.Stopping);
            }

            await connection.RunAsync(greeted).ConfigureAwait(false);
        }
        finally
        {
            connections.TryRemove(connection, out _);
        }
    }

    public WelcomeMessage Welcome(LiveOpening opening, Hello hello, string? connectionId)
    {
        AvatarSession session = opening.Session.Session;
        AvatarChatOptions options = Host.Options;
        return new WelcomeMessage
        {
            Session = session.Id,
            Conversation = session.Conversation.ConversationId,
            Avatar = new LiveAvatar(opening.Session.AvatarId, session.Avatar.Name),
            Locale = session.Locale,
            State = session.State,
            Audio = hello.Codec is { } codec ? new LiveAudio(codec) : null,
            Resumed = opening.Resumed,
            Disclosure = disclosure.TextFor(session.Locale),
            Seq = opening.Session.Seq,
            Recognizes = Recognizes,
            Speaks = Speaks,
            Connection = connectionId,
            Limits = new LiveLimits(
                MaxMessageBytes,
                options.Limits.MessagesPerSecond,
                options.AllowAttachments,
                options.AllowSpeak,
                options.AllowClientTools ? options.Limits.ClientTools : 0,
                options.Limits.ToolTimeout.TotalMilliseconds,
                options.Limits.ResumeWindow.TotalMilliseconds,
                options.AcceptPlayerMetrics),
        };
    }

    private void Stop()
    {
        foreach (LiveConnection connection in connections.Keys)
        {
            connection.End(LiveEnd.Stopping);
        }

        _ = Sessions.CloseDetachedAsync(SessionCloseReason.Shutdown);
    }
}
