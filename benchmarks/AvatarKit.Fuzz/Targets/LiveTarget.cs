using System.Text.Json;
using AvatarKit.AspNetCore;

namespace AvatarKit.Fuzz.Targets;

/// <summary>Messages of clients of the live protocol.</summary>
internal sealed class LiveTarget : JsonTarget
{
    private static readonly AvatarChatOptions Options = new() { AllowAttachments = true };

    public override string Name => "live";

    public override bool Allows(Exception exception) => exception is LiveCloseException or ChatProblemException;

    public override void Run(byte[] input, Random random)
    {
        using JsonDocument? document = LiveJson.Read(input);
        if (document is null)
        {
            return;
        }

        JsonElement message = document.RootElement;
        Check(LiveJson.TextOf(message, "type") is not null, "a message has a type");
        Check(message.GetRawText().Length > 0, "a message can be handed on");
        PlayerMetrics.Record(message);
        foreach (string name in (string[])["seq", "number", "segment", "elapsedMs", "score", "speaking", "playback", "tools", "text", "turnId"])
        {
            ReadProperty(message, name);
        }

        using (MessageSpan.Start(LiveJson.TextOf(message, "traceparent")))
        {
            _ = MessageAttachments.Read(message, Options);
        }

        var hello = Hello.Read(input);
        Check(hello.Codec is null or Hello.Opus or Hello.Pcm, "a codec is one that is known");
        Check(hello.Bitrate is null || double.IsFinite(hello.Bitrate.Value), "a bitrate is a number");
        if (hello.Resume is { } resume)
        {
            Check(
                resume is { Number: >= 0, Segment: null or >= 0, HeardCharacters: >= 0, ElapsedMs: >= 0 and <= LiveVerbs.MaxElapsedMs },
                "where a client was is a place");
        }
    }

    private static void ReadProperty(JsonElement message, string name)
    {
        _ = LiveJson.TextOf(message, name);
        _ = LiveJson.WholeOf(message, name);
        _ = LiveJson.FlagOf(message, name);
        _ = LiveJson.ArrayOf(message, name);
        Check(LiveJson.NumberOf(message, name) is not { } number || double.IsFinite(number), "a number is finite");
        if (LiveJson.ObjectOf(message, name) is { } inner)
        {
            _ = LiveJson.TextOf(inner, "turnId");
            _ = LiveJson.NumberOf(inner, "elapsedMs");
        }
    }
}
