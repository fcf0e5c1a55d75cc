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

        SpeechSegment segment = Assert.Single(response.Segments);
        Assert.Empty(response.Warnings);
        Assert.Equal(7, segment.Words.Count);
        Spoken truth = await Spoken.Of(fixture.Voices, Text, "flite/slt", "en-US");
        VisemeTrack known = new MarkLipSync().CreateTrack(new LipSyncInput
        {
            Format = truth.Voice.Format, Audio = segment.Audio, Length = segment.Format.SamplesIn(segment.Audio.Length), Text = Text, Locale = "en-US", Marks = truth.Phones,
        });
        int same = 0;
        int all = 0;
        for (double time = 0.005; time < segment.Duration.TotalSeconds; time += 0.01, all++)
        {
            same += At(segment, time) == At(known, time) ? 1 : 0;
        }

        Assert.True(same > 0.7 * all, $"{same} of {all} frames of 10 ms have the shape of the voice's own marks.");
        foreach (VisemeSpan closure in known.Spans.Where(static span => span.Viseme == Viseme.PP))
        {
            Assert.Contains(segment.Visemes, one => one.Viseme == Viseme.PP && one.Start.TotalSeconds < (double)closure.End / known.SampleRate && (one.Start + one.Duration).TotalSeconds > (double)closure.Start / known.SampleRate);
        }
    }

    private static Viseme At(SpeechSegment segment, double time)
        => segment.Visemes.Where(one => one.Start.TotalSeconds <= time && time < (one.Start + one.Duration).TotalSeconds).Select(static one => one.Viseme).FirstOrDefault();

    private static Viseme At(VisemeTrack track, double time)
        => track.Spans.Where(span => span.Start <= time * track.SampleRate && time * track.SampleRate < span.End).Select(static span => span.Viseme).FirstOrDefault();

    private sealed class FliteClient(ISpeechSynthesizer voices) : ITextToSpeechClient
    {
        public async IAsyncEnumerable<TextToSpeechResponseUpdate> GetStreamingAudioAsync(string text, TextToSpeechOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
        {
            await foreach (SpeechChunk chunk in voices.SynthesizeAsync(new SpeechRequest { Text = text, Voice = "flite/slt", Locale = "en-US" }, cancellationToken))
            {
                if (!chunk.Audio.IsEmpty)
                {
                    yield return new TextToSpeechResponseUpdate([new DataContent(chunk.Audio, $"audio/L16;rate={chunk.Format.SampleRate}")]);
                }
            }
        }

        public Task<TextToSpeechResponse> GetAudioAsync(string text, TextToSpeechOptions? options = null, CancellationToken cancellationToken = default) => throw new NotSupportedException();

        public object? GetService(Type serviceType, object? serviceKey = null) => null;

        public void Dispose()
        {
        }
    }
}
