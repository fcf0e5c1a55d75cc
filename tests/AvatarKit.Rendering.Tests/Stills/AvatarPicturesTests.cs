using System.Text.Json;
using AvatarKit.Testing;
using Microsoft.Extensions.DependencyInjection;
using SkiaSharp;

namespace AvatarKit.Rendering.Tests;

public sealed class AvatarPicturesTests
{
    [Theory]
    [InlineData("", null, "ava")]
    [InlineData("marcus", null, "marcus")]
    [InlineData("lea", null, "ava")]
    [InlineData("lea", "pixel", "pixel")]
    public void An_avatar_has_the_face_it_has_on_video(string avatar, string? character, string face)
    {
        using ServiceProvider provider = Services();
        var pictures = provider.GetRequiredService<IAvatarPictures>();

        AvatarPicture picture = pictures.Find(avatar, new AvatarProfile { Character = character })!;

        Assert.Equal(face, picture.FaceId);
        Assert.False(picture.IsPortrait);
        using JsonDocument rig = JsonDocument.Parse(picture.Rig);
        Assert.Equal(face, rig.RootElement.GetProperty("id").GetString());
    }

    [Fact]
    public void A_face_that_nobody_added_is_not_there()
    {
        using ServiceProvider provider = Services();

        Assert.Null(provider.GetRequiredService<IAvatarPictures>().Find("", new AvatarProfile { Portrait = "nobody" }));
    }

    [Fact]
    public void A_picture_is_as_large_as_was_asked()
    {
        using ServiceProvider provider = Services();
        var pictures = provider.GetRequiredService<IAvatarPictures>();
        AvatarPicture ava = pictures.Find("", new AvatarProfile())!;

        using SKBitmap drawn = SKBitmap.Decode(pictures.Draw(ava, 64).Span);

        Assert.Equal(64, drawn.Width);
        Assert.Equal(64, drawn.Height);
        Assert.Throws<ArgumentException>(() => pictures.Draw(ava, 15));
        Assert.Throws<ArgumentException>(() => pictures.Draw(ava, 2049));
        Assert.Throws<ArgumentException>(() => pictures.Draw(new AvatarPicture("nobody", false), 64));
    }

    [Fact]
    public void A_portrait_has_a_mesh_and_a_character_none()
    {
        using ServiceProvider provider = Services(DrawnPortrait.Face());
        var pictures = provider.GetRequiredService<IAvatarPictures>();
        AvatarPicture portrait = pictures.Find("", new AvatarProfile())!;
        AvatarPicture ava = pictures.Find("", new AvatarProfile { Character = "ava" })!;

        Assert.True(portrait is { IsPortrait: true, HasMesh: true });
        Assert.Equal(2, pictures.ReadPortrait(portrait)!.Textures.Count);
        Assert.False(ava.HasMesh);
        Assert.Null(pictures.ReadPortrait(ava));
        Assert.Throws<ArgumentException>(() => pictures.ReadPortrait(new AvatarPicture("nobody", true)));
    }

    [Theory]
    [InlineData(VideoContainer.Mp4, "video/mp4")]
    [InlineData(VideoContainer.WebM, "video/webm")]
    public void A_renderer_of_video_says_so(VideoContainer container, string contentType)
    {
        using var renderer = new VideoRenderer(new VideoRenderingOptions { Container = container, PrewarmedEncoders = 0 });

        Assert.Equal(new RendererVideo(contentType), renderer.GetService(typeof(RendererVideo)));
        Assert.Same(renderer, renderer.GetService(typeof(VideoRenderer)));
        Assert.Null(renderer.GetService(typeof(RendererVideo), "key"));
        Assert.Null(((IAvatarRenderer)new FaceTrackRenderer()).GetService(typeof(RendererVideo)));
    }

    private static ServiceProvider Services(AvatarFace? face = null)
    {
        var services = new ServiceCollection();
        services.AddAvatarChatbot().UseFakes().UseFaces(faces => faces.Face = face);
        return services.BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });
    }
}
