using AvatarKit.Aws.Wire.Bedrock;
using AvatarKit.Aws.Wire.Polly;

namespace AvatarKit.Evaluation;

/// <summary>What the engine adds to the first sentence's audio, over what the model takes to write that
/// sentence and the voice to its first byte.</summary>
internal static class FirstAudio
{
    private const int WarmUps = 10;
    private const double Goal = 20;

    // Sentences differ from turn to turn, or the speech cache would answer. No word is longer than one of the emulator's tokens.
    private static readonly string[] Nouns = ["lamp", "boat", "stair", "lens", "door", "bell", "rope", "map", "clock", "flag", "stove", "chair"];
    private static readonly string[] Verbs = ["stands", "waits", "rests", "hangs", "lies"];

    public static async Task<bool> MeasureAsync(int turns)
    {
        await using EmulatedAws aws = await EmulatedAws.StartAsync();
        aws.Bedrock.RespondWith(static request => request.LastUserText);
        using BedrockRuntimeClient models = BedrockRuntimeClient.Create(SampleCalls.Settings(aws.Bedrock.Endpoint));
        using PollyServiceClient voices = PollyServiceClient.Create(SampleCalls.Settings(aws.Polly.Endpoint));
        List<double> engine = [];
        List<double> byHand = [];
        for (int i = -WarmUps; i < turns; i++)
        {
            double ours = await MeasureAsync(aws, Sentence(2 * (i + WarmUps)), text => AskEngineAsync(aws.Engine, text));
            double bare = await MeasureAsync(aws, Sentence((2 * (i + WarmUps)) + 1), text => AskByHandAsync(models, voices, text));
            if (i >= 0)
            {
                engine.Add(ours);
                byHand.Add(bare);
            }
        }

        Console.WriteLine(
            "\nThe first sentence's audio, added to the end of that sentence at 40 tokens/s and "
                + $"{EmulatedAws.VoiceDelay.TotalMilliseconds:0} ms of the voice, {turns} turns:\n");
        Console.WriteLine("| | p50 | p95 | largest |");
        Console.WriteLine("|---|---|---|---|");
        Print("wire clients by hand: sentence, audio and marks read whole", byHand);
        Print("engine: first `SpeechSegment` with visemes and face", engine);
        double p95 = MeasuredNumbers.Quantile(engine, 0.95);
        double over = MeasuredNumbers.Median(engine) - MeasuredNumbers.Median(byHand);
        Console.WriteLine(
            $"\nengine over by hand, median: {over:0.0} ms; goal: less than {Goal:0} ms added at p95: {(p95 < Goal ? "holds" : "missed")}");
        return p95 < Goal;
    }

    /// <returns>Milliseconds over the model's and the voice's own.</returns>
    private static async Task<double> MeasureAsync(EmulatedAws aws, string sentence, Func<string, Task<long>> ask)
    {
        aws.Clock.Restart();
        long spoken = await ask($"{sentence} Nobody has moved it in a long time.");
        long written = aws.Clock.SentAt(sentence.Count(static c => c == ' ') + 1);
        return (TimeProvider.System.GetElapsedTime(written, spoken) - EmulatedAws.VoiceDelay).TotalMilliseconds;
    }

    private static async Task<long> AskEngineAsync(IConversationEngine engine, string text)
    {
        await foreach (AvatarResponseUpdate update in engine.GetStreamingResponseAsync(new AvatarRequest { Message = text }))
        {
            switch (update)
            {
                case SpeechSegment { IsSilent: false, Audio.IsEmpty: false }:
                    return TimeProvider.System.GetTimestamp();
                case TurnFailed failed:
                    throw new InvalidOperationException($"The turn failed: {failed.Error.Code}.", failed.Error.Exception);
                default:
                    break;
            }
        }

        throw new InvalidOperationException("The turn ended without speech.");
    }

    private static async Task<long> AskByHandAsync(BedrockRuntimeClient models, PollyServiceClient voices, string text)
    {
        var request = new ConverseStreamRequest
        {
            ModelId = SampleCalls.ModelId, Messages = [new Message { Role = "user", Content = [new ContentBlock { Text = text }] }],
        };
        using ConverseStreamResponse response = await models.ConverseStreamAsync(request);
        string said = "";
        await foreach (ConverseStreamEvent one in response.ReadAsync())
        {
            said += one is ContentBlockDeltaEvent { Delta.Text: { } piece } ? piece : "";
            if (said.Contains('.', StringComparison.Ordinal))
            {
                break;
            }
        }

        await Task.WhenAll(SpeakAsync(voices, said.Trim(), "pcm"), SpeakAsync(voices, said.Trim(), "json"));
        return TimeProvider.System.GetTimestamp();
    }

    private static async Task SpeakAsync(PollyServiceClient voices, string text, string format)
    {
        using SynthesizeSpeechResponse response = await voices.SynthesizeSpeechAsync(new SynthesizeSpeechRequest
        {
            Engine = "neural",
            OutputFormat = format,
            SpeechMarkTypes = format == "json" ? ["viseme", "word", "sentence"] : null,
            Text = text,
            VoiceId = "Joanna",
        });
        await response.AudioStream.CopyToAsync(Stream.Null);
    }

    private static string Sentence(int number)
        => $"The old {Nouns[number % Nouns.Length]} of the tower {Verbs[number / Nouns.Length % Verbs.Length]} by the west window.";

    private static void Print(string what, List<double> milliseconds)
        => Console.WriteLine(
            $"| {what} | {MeasuredNumbers.Median(milliseconds):0.0} ms | {MeasuredNumbers.Quantile(milliseconds, 0.95):0.0} ms | "
                + $"{milliseconds.Max():0.0} ms |");
}
