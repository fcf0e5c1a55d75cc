namespace AvatarKit.AspNetCore;

/// <summary>A request that is refused: what is told to the client as problem details.</summary>
/// <param name="status">The HTTP status.</param>
/// <param name="code">A stable, dotted code.</param>
/// <param name="message">What was refused and the way out, without user text, paths and settings: clients read it.</param>
internal sealed class ChatProblemException(int status, string code, string message) : AvatarKitException(code, message)
{
    /// <summary>The HTTP status.</summary>
    public int Status { get; } = status;
}
