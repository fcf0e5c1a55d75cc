using System.Text.Json;

namespace AvatarKit.Aws.Wire.Bedrock;

/// <summary>The answer ends; usage may still follow.</summary>
internal sealed class MessageStopEvent : ConverseStreamEvent
{
    public string? StopReason { get; set; }

    public JsonElement? AdditionalModelResponseFields { get; set; }
}
