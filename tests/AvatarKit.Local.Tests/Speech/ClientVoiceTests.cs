#pragma warning disable MEAI001, AVATARKIT001
using System.Runtime.CompilerServices;
using AvatarKit.Testing;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;

namespace AvatarKit.Local.Tests.Speech;

/// <summary>Flite behind a client that knows nothing of marks: the lips have the sound alone, and the marks are the truth.</summary>
[Collection(VoicesGroup.Name)]
public sealed class ClientVoiceTests(VoicesFixture fixture)
{
    [Fact]
    public async Task A_client_without_marks_moves_the_lips_as_the_voice_itself_does()
    {
        const string Text = "Papa bought five big maps for Mabel.";
        var chat = new FakeChatClient();
        chat.RespondWith(Text);
        var services = new ServiceCollection();
        services.AddAvatarChatbot().UseChatClient(_ => chat).UseTextToSpeechClient(_ => new FliteClient(fixture.Voices));
        await using ServiceProvider provider = services.BuildServiceProvider();

        AvatarResponse response = await provider.GetRequiredService<IConversationEngine>().GetResponseAsync(new AvatarRequest { Message = "Hello" });

        IReadOnlyList<SpeechSegment> pieces = response.Segments;
        Assert.Equal([Text], pieces.Where(static piece => piece.Text.Length > 0).Select(static piece => piece.Text));
        Assert.Empty(response.Warnings);
        Assert.Equal(7, pieces.Sum(static piece => piece.Words.Count));
        byte[] audio = [.. pieces.SelectMany(static piece => piece.Audio.ToArray())];
        TimedViseme[] lips = [.. pieces.SelectMany(static piece => piece.Visemes.Select(one => one with { Start = piece.Start + one.Start }))];
        Spoken truth = await Spoken.Of(fixture.Voices, Text, "flite/slt", "en-US");
        VisemeTrack known = new MarkLipSync().CreateTrack(new LipSyncInput
        {
            Format = truth.Voice.Format,
            Audio = audio,
            Length = truth.Voice.Format.SamplesIn(audio.Length),
            Text = Text,
            Locale = "en-US",
            Marks = truth.Phones,
        });
        int same = 0;
        int all = 0;
        for (double time = 0.005; time < response.SpeechDuration.TotalSeconds; time += 0.01, all++)
        {
            same += At(lips, time) == At(known, time) ? 1 : 0;
        }

        Assert.True(same > 0.7 * all, $"{same} of {all} frames of 10 ms have the shape of the voice's own marks.");
        foreach (VisemeSpan closure in known.Spans.Where(static span => span.Viseme == Viseme.PP))
        {
            double start = (double)closure.Start / known.SampleRate;
            double end = (double)closure.End / known.SampleRate;
            Assert.Contains(lips, one => one.Viseme == Viseme.PP && one.Start.TotalSeconds < end && (one.Start + one.Duration).TotalSeconds > start);
        }
    }

    private static Viseme At(TimedViseme[] lips, double time)
        => lips.Where(one => one.Start.TotalSeconds <= time && time < (one.Start + one.Duration).TotalSeconds).Select(static one => one.Viseme)
            .FirstOrDefault();

    private static Viseme At(VisemeTrack track, double time)
        => track.Spans.Where(span => span.Start <= time * track.SampleRate && time * track.SampleRate < span.End).Select(static span => span.Viseme)
            .FirstOrDefault();

    private sealed class FliteClient(ISpeechSynthesizer voices) : ITextToSpeechClient
    {
        public async IAsyncEnumerable<TextToSpeechResponseUpdate> GetStreamingAudioAsync(
            string text, TextToSpeechOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
        {
            await foreach (SpeechChunk chunk
                in voices.SynthesizeAsync(new SpeechRequest { Text = text, Voice = "flite/slt", Locale = "en-US" }, cancellationToken))
            {
                if (!chunk.Audio.IsEmpty)
                {
                    yield return new TextToSpeechResponseUpdate([new DataContent(chunk.Audio, $"audio/L16;rate={chunk.Format.SampleRate}")]);
                }
            }
        }

        public Task<TextToSpeechResponse> GetAudioAsync(
            string text, TextToSpeechOptions? options = null, CancellationToken cancellationToken = default) => throw new NotSupportedException();

        public object? GetService(Type serviceType, object? serviceKey = null) => null;

        public void Dispose()
        {
        }
    }
}
