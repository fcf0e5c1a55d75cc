namespace AvatarKit.AspNetCore;

/// <summary>The avatars of the host, the default one first.</summary>
internal sealed record ClientAvatarList(IReadOnlyList<ClientAvatar> Avatars);

/// <summary>An avatar.</summary>
/// <param name="Id">What requests name it by; empty: the default one, which is not named.</param>
/// <param name="Name">Its name.</param>
/// <param name="Locale">The language it speaks unless asked otherwise.</param>
/// <param name="Greeting">What it says first.</param>
/// <param name="Face">What it looks like.</param>
internal sealed record ClientAvatar(string Id, string Name, string Locale, string? Greeting, ClientFace Face);

/// <summary>What an avatar looks like.</summary>
/// <param name="Kind"><c>drawn</c> or <c>portrait</c>.</param>
/// <param name="Rig">Where the rig of a drawn character is, if the host has it.</param>
/// <param name="Still">Where a still picture is, if the host draws them.</param>
/// <param name="Portrait">Where what a portrait is moved by is, if the host has it.</param>
internal sealed record ClientFace(string Kind, string? Rig, string? Still, string? Portrait);

/// <summary>The voices of the host, best first.</summary>
internal sealed record ClientVoiceList(IReadOnlyList<ClientVoice> Voices);

/// <summary>A voice.</summary>
internal sealed record ClientVoice(string Id, string Name, string Locale, bool Silent);
