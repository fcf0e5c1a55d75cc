namespace AvatarKit;

/// <summary>The session does something else now.</summary>
/// <param name="State">What it does.</param>
public sealed record SessionStateChanged(SessionState State) : SessionUpdate;
