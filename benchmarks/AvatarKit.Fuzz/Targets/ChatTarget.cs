using System.Text.Json;
using AvatarKit.AspNetCore;

namespace AvatarKit.Fuzz.Targets;

/// <summary>Bodies of requests to the chat endpoints, with what is attached.</summary>
internal sealed class ChatTarget : JsonTarget
{
    public override string Name => "chat";

    public override bool Allows(Exception exception) => exception is ChatProblemException;

    public override void Run(byte[] input, Random random)
    {
        if (Read(input) is not { } chat)
        {
            return;
        }

        string written = JsonSerializer.Serialize(chat, ChatJson.TypeOf<ChatRequest>());
        ChatRequest? again = JsonSerializer.Deserialize(written, ChatJson.TypeOf<ChatRequest>());
        Check(written == JsonSerializer.Serialize(again!, ChatJson.TypeOf<ChatRequest>()), "a request is the same after it was written and read");
        foreach (ChatAttachment? attachment in chat.Attachments ?? [])
        {
            _ = AttachmentReader.Read(attachment?.MediaType, attachment?.Data, attachment?.Name);
        }
    }

    private static ChatRequest? Read(byte[] input)
    {
        try
        {
            return JsonSerializer.Deserialize(input, ChatJson.TypeOf<ChatRequest>());
        }
        catch (Exception exception) when (exception is JsonException or NotSupportedException or ArgumentException or InvalidOperationException
            or FormatException or OverflowException)
        {
            // What RequestBody makes a refusal of.
            return null;
        }
    }
}
