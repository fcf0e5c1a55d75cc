using System.Text.Json;

namespace AvatarKit.Testing;

/// <summary>A request that a <see cref="BedrockEmulator"/> was sent. Thread-safe.</summary>
public sealed class BedrockRequest : EmulatorRequest
{
    private int outputTokens;

    internal BedrockRequest(EmulatorExchange exchange)
        : base(exchange)
    {
        ModelId = exchange.Segments is [_, string model, ..] ? model : "";
        GuardrailVersion = exchange.Segments is ["guardrail", _, "version", string version, ..] ? version : null;
    }

    /// <summary>The model id or the inference profile's ARN of the path; of <c>ApplyGuardrail</c> the guardrail's id or ARN.</summary>
    public string ModelId { get; }

    /// <summary>Of <c>ApplyGuardrail</c> the guardrail's version; otherwise <see langword="null"/>.</summary>
    public string? GuardrailVersion { get; }

    /// <summary>What the user said last: the last text block of their last message, before which material may stand; empty without one.</summary>
    public string LastUserText
    {
        get
        {
            JsonElement message = ConverseJson.Items(Body, "messages").LastOrDefault(static message => ConverseJson.Text(message, "role") == "user");
            return ConverseJson.Items(message, "content").Select(static block => ConverseJson.Text(block, "text"))
                .LastOrDefault(static text => text.Length > 0, "");
        }
    }

    /// <summary>How many tokens of the answer have been sent so far: what a service bills of an interrupted answer.</summary>
    public int OutputTokens => Volatile.Read(ref outputTokens);

    internal void CountToken() => Interlocked.Increment(ref outputTokens);
}
