using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Http;

namespace AvatarKit.AspNetCore;

/// <summary>Reads ids from a request's path. One that nothing can have is told as what is not there.</summary>
internal static class PathIds
{
    private const int MaxLength = 200;

    /// <summary>The visitor's conversation that the path names.</summary>
    /// <exception cref="ChatProblemException">It can't be one.</exception>
    public static ConversationKey Conversation(HttpContext context, Visitor visitor)
        => TryRead(context, "id", out string? id) ? visitor.Conversation(id) : throw NoConversation();

    /// <summary>The turn that the path names.</summary>
    /// <exception cref="ChatProblemException">It can't be one.</exception>
    public static string Turn(HttpContext context) => TryRead(context, "turnId", out string? id) ? id : throw NoTurn();

    public static ChatProblemException NoConversation() => new(
        StatusCodes.Status404NotFound, "conversation.unknown", "There is no such conversation.");

    public static ChatProblemException NoTurn() => new(StatusCodes.Status404NotFound, "turn.unknown", "There is no such turn.");

    private static bool TryRead(HttpContext context, string name, [NotNullWhen(true)] out string? id)
    {
        id = context.Request.RouteValues[name] as string;
        return id is { Length: > 0 and <= MaxLength } && !id.Any(static c => char.IsControl(c) || char.IsSurrogate(c));
    }
}
