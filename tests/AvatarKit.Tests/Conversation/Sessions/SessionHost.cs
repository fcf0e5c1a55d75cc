using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Threading.Channels;
using AvatarKit.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace AvatarKit.Tests.Conversation.Sessions;

/// <summary>Sessions over a scripted engine, or over the real one with scripted models and voices.</summary>
internal sealed class SessionHost : IAsyncDisposable
{
    private readonly EngineHost host;

    public SessionHost(Action<SessionOptions>? configure = null, bool realEngine = false, Action<IServiceCollection>? services = null)
    {
        Engine = new FakeConversationEngine(Time);
        Watched = new WatchedEngine(Engine);
        Speaker = new FakeSpeaker(Time);
        host = new EngineHost(
            services: collection =>
            {
                services?.Invoke(collection);
                collection.AddSingleton<IVerbatimSpeaker>(Speaker).AddSingleton<ITurnCutter>(Cutter).AddSingleton<ISpeechRecognizer>(Recognizer);
                collection.Configure(configure ?? (_ => { }));
                if (!realEngine)
                {
                    collection.AddSingleton<IConversationEngine>(Watched);
                }
            },
            time: Time);
        Sessions = host.Services.GetRequiredService<IAvatarSessions>();
    }

    public FakeTimeProvider Time { get; } = new();

    public FakeConversationEngine Engine { get; }

    public WatchedEngine Watched { get; }

    public FakeSpeaker Speaker { get; }

    public RecordingCutter Cutter { get; } = new();

    public FakeRecognizer Recognizer { get; } = new();

    public IAvatarSessions Sessions { get; }

    public IServiceProvider Services => host.Services;

    public FakeChatClient Model => host.Lite;

    public FakeConversationStore Store => host.Store;

    public static SessionRequest Conversation(string id = "c1", AvatarOutputs outputs = AvatarOutputs.Speech)
        => new() { ConversationId = id, Outputs = outputs };

    public Task<AvatarSession> OpenAsync(SessionRequest? request = null) => Sessions.OpenAsync(request ?? Conversation());

    /// <summary>Moves the clock in steps until something is so.</summary>
    public async Task AdvanceUntilAsync(Func<bool> condition, TimeSpan? step = null)
    {
        long began = TimeProvider.System.GetTimestamp();
        while (!condition())
        {
            Assert.True(TimeProvider.System.GetElapsedTime(began) < TimeSpan.FromSeconds(60), "It did not happen.");
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

    internal sealed class FakeSpeaker(TimeProvider time) : IVerbatimSpeaker
    {
        public List<(string Text, bool IsRemembered)> Spoken { get; } = [];

        public IAsyncEnumerable<AvatarResponseUpdate> SpeakAsync(
            AvatarRequest request, string text, bool isRemembered, CancellationToken cancellationToken)
        {
            Spoken.Add((text, isRemembered));
            return new FakeConversationEngine(time).RespondWith(text).GetStreamingResponseAsync(request, cancellationToken);
        }
    }

    internal sealed class RecordingCutter : ITurnCutter
    {
        public ConcurrentQueue<(string TurnId, int Attempt, string Heard)> Cuts { get; } = [];

        public ValueTask<long> CutTurnAsync(ConversationKey key, string turnId, int attempt, string heard, CancellationToken cancellationToken)
        {
            Cuts.Enqueue((turnId, attempt, heard));
            return ValueTask.FromResult(9L);
        }
    }

    internal sealed class FakeRecognizer : ISpeechRecognizer
    {
        public Channel<SpeechTranscript> Heard { get; } = Channel.CreateUnbounded<SpeechTranscript>();

        public SpeechRecognitionRequest? Request { get; private set; }

        public IAsyncEnumerable<SpeechTranscript> RecognizeAsync(
            SpeechRecognitionRequest request, IAsyncEnumerable<ReadOnlyMemory<byte>> audio, CancellationToken cancellationToken = default)
        {
            Request = request;
            return Heard.Reader.ReadAllAsync(cancellationToken);
        }
    }
}
