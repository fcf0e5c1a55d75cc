using System.Security.Cryptography;
using SkiaSharp;

namespace AvatarKit.Rendering;

/// <summary>Makes of a portrait what a browser moves it by.</summary>
internal static class PortraitExport
{
    public static AvatarPortrait Create(PortraitFace face)
    {
        float scale = PortraitPhoto.ScaleOf(face);
        using SKBitmap photo = PortraitPhoto.Paint(face, scale);
        FaceFrame frame = face.Frame.Scaled(scale, default);
        var grid = new FaceGrid(face.Shape, frame, SKRect.Create(photo.Width, photo.Height));
        var deformer = new FaceDeformer(face.Shape, grid, frame);
        using var details = new PortraitDetails(face, grid);
        var textures = new Dictionary<string, AvatarPortraitTexture>
        {
            [PortraitWriter.Photo] = PortraitPhoto.Encode(photo),
            [PortraitWriter.Details] = details.Encode(),
        };
        var writer = new PortraitWriter(face, frame, grid, deformer, details);
        Dictionary<string, string> hashes = textures.ToDictionary(static pair => pair.Key, static pair => HashOf(pair.Value));
        return new AvatarPortrait(writer.Write(photo, scale, hashes), textures);
    }

    private static string HashOf(AvatarPortraitTexture texture)
        => Convert.ToHexStringLower(SHA256.HashData(texture.Content.Span).AsSpan(0, 10));
}
