using System.Runtime.CompilerServices;
using Microsoft.Extensions.DependencyInjection;

namespace AvatarKit.Testing.Tests.Trials;

/// <summary>A trial sees each promise that is broken.</summary>
[Collection(nameof(TrialCollection))]
public sealed class BrokenHostTests
{
    // What a broken engine holds is held for as long as the test runs.
    private static readonly List<object> Held = [];

    public static TheoryData<string, string> Engines => new()
    {
        { "ends twice", TrialPromises.OneEnding },
        { "does not end", TrialPromises.OneEnding },
        { "goes on after its end", TrialPromises.OneEnding },
        { "throws", TrialPromises.OneEnding },
        { "says nothing", TrialPromises.NoSilence },
        { "says what another turn says", TrialPromises.NoMixing },
        { "says an update of another turn", TrialPromises.NoMixing },
        { "says it has completed", TrialPromises.SameEnding },
        { "hangs", TrialPromises.NoHanging },
        { "leaves a call running", TrialPromises.NothingRuns },
        { "holds the request", TrialPromises.NothingHeld },
        { "leaves a failure unobserved", TrialPromises.NothingUnseen },
    };

    public static TheoryData<string, string> Stores => new()
    {
        { "forgets", TrialPromises.StoredOnce },
        { "has a turn twice", TrialPromises.StoredOnce },
        { "has other words", TrialPromises.StoredOnce },
        { "has a turn of its own", TrialPromises.NothingElse },
        { "has another ending", TrialPromises.SameEnding },
        { "has another's answer", TrialPromises.NoMixing },
    };

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_broken_engine_is_seen(string how, string promise)
    {
        await using var host = new TrialHost(engine: (inner, services) => new BrokenEngine(inner, services, how));

        ConversationTrialReport report = await TryAsync(host);
        Held.Clear();

        Assert.Contains(promise, report.Broken.Keys);
        Assert.Contains(promise, Assert.Throws<ConversationAssertionException>(report.MustHold).Actual, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task A_broken_store_is_seen(string how, string promise)
    {
        await using var host = new TrialHost(store: new BrokenStore(new InMemoryConversationStore(), how));

        ConversationTrialReport report = await TryAsync(host);

        Assert.Contains(promise, report.Broken.Keys);
    }

    private static Task<ConversationTrialReport> TryAsync(TrialHost host) => host.TryAsync(turns: 80, users: 4, static options =>
    {
        options.LongestTurn = TimeSpan.FromSeconds(2);
        options.Settling = TimeSpan.FromSeconds(1);
    });

    private sealed class BrokenEngine(IConversationEngine inner, IServiceProvider services, string how) : DelegatingConversationEngine(inner)
    {
        public override async IAsyncEnumerable<AvatarResponseUpdate> GetStreamingResponseAsync(
            AvatarRequest request, [EnumeratorCancellation] CancellationToken cancellationToken = default)
        {
            Misbehave(request);
            bool isSilent = how == "says nothing";
            await foreach (AvatarResponseUpdate update in Inner.GetStreamingResponseAsync(request, cancellationToken))
            {
                if (isSilent && update is TextDelta)
                {
                    continue;
                }

                if (update is not TurnEnded end)
                {
                    yield return update;
                    continue;
                }

                switch (how)
                {
                    case "ends twice":
                        yield return end;
                        break;
                    case "does not end":
                        yield break;
                    case "throws":
                        throw new InvalidOperationException("The engine broke.");
                    case "says what another turn says":
                        yield return new TextDelta { TurnId = end.TurnId, Text = TrialMark.Of(900, 1) };
                        break;
                    case "says an update of another turn":
                        yield return new TextDelta { TurnId = "another", Text = "Hi." };
                        break;
                    case "says it has completed" when end is TurnInterrupted:
                        yield return new TurnCompleted { TurnId = end.TurnId, Usage = end.Usage, Cost = end.Cost, Latency = end.Latency };
                        yield break;
                    case "hangs":
                        await new TaskCompletionSource().Task;
                        break;
                }

                yield return end;
                if (how == "goes on after its end")
                {
                    yield return new TextDelta { TurnId = end.TurnId, Text = "And" };
                }
            }
        }

        private void Misbehave(AvatarRequest request)
        {
            switch (how)
            {
                case "holds the request":
                    Held.Add(request);
                    break;
                case "leaves a failure unobserved":
                    _ = Task.Run(static () => throw new InvalidOperationException("Nobody sees this."), CancellationToken.None);
                    break;
                case "leaves a call running":
                    var voice = services.GetRequiredService<ISpeechSynthesizer>();
                    _ = voice.SynthesizeAsync(new SpeechRequest { Text = "Hello there, and good day to you." }, CancellationToken.None)
                        .GetAsyncEnumerator(CancellationToken.None).MoveNextAsync().AsTask();
                    break;
            }
        }
    }

    private sealed class BrokenStore(IConversationStore inner, string how) : DelegatingConversationStore(inner)
    {
        public override async IAsyncEnumerable<ConversationTurn> ExportAsync(
            ConversationKey key, [EnumeratorCancellation] CancellationToken cancellationToken = default)
        {
            int number = 0;
            await foreach (ConversationTurn turn in Inner.ExportAsync(key, cancellationToken))
            {
                if (how == "forgets" && number++ == 3)
                {
                    continue;
                }

                if (how == "has a turn twice")
                {
                    yield return turn;
                }

                yield return how switch
                {
                    "has other words" => turn with { Message = turn.Message + "!" },
                    "has a turn of its own" => turn with { TurnId = "its-own" },
                    "has another ending" => turn with { Result = turn.Result! with { Status = TurnStatus.Failed } },
                    "has another's answer" => turn with { Result = turn.Result! with { Answer = TrialMark.Of(900, 1) } },
                    _ => turn,
                };
            }
        }
    }
}
