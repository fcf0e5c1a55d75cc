namespace AvatarKit;

/// <summary>A portrait as a browser moves it: a mesh over its photograph, and how each weight of a pose moves it.</summary>
/// <param name="Document">UTF-8 JSON in the format <c>avatarkit.portrait/1</c> of <c>docs/portraits.md</c>. It names the textures and the hash of
/// each.</param>
/// <param name="Textures">The pictures that the mesh shows, by the names they have in the document.</param>
public sealed record AvatarPortrait(ReadOnlyMemory<byte> Document, IReadOnlyDictionary<string, AvatarPortraitTexture> Textures);
