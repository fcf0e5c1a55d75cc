using System.Buffers.Binary;
using System.Text.Json;
using AvatarKit.Aws.Wire.Bedrock;
using AvatarKit.Aws.Wire.Polly;
using AvatarKit.Testing;

namespace AvatarKit.Evaluation;

/// <summary>The bytes the emulators answered the sample calls with.</summary>
/// <param name="Whole">The body of Converse.</param>
/// <param name="Frames">The frames of ConverseStream.</param>
/// <param name="Audio">The body of SynthesizeSpeech.</param>
internal sealed record RecordedAnswers(byte[] Whole, IReadOnlyList<byte[]> Frames, byte[] Audio)
{
    public static async Task<RecordedAnswers> RecordAsync()
    {
        await using BedrockEmulator bedrock = await BedrockEmulator.StartAsync();
        await using PollyEmulator polly = await PollyEmulator.StartAsync();
        bedrock.RespondWith(SampleCalls.Answer);
        using BedrockRuntimeClient models = BedrockRuntimeClient.Create(SampleCalls.Settings(bedrock.Endpoint));
        using PollyServiceClient voices = PollyServiceClient.Create(SampleCalls.Settings(polly.Endpoint));
        ConverseResponse whole = await models.ConverseAsync(SampleCalls.Converse<ConverseRequest>());
        using ConverseStreamResponse stream = await models.ConverseStreamAsync(SampleCalls.Converse<ConverseStreamRequest>());
        using SynthesizeSpeechResponse speech = await voices.SynthesizeSpeechAsync(SampleCalls.Speech);
        return new RecordedAnswers(
            JsonSerializer.SerializeToUtf8Bytes(whole, BedrockJsonContext.Default.ConverseResponse),
            Cut(await ReadAsync(stream.Body)),
            await ReadAsync(speech.AudioStream));
    }

    private static async Task<byte[]> ReadAsync(Stream stream)
    {
        using var bytes = new MemoryStream();
        await stream.CopyToAsync(bytes);
        return bytes.ToArray();
    }

    private static List<byte[]> Cut(byte[] stream)
    {
        List<byte[]> frames = [];
        for (int at = 0; at < stream.Length; at += frames[^1].Length)
        {
            // A frame begins with its own length.
            frames.Add(stream[at..(at + BinaryPrimitives.ReadInt32BigEndian(stream.AsSpan(at)))]);
        }

        return frames;
    }
}
