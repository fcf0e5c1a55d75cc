using System.Text.Json;
using Amazon.Runtime;
using AvatarKit.Aws.Wire;
using AvatarKit.Aws.Wire.Bedrock;
using AvatarKit.Aws.Wire.Polly;
using AvatarKit.Testing;
using Microsoft.Extensions.AI;

namespace AvatarKit.Evaluation;

/// <summary>The calls that are measured: a conversation of some turns and its answer, and a sentence to be spoken.</summary>
internal static class SampleCalls
{
    public const string ModelId = "amazon.nova-lite-v1:0";

    /// <summary>A model of the plain endpoint that stops in the middle of its answer and goes on for ever.</summary>
    public const string HeldModelId = "held";

    /// <summary>Of words that are one token of the emulator each.</summary>
    public const string Answer =
        "The lamp was lit in the year the harbour was built, and it has burned on every night since then but one. "
        + "A keeper lived in the tower with his family until it was made to work alone. Today a small museum on the ground floor shows "
        + "the old lens, "
        + "the books and the boat. Guests may climb to the gallery from May to October when the wind allows it, and the view reaches the islands.";

    private const string Instructions = "You are a friendly guide with a face and a voice. Answer in a few short sentences that are good to hear.";

    private static readonly string[] Said =
    [
        "Good morning! What can you tell me about this place?",
        "Good morning! You stand before the oldest lighthouse of the coast. It shows ships the way into the harbour, and people a good deal "
            + "of history.",
        "How high is it?",
        "It is forty-two metres high, and a hundred and ninety-three steps lead to its gallery.",
        "When was it lit first, and can it be visited today?",
    ];

    public static IReadOnlyList<ChatMessage> Messages { get; } =
        [
            new(ChatRole.System, Instructions),
            .. Said.Select(static (text, i) => new ChatMessage(i % 2 == 0 ? ChatRole.User : ChatRole.Assistant, text)),
        ];

    public static SynthesizeSpeechRequest Speech { get; } = new()
    {
        Engine = "neural",
        OutputFormat = "pcm",
        SampleRate = "16000",
        Text = "A keeper lived in the tower with his family until it was made to work alone.",
        VoiceId = "Joanna",
    };

    public static ReadOnlyMemory<byte> SpeechBody { get; } = JsonSerializer.SerializeToUtf8Bytes(
        Speech,
        PollyJsonContext.Default.SynthesizeSpeechRequest);

    public static ReadOnlyMemory<byte> ConverseBody { get; } = JsonSerializer.SerializeToUtf8Bytes(
        Converse<ConverseStreamRequest>(),
        BedrockJsonContext.Default.ConverseStreamRequest);

    public static T Converse<T>(string modelId = ModelId)
        where T : ConverseRequestBase, new() => new()
        {
            ModelId = modelId,
            System = [new SystemContentBlock { Text = Instructions }],
            Messages = [.. Said.Select(static (
                text,
                i) => new Message { Role = i % 2 == 0 ? "user" : "assistant", Content = [new ContentBlock { Text = text }] })],
        };

    public static BasicAWSCredentials Credentials { get; } = CreateCredentials();

    public static AwsClientSettings Settings(Uri endpoint)
        => new() { Region = "us-east-1", ServiceUrl = endpoint.GetLeftPart(UriPartial.Authority), Credentials = Credentials };

    private static BasicAWSCredentials CreateCredentials()
    {
        // What the emulators take.
        var options = new BedrockEmulatorOptions();
        return new BasicAWSCredentials(options.AccessKeyId, options.SecretKey);
    }
}
