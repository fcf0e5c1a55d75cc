using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Concentus;
using Microsoft.Extensions.DependencyInjection;

namespace AvatarKit.AspNetCore.Tests.Live;

/// <summary>What voices of every kind sound like to a page.</summary>
public sealed class LiveSoundTests
{
    private const double Tone = 440;

    [Theory]
    [InlineData(22_050, 1)]
    [InlineData(44_100, 2)]
    [InlineData(16_000, 1)]
    public async Task A_voice_of_any_rate_is_heard_whole_and_at_its_pitch(int rate, int channels)
    {
        var voice = new ToneVoice(new AudioFormat(AudioEncoding.Pcm16, rate, channels));
        await using LiveTestHost host = await LiveTestHost.StartAsync(
            fakes: static fakes => fakes.Speech = null,
            avatar: avatar => avatar.Services.AddSingleton<ISpeechSynthesizer>(voice));
        host.Model.RespondWith("One sentence.");
        await using var client = new LiveTestClient(host);
        await client.ConnectAsync(hello: new { type = "hello", audio = new[] { "opus" } });

        await client.SayAsync("Hello");
        await client.WaitForAsync("end");

        short[] heard = Decode(client);
        Assert.Equal(2.0, heard.Length / 48_000.0, 0.021);
        Assert.Equal(Tone, PitchOf(heard.AsSpan(24_000, 48_000)), 2.0);
    }

    private static short[] Decode(LiveTestClient client)
    {
        using IOpusDecoder decoder = OpusCodecFactory.CreateDecoder(48_000, 1);
        List<short> heard = [];
        var frame = new short[5_760];
        foreach (byte[] packets in client.Messages.Select(static message => message.MediaOf(1)).OfType<byte[]>())
        {
            for (int at = 0; at < packets.Length;)
            {
                int length = BinaryPrimitives.ReadUInt16LittleEndian(packets.AsSpan(at));
                int count = decoder.Decode(packets.AsSpan(at + 2, length), frame, frame.Length, decode_fec: false);
                heard.AddRange(frame.AsSpan(0, count));
                at += 2 + length;
            }
        }

        return [.. heard];
    }

    /// <summary>How often a second it rises through zero.</summary>
    private static double PitchOf(ReadOnlySpan<short> sound)
    {
        int crossings = 0;
        for (int i = 1; i < sound.Length; i++)
        {
            crossings += sound[i - 1] < 0 && sound[i] >= 0 ? 1 : 0;
        }

        return crossings * 48_000.0 / sound.Length;
    }

    /// <summary>Two seconds of a tone for every sentence.</summary>
    private sealed class ToneVoice(AudioFormat format) : ISpeechSynthesizer
    {
        private readonly VoiceInfo voice = new("tone", "tone", "en-US", format);

        public async IAsyncEnumerable<SpeechChunk> SynthesizeAsync(
            SpeechRequest request, [EnumeratorCancellation] CancellationToken cancellationToken = default)
        {
            await Task.Yield();
            var samples = new short[2 * format.SampleRate * format.Channels];
            for (int i = 0; i < samples.Length; i++)
            {
                double time = i / format.Channels / (double)format.SampleRate;
                samples[i] = (short)(12_000 * Math.Sin(2 * Math.PI * Tone * time));
            }

            yield return new SpeechChunk
            {
                Voice = voice,
                Format = format,
                Audio = MemoryMarshal.AsBytes(samples.AsSpan()).ToArray(),
                Marks = [new SpeechMark(SpeechMarkKind.Viseme, 0, 2 * format.SampleRate, "aa", PhoneAlphabet.Oculus)],
            };
        }

        public ValueTask<IReadOnlyList<VoiceInfo>> GetVoicesAsync(CancellationToken cancellationToken = default) => new([voice]);
    }
}
