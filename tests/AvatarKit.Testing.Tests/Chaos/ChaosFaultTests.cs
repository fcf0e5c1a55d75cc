using AvatarKit.Tests.Support;
using Microsoft.Extensions.Time.Testing;

namespace AvatarKit.Testing.Tests.Chaos;

public sealed class ChaosFaultTests
{
    private static readonly SpeechRequest Sentence = new() { Text = "This is a sentence that takes a voice some seconds to say aloud." };

    [Fact]
    public async Task A_late_call_waits_for_the_hosts_clock()
    {
        var time = new FakeTimeProvider();
        await using var host = new ChaosHost(
            static options =>
            {
                options.LongestLatency = TimeSpan.FromMinutes(1);
                options.On(ChaosContract.Knowledge).Set(ChaosFault.Latency, 1);
            },
            time);
        DateTimeOffset begun = time.GetUtcNow();

        Task<IReadOnlyList<KnowledgePassage>> found = host.Get<IKnowledgeBase>().SearchAsync(new KnowledgeQuery("bicycle")).AsTask();
        Assert.False(found.IsCompleted);
        await time.MoveUntilAsync(found);

        Assert.InRange(time.GetUtcNow() - begun, TimeSpan.FromMilliseconds(1), TimeSpan.FromMinutes(1));
    }

    [Fact]
    public async Task A_late_call_heeds_its_token()
    {
        await using var host = new ChaosHost(
            static options => options.On(ChaosContract.Knowledge).Set(ChaosFault.Latency, 1), new FakeTimeProvider());
        using var stop = new CancellationTokenSource();

        Task<IReadOnlyList<KnowledgePassage>> found = host.Get<IKnowledgeBase>()
            .SearchAsync(new KnowledgeQuery("bicycle"), stop.Token).AsTask();
        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => found);
    }

    [Fact]
    public async Task A_deaf_call_does_not_heed_its_token_and_is_held_until_it_is_released()
    {
        await using var host = new ChaosHost(static options => options.On(ChaosContract.Conversations).Set(ChaosFault.Deaf, 1));
        using var stop = new CancellationTokenSource();

        Task call = host.Get<IConversationStore>().GetWindowAsync(new ConversationKey("c"), 5, stop.Token).AsTask();
        await stop.CancelAsync();

        Assert.False(call.IsCompleted);
        Assert.Equal(1, host.Control.Held);
        Assert.Equal(1, host.Control.Running);
        host.Control.Release();
        await Assert.ThrowsAsync<IOException>(() => call);
        Assert.Equal(0, host.Control.Held);
        Assert.Equal(0, host.Control.Running);
    }

    [Fact]
    public async Task A_host_that_ends_lets_go_of_deaf_calls()
    {
        Task call;
        await using (var host = new ChaosHost(static options => options.On(ChaosContract.Assets).Set(ChaosFault.Deaf, 1)))
        {
            call = host.Get<IAssetStore>().FindAsync("none").AsTask();
        }

        await Assert.ThrowsAsync<IOException>(() => call);
    }

    [Fact]
    public async Task A_write_whose_answer_is_lost_is_written()
    {
        await using var host = new ChaosHost(static options => options.On(ChaosContract.Conversations).Set(ChaosFault.LostAnswer, 1));
        var key = new ConversationKey("c");
        var start = new TurnStart
        {
            TurnId = "t1", Message = "Hello", StartedAt = DateTimeOffset.UnixEpoch, TakeOverBefore = DateTimeOffset.MinValue,
        };

        await Assert.ThrowsAnyAsync<Exception>(async () => await host.Get<IConversationStore>().StartTurnAsync(key, start, 0));

        ConversationWindow window = await host.Fakes.Conversations!.GetWindowAsync(key, 5);
        Assert.Equal("t1", Assert.Single(window.Turns).TurnId);
    }

    [Fact]
    public async Task A_cut_stream_gives_its_first_items()
    {
        await using var host = new ChaosHost(static options => options.On(ChaosContract.Voice).Set(ChaosFault.Cut, 1));
        List<int> given = [];
        for (int call = 0; call < 40; call++)
        {
            int chunks = 0;
            await Assert.ThrowsAsync<IOException>(async () =>
            {
                await foreach (SpeechChunk _ in host.Get<ISpeechSynthesizer>().SynthesizeAsync(Sentence))
                {
                    chunks++;
                }
            });
            given.Add(chunks);
        }

        Assert.Contains(0, given);
        Assert.Contains(3, given);
    }

    [Fact]
    public async Task Corrupt_marks_are_unordered_negative_or_beyond_the_audio()
    {
        await using var host = new ChaosHost(static options => options.On(ChaosContract.Voice).Set(ChaosFault.CorruptMarks, 1));
        bool unordered = false;
        bool negative = false;
        bool beyond = false;
        for (int call = 0; call < 40; call++)
        {
            await foreach (SpeechChunk chunk in host.Get<ISpeechSynthesizer>().SynthesizeAsync(Sentence))
            {
                unordered |= chunk.Marks.Zip(chunk.Marks.Skip(1)).Any(static pair => pair.First.Start > pair.Second.Start);
                negative |= chunk.Marks.Any(static mark => mark.Start < 0 || mark.Duration < 0);
                beyond |= chunk.Marks.Any(static mark => mark.Start > 3_600L * 16_000);
            }
        }

        Assert.True(unordered && negative && beyond);
    }

    [Fact]
    public async Task Speech_is_garbage_or_empty_where_that_is_drawn()
    {
        await using var garbage = new ChaosHost(static options => options.On(ChaosContract.Voice).Set(ChaosFault.GarbageAudio, 1));
        await using var empty = new ChaosHost(static options => options.On(ChaosContract.Voice).Set(ChaosFault.EmptyAudio, 1));

        Assert.All(await SpeakAsync(garbage), static chunk => Assert.Equal(1, chunk.Audio.Length % 2));
        Assert.All(await SpeakAsync(empty), static chunk => Assert.Equal(0, chunk.Audio.Length));
    }

    [Fact]
    public async Task A_lip_sync_session_fails_at_its_beginning_or_on_its_way()
    {
        await using var host = new ChaosHost(static options => options.On(ChaosContract.LipSync).Set(ChaosFault.Lasting, 1));
        int atOnce = 0;
        int later = 0;
        for (int call = 0; call < 40; call++)
        {
            LipSyncSession session;
            try
            {
                session = host.Get<ILipSync>().CreateSession(AudioFormat.Pcm16(16_000), "Hello", "en-US");
            }
            catch (Exception)
            {
                atOnce++;
                continue;
            }

            Assert.ThrowsAny<Exception>(() =>
            {
                session.Append(new byte[3_200], []);
                session.Complete();
            });
            later++;
        }

        Assert.True(atOnce > 0 && later > 0);
    }

    private static async Task<List<SpeechChunk>> SpeakAsync(ChaosHost host)
    {
        List<SpeechChunk> chunks = [];
        await foreach (SpeechChunk chunk in host.Get<ISpeechSynthesizer>().SynthesizeAsync(Sentence))
        {
            chunks.Add(chunk);
        }

        Assert.NotEmpty(chunks);
        return chunks;
    }
}
