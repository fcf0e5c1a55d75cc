namespace AvatarKit;

/// <summary>The settings of one turn: they stay as they are while it lasts, whatever changes meanwhile.</summary>
/// <param name="AvatarId">The avatar's id as it is configured; empty for the default one.</param>
/// <param name="Options">What is the host's.</param>
/// <param name="Profile">Who the avatar is.</param>
internal sealed record AvatarSnapshot(string AvatarId, AvatarChatbotOptions Options, AvatarProfile Profile);
