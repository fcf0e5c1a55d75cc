using System.Text.Json;

namespace AvatarKit.AspNetCore;

/// <summary>What the live server tells in order with a session's updates: it has a number, and is kept for a client that comes back.</summary>
internal static class LiveSessionEvents
{
    private const string ToolCall = "toolCall";
    private const string Rated = "rated";

    public static void Tell(this AvatarSession session, ToolCallMessage call)
        => session.Tell(ToolCall, LiveJson.ToElement(call, ServerMessageJsonContext.Default.ToolCallMessage));

    public static void Tell(this AvatarSession session, RatedMessage rated)
        => session.Tell(Rated, LiveJson.ToElement(rated, ServerMessageJsonContext.Default.RatedMessage));

    /// <summary>The message that was told.</summary>
    public static ServerMessage Read(SessionEvent told) => told.Name switch
    {
        ToolCall => told.Data.Deserialize(ServerMessageJsonContext.Default.ToolCallMessage)!,
        Rated => told.Data.Deserialize(ServerMessageJsonContext.Default.RatedMessage)!,
        _ => throw new NotSupportedException($"'{told.Name}' is no message of the live protocol."),
    };
}
