using System.Text.Json;

namespace AvatarKit;

/// <summary>Something a transport tells its client in order with the session's own updates, numbered and kept as they are.</summary>
/// <param name="Name">What it is, in the transport's words.</param>
/// <param name="Data">What is told.</param>
public sealed record SessionEvent(string Name, JsonElement Data) : SessionUpdate;
