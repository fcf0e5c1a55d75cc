using System.Text.Json;

namespace AvatarKit.Testing;

/// <summary>A request that a <see cref="BedrockEmulator"/> was sent. Thread-safe.</summary>
public sealed class BedrockRequest : EmulatorRequest
{
    private int outputTokens;

    internal BedrockRequest(EmulatorExchange exchange)
        : base(exchange)
        => ModelId = exchange.Segments is [_, string model, ..] ? model : "";

    /// <summary>The model id or the inference profile's ARN of the path.</summary>
    public string ModelId { get; }

    /// <summary>The text of the last message of the user, of all its text blocks; empty without one.</summary>
    public string LastUserText
    {
        get
        {
            JsonElement message = ConverseJson.Items(Body, "messages").LastOrDefault(static message => ConverseJson.Text(message, "role") == "user");
            return string.Join('\n', ConverseJson.Items(message, "content")
                .Select(static block => ConverseJson.Text(block, "text"))
                .Where(static text => text.Length > 0));
        }
    }

    /// <summary>How many tokens of the answer have been sent so far: what a service bills of an interrupted answer.</summary>
    public int OutputTokens => Volatile.Read(ref outputTokens);

    internal void CountToken() => Interlocked.Increment(ref outputTokens);
}
