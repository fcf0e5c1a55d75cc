using System.Text.Json;
using AvatarKit.AspNetCore;

namespace AvatarKit.Fuzz.Targets;

/// <summary>Bodies that begin live conversations: orders of tokens, and of events.</summary>
internal sealed class LiveOrdersTarget : JsonTarget
{
    public override string Name => "live-orders";

    public override IEnumerable<byte[]> Seeds =>
    [
        Utf8("""{"avatar":"ava","conversation":"c","locale":"en-US","voice":"v","speech":true}"""),
        Utf8("""{"token":"abc_-","hello":{"type":"hello","version":1}}"""),
    ];

    public override bool Allows(Exception exception) => exception is JsonException or LiveCloseException;

    public override void Run(byte[] input, Random random)
    {
        if (random.Next(2) == 0)
        {
            _ = JsonSerializer.Deserialize(input, LiveTicketJsonContext.Default.SessionOrder);
        }
        else if (System.Text.Unicode.Utf8.IsValid(input)
            && JsonSerializer.Deserialize(input, LiveTicketJsonContext.Default.EventsOrder) is { Hello.ValueKind: JsonValueKind.Object } order)
        {
            _ = Hello.Read(Utf8(order.Hello.GetRawText()));
        }
    }
}
