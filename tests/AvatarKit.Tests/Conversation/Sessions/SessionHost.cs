using System.Runtime.CompilerServices;
using AvatarKit.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace AvatarKit.Tests.Conversation.Sessions;

/// <summary>Sessions over a scripted engine, or over the real one with scripted models and voices.</summary>
internal sealed class SessionHost : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly EngineHost host;

    public SessionHost(
        Action<SessionOptions>? configure = null,
        bool realEngine = false,
        Action<AvatarProfile>? avatar = null,
        Action<IAvatarChatbotBuilder>? build = null,
        ISpeechRecognizer? recognizer = null)
    {
        Engine = new FakeConversationEngine(Time);
        Engine.When(static call => call.Request.Verbatim is not null).RespondWith(static call => call.Request.Verbatim!);
        Watched = new WatchedEngine(Engine);
        Recognizer = new FakeSpeechRecognizer(Time);
        host = new EngineHost(
            services: collection =>
            {
                collection.AddSingleton(recognizer ?? Recognizer);
                collection.Configure(configure ?? (_ => { }));
                if (!realEngine)
                {
                    collection.AddSingleton<IConversationEngine>(Watched);
                }
            },
            time: Time,
            avatar: avatar,
            build: build);
        Sessions = host.Services.GetRequiredService<IAvatarSessions>();
    }

    public FakeTimeProvider Time { get; } = new();

    public FakeConversationEngine Engine { get; }

    public WatchedEngine Watched { get; }

    public FakeSpeechRecognizer Recognizer { get; }

    public IAvatarSessions Sessions { get; }

    public IServiceProvider Services => host.Services;

    public FakeChatClient Model => host.Lite;

    public FakeConversationStore Store => host.Store;

    /// <summary>What the scripted engine was asked to say word for word, and whether it is remembered.</summary>
    public IEnumerable<(string Text, bool IsRemembered)> Spoken
        => Engine.Calls.Where(static call => call.Request.Verbatim is not null)
            .Select(static call => (call.Request.Verbatim!, call.Request.Remember));

    /// <summary>Which answers were cut in the store.</summary>
    public IEnumerable<(string TurnId, int Attempt, string Heard)> Cuts
        => Store.Calls.Where(static call => call.Operation == ConversationStoreOperation.CutTurn)
            .Select(static call => (call.TurnId!, call.Attempt!.Value, call.Heard!));

    public static SessionRequest Conversation(string id = "c1", AvatarOutputs outputs = AvatarOutputs.Speech)
        => new() { ConversationId = id, Outputs = outputs };

    public Task<AvatarSession> OpenAsync(SessionRequest? request = null) => Sessions.OpenAsync(request ?? Conversation());

    public Task<List<ConversationTurn>> StoredAsync() => host.StoredAsync();

    /// <summary>Moves the clock in steps until something is so.</summary>
    public async Task AdvanceUntilAsync(Func<bool> condition, TimeSpan? step = null)
    {
        long began = TimeProvider.System.GetTimestamp();
        while (!condition())
        {
            Assert.True(TimeProvider.System.GetElapsedTime(began) < Patience, "It did not happen.");
            Time.Advance(step ?? TimeSpan.FromMilliseconds(100));
            await Task.Delay(TimeSpan.FromMilliseconds(2), TimeProvider.System);
        }
    }

    public ValueTask DisposeAsync() => host.DisposeAsync();

    /// <summary>Notes how much speech was taken from the engine, at every piece.</summary>
    internal sealed class WatchedEngine(IConversationEngine inner) : IConversationEngine
    {
        public Action<TimeSpan>? Taken { get; set; }

        public TimeSpan Speech { get; private set; }

        public List<AvatarRequest> Requests { get; } = [];

        public async IAsyncEnumerable<AvatarResponseUpdate> GetStreamingResponseAsync(
            AvatarRequest request, [EnumeratorCancellation] CancellationToken cancellationToken = default)
        {
            lock (Requests)
            {
                Requests.Add(request);
            }

            await foreach (AvatarResponseUpdate update in inner.GetStreamingResponseAsync(request, cancellationToken))
            {
                if (update is SpeechSegment segment)
                {
                    Speech += segment.Duration;
                    Taken?.Invoke(Speech);
                }

                yield return update;
            }
        }
    }
}
