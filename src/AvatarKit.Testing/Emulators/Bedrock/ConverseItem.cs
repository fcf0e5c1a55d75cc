using System.Text.Json.Nodes;

namespace AvatarKit.Testing;

/// <summary>What comes next of an answer: an event, or something that goes wrong.</summary>
internal abstract record ConverseItem
{
    private ConverseItem()
    {
    }

    public sealed record Event(string Type, JsonObject Payload, bool IsToken = false) : ConverseItem;

    public sealed record Fault(EmulatorFault What) : ConverseItem;

    public sealed record Break(StreamBreak Kind) : ConverseItem;
}
