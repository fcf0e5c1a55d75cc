namespace AvatarKit.AspNetCore;

/// <summary>A portrait's files, as browsers are given them.</summary>
/// <param name="Document">The mesh, and how it moves.</param>
/// <param name="Textures">The pictures it shows, by their names.</param>
internal sealed record ServedPortrait(BrowserFile Document, IReadOnlyDictionary<string, BrowserFile> Textures)
{
    public static ServedPortrait Of(AvatarPortrait portrait) => new(
        new BrowserFile(portrait.Document.ToArray(), "application/json"),
        portrait.Textures.ToDictionary(
            static texture => texture.Key,
            static texture => new BrowserFile(texture.Value.Content.ToArray(), texture.Value.ContentType),
            StringComparer.Ordinal));
}
