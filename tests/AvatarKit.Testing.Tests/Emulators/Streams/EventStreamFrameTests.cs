using System.Text.Json;
using System.Text.Json.Nodes;

namespace AvatarKit.Testing.Tests.Emulators;

public sealed class EventStreamFrameTests
{
    [NodeFact]
    public async Task Frames_are_read_by_the_official_codec_and_damaged_ones_refused()
    {
        byte[] damaged = EventStreamFrame.Event("messageStop", "{}"u8);
        damaged[^5] ^= 1;
        byte[] damagedPrelude = EventStreamFrame.Event("messageStop", "{}"u8);
        damagedPrelude[9] ^= 1;
        byte[][] frames =
        [
            EventStreamFrame.Event("contentBlockDelta", """{"text":"Grüße 𝄞"}"""u8),
            EventStreamFrame.Exception(BedrockFaults.ModelStreamError),
            EventStreamFrame.Error(BedrockFaults.AccessDenied),
            EventStreamFrame.Encode([("name", new string('x', 40_000))], new byte[100_000]),
            damaged,
            damagedPrelude,
        ];

        IReadOnlyList<JsonElement> read = await OfficialClients.RunAsync(frames.Select(frame => new JsonObject
        {
            ["task"] = "decode",
            ["frame"] = new JsonObject { ["$bytes"] = Convert.ToBase64String(frame) },
        }));

        Assert.Equal(
            """{":event-type":"contentBlockDelta",":content-type":"application/json",":message-type":"event"}""",
            read[0].GetProperty("headers").GetRawText());
        Assert.Equal("""{"text":"Grüße 𝄞"}""", read[0].GetProperty("body").GetString());
        Assert.Equal("modelStreamErrorException", read[1].GetProperty("headers").GetProperty(":exception-type").GetString());
        Assert.Equal("exception", read[1].GetProperty("headers").GetProperty(":message-type").GetString());
        Assert.Equal(500, JsonDocument.Parse(read[1].GetProperty("body").GetString()!).RootElement.GetProperty("originalStatusCode").GetInt32());
        Assert.Equal("AccessDeniedException", read[2].GetProperty("headers").GetProperty(":error-code").GetString());
        Assert.Equal("", read[2].GetProperty("body").GetString());
        Assert.Equal(
            (40_000, 100_000),
            (read[3].GetProperty("headers").GetProperty("name").GetString()!.Length, read[3].GetProperty("body").GetString()!.Length));
        Assert.Contains("message checksum", read[4].GetProperty("error").GetString(), StringComparison.Ordinal);
        Assert.Contains("prelude checksum", read[5].GetProperty("error").GetString(), StringComparison.Ordinal);
    }
}
