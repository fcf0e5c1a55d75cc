using System.Runtime.CompilerServices;
using AvatarKit.Redis.TestHost;
using AvatarKit.Redis.Tests.Peers;
using Microsoft.Extensions.DependencyInjection;

namespace AvatarKit.Redis.Tests.Caching;

[Collection(RedisCollection.Name)]
public sealed class SharedSpeechTests(OneRedis redis)
{
    private readonly string prefix = OneRedis.NewPrefix();
    private int syntheses;

    [RedisFact]
    public async Task What_one_node_has_spoken_another_does_not_synthesize()
    {
        await using Node one = New();
        await using Node other = New();
        byte[] spoken = await SayAsync(one);

        await Eventually.IsAsync(() => redis.Keys(prefix, "value").Length == 1);
        byte[] again = await SayAsync(other);

        Assert.Equal(spoken, again);
        Assert.Equal(1, syntheses);
    }

    [RedisFact]
    public async Task Clearing_reaches_Redis_and_the_memory_of_every_node()
    {
        await using Node one = New();
        await using Node other = New();
        await SayAsync(one);
        await Eventually.IsAsync(() => redis.Keys(prefix, "value").Length == 1);
        await SayAsync(other);

        await one.Services.GetRequiredService<IConversationHistory>().EraseUserAsync("default", "ada");

        Assert.Empty(redis.Keys(prefix, "value"));
        await Eventually.IsAsync(async () =>
        {
            await SayAsync(other);
            return syntheses > 1;
        });
    }

    [RedisFact]
    public async Task Damaged_speech_is_synthesized_anew()
    {
        await using Node one = New();
        await SayAsync(one);
        await Eventually.IsAsync(() => redis.Keys(prefix, "value").Length == 1);
        await redis.Database.StringSetRangeAsync(redis.Keys(prefix, "value")[0], 0, new byte[60]);

        await using Node other = New();

        Assert.Equal(8, (await SayAsync(other)).Length);
        Assert.Equal(2, syntheses);
    }

    private Node New() => new(redis.Connection, prefix);

    private async Task<byte[]> SayAsync(Node node)
    {
        var key = new SpeechCacheKey { Text = "Hello.", Voice = "v", Provider = "p", Format = AudioFormat.Pcm16(16_000) };
        List<byte> audio = [];
        await foreach (SpeechChunk chunk in node.Services.GetRequiredService<ISpeechCache>().GetOrSynthesizeAsync(key, SpeakAsync))
        {
            audio.AddRange(chunk.Audio.Span);
        }

        return [.. audio];
    }

    private async IAsyncEnumerable<SpeechChunk> SpeakAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref syntheses);
        await Task.CompletedTask.WaitAsync(cancellationToken);
        AudioFormat format = AudioFormat.Pcm16(16_000);
        byte[] audio = [1, 2, 3, 4, 5, 6, 7, 8];
        yield return new SpeechChunk { Voice = new VoiceInfo("v", "p", "en-US", format), Format = format, Audio = audio };
    }
}
