using AvatarKit.Aws;
using AvatarKit.Aws.Wire.Bedrock;
using AvatarKit.Aws.Wire.Polly;
using Microsoft.Extensions.AI;

namespace AvatarKit.Evaluation;

/// <summary>What a call costs through the clients of this library, beside the bare <see cref="HttpClient"/>.</summary>
internal static class CallOverhead
{
    private const int Round = 10;

    public static async Task MeasureAsync(int calls)
    {
        await using var peer = OwnProcess.Start("aws-peer");
        var endpoint = new Uri(await peer.ReadLineAsync());
        using var bare = new BareHttp(endpoint);
        using BedrockRuntimeClient models = BedrockRuntimeClient.Create(SampleCalls.Settings(endpoint));
        using PollyServiceClient voices = PollyServiceClient.Create(SampleCalls.Settings(endpoint));
        using var chat = new BedrockChatClient(
            SampleCalls.ModelId, new BedrockOptions { Region = "us-east-1", ServiceUrl = endpoint.GetLeftPart(UriPartial.Authority) },
            SampleCalls.Credentials);
        string model = "/model/" + Uri.EscapeDataString(SampleCalls.ModelId);

        long whole = await bare.ReadAsync(model + "/converse", SampleCalls.ConverseBody);
        long streamed = await bare.ReadAsync(model + "/converse-stream", SampleCalls.ConverseBody);
        long spoken = await bare.ReadAsync("/v1/speech", SampleCalls.SpeechBody);
        Console.WriteLine(
            $"\nA call, {calls} of each in turns, beside a bare HttpClient that posts the same body and reads the "
                + $"same bytes ({whole}, {streamed} and {spoken}):\n");
        Console.WriteLine("| call | median | p95 | added, median | ratio | allocated |");
        Console.WriteLine("|---|---|---|---|---|---|");
        await CompareAsync(
            calls,
            new TimedCall("Converse, bare HttpClient", () => bare.ReadAsync(model + "/converse", SampleCalls.ConverseBody)),
            new TimedCall("Converse, wire client", () => models.ConverseAsync(SampleCalls.Converse<ConverseRequest>())),
            new TimedCall("Converse, `BedrockChatClient`", () => chat.GetResponseAsync(SampleCalls.Messages)));
        await CompareAsync(
            calls,
            new TimedCall("ConverseStream, bare HttpClient", () => bare.ReadAsync(model + "/converse-stream", SampleCalls.ConverseBody)),
            new TimedCall("ConverseStream, wire client", () => StreamAsync(models)),
            new TimedCall("ConverseStream, `BedrockChatClient`", () => StreamAsync(chat)));
        await CompareAsync(
            calls,
            new TimedCall("SynthesizeSpeech, bare HttpClient", () => bare.ReadAsync("/v1/speech", SampleCalls.SpeechBody)),
            new TimedCall("SynthesizeSpeech, wire client", () => SpeakAsync(voices)));
    }

    private static async Task CompareAsync(int calls, params TimedCall[] all)
    {
        foreach (TimedCall call in all)
        {
            await call.WarmUpAsync(Round * 4);
        }

        // In turns, so that what else the machine does weighs on all.
        for (int made = 0; made < calls; made += Round)
        {
            foreach (TimedCall call in all)
            {
                await call.RunAsync(Math.Min(Round, calls - made));
            }
        }

        foreach (TimedCall call in all)
        {
            double added = (call.Median - all[0].Median) * 1000;
            Console.WriteLine(
                $"| {call.Name} | {call.Median:0.00} ms | {call.P95:0.00} ms | {added:0} µs | {call.Median / all[0].Median:0.00}× | "
                    + $"{call.AllocatedBytes / 1000:0.0} kB |");
        }
    }

    private static async Task StreamAsync(BedrockRuntimeClient models)
    {
        using ConverseStreamResponse response = await models.ConverseStreamAsync(SampleCalls.Converse<ConverseStreamRequest>());
        await foreach (ConverseStreamEvent _ in response.ReadAsync())
        {
        }
    }

    private static async Task StreamAsync(BedrockChatClient chat)
    {
        await foreach (ChatResponseUpdate _ in chat.GetStreamingResponseAsync(SampleCalls.Messages))
        {
        }
    }

    private static async Task SpeakAsync(PollyServiceClient voices)
    {
        using SynthesizeSpeechResponse response = await voices.SynthesizeSpeechAsync(SampleCalls.Speech);
        await BareHttp.DrainAsync(response.AudioStream);
    }
}
