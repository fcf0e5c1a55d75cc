namespace AvatarKit;

/// <summary>A picture that a portrait's mesh shows.</summary>
/// <param name="Content">The picture's file.</param>
/// <param name="ContentType">Its type: <c>image/jpeg</c>, <c>image/png</c> or <c>image/webp</c>.</param>
public sealed record AvatarPortraitTexture(ReadOnlyMemory<byte> Content, string ContentType);
