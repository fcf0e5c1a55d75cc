using System.Globalization;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;

namespace AvatarKit.Evaluation;

/// <summary>Takes turns and waits for their first sound, through the engine and without it.</summary>
internal static class FirstSound
{
    private const int WarmUps = 8;
    private const string Answer = "The old lamp of the tower stands by the west window. Nobody has moved it.";

    private static readonly TimeSpan VoiceDelay = TimeSpan.FromMilliseconds(120);
    private static readonly TimeSpan FirstPiece = TimeSpan.FromMilliseconds(250);

    public static async Task<FirstSoundTimes> MeasureAsync(double speed, bool marks, int turns, int atOnce)
    {
        using var model = new PacedModel(Answer, tokensPerSecond: 40);
        var voice = new PacedVoice(VoiceDelay, speed, marks);
        var services = new ServiceCollection();
        services.AddSingleton<ISpeechSynthesizer>(voice);
        services.AddAvatarChatbot().UseChatClient(_ => model);
        await using ServiceProvider provider = services.BuildServiceProvider();
        IConversationEngine engine = provider.GetRequiredService<IConversationEngine>();
        for (int i = 0; i < WarmUps; i++)
        {
            await MeasureTurnAsync(engine, model, voice, new FirstSoundTimes(), $"warm-up {i}");
        }

        var times = new FirstSoundTimes();
        await Parallel.ForAsync(0, turns, new ParallelOptions { MaxDegreeOfParallelism = atOnce }, async (i, _) =>
            await MeasureTurnAsync(engine, model, voice, times, i.ToString(CultureInfo.InvariantCulture)));
        return times;
    }

    private static async Task MeasureTurnAsync(IConversationEngine engine, PacedModel model, PacedVoice voice, FirstSoundTimes times, string name)
    {
        string byEngine = $"Where is lamp {name}?";
        long heard = await AskEngineAsync(engine, byEngine, times);
        times.Engine.Add(Added(heard, model.TakeSentenceEnd(byEngine), voice));
        string byHand = $"And where is lamp {name}?";
        heard = await AskByHandAsync(model, voice, byHand);
        times.Bare.Add(Added(heard, model.TakeSentenceEnd(byHand), voice));
    }

    private static double Added(long heard, long sentenceEnd, PacedVoice voice)
        => (TimeProvider.System.GetElapsedTime(sentenceEnd, heard) - voice.TimeFor(FirstPiece)).TotalMilliseconds;

    private static async Task<long> AskEngineAsync(IConversationEngine engine, string text, FirstSoundTimes times)
    {
        long heard = 0;
        await foreach (AvatarResponseUpdate update in engine.GetStreamingResponseAsync(new AvatarRequest { Message = text }))
        {
            switch (update)
            {
                case SpeechSegment { IsSilent: false, Audio.IsEmpty: false } when heard == 0:
                    heard = TimeProvider.System.GetTimestamp();
                    break;
                case TurnCompleted { Latency: { FirstText: { } firstText, FirstSpeech: { } firstSpeech } }:
                    times.FirstText.Add(firstText.TotalMilliseconds);
                    times.FirstSpeech.Add(firstSpeech.TotalMilliseconds);
                    break;
                case TurnFailed failed:
                    throw new InvalidOperationException($"The turn failed: {failed.Error.Code}.", failed.Error.Exception);
                default:
                    break;
            }
        }

        return heard > 0 ? heard : throw new InvalidOperationException("The turn ended without speech.");
    }

    /// <summary>The least that can be done: reads the model to the end of a sentence, asks the voice for it,
    /// and has the first piece when its audio is there.</summary>
    private static async Task<long> AskByHandAsync(PacedModel model, PacedVoice voice, string text)
    {
        string said = "";
        await foreach (ChatResponseUpdate update in model.GetStreamingResponseAsync([new ChatMessage(ChatRole.User, text)]))
        {
            said += update.Text;
            if (said.EndsWith(". ", StringComparison.Ordinal))
            {
                break;
            }
        }

        TimeSpan audio = TimeSpan.Zero;
        await foreach (SpeechChunk chunk in voice.SynthesizeAsync(new SpeechRequest { Text = said.Trim() }))
        {
            audio += chunk.Format.ToTime(chunk.Format.SamplesIn(chunk.Audio.Length));
            if (audio >= FirstPiece)
            {
                return TimeProvider.System.GetTimestamp();
            }
        }

        throw new InvalidOperationException("The voice said too little.");
    }
}
