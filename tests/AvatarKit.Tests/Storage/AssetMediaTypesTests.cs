namespace AvatarKit.Tests.Storage;

public sealed class AssetMediaTypesTests
{
    [Theory]
    [InlineData("audio/wav", ".wav")]
    [InlineData("Video/MP4; codecs=\"avc1.64002a, mp4a.40.2\"", ".mp4")]
    [InlineData(" image/webp ", ".webp")]
    [InlineData("text/vtt;charset=utf-8", ".vtt")]
    [InlineData("application/x-unheard-of", ".bin")]
    [InlineData("../../etc/passwd", ".bin")]
    [InlineData("", ".bin")]
    public void A_media_type_has_the_extension_that_players_go_by(string contentType, string extension)
        => Assert.Equal(extension, AssetMediaTypes.FileExtension(contentType));
}
