using System.Text.Json;

namespace AvatarKit.AspNetCore.Tests;

public sealed class BrowserFaceTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("avatarkit-");

    public void Dispose() => folder.Delete(recursive: true);

    [Theory]
    [InlineData("ava")]
    [InlineData("marcus")]
    [InlineData("asha")]
    [InlineData("pixel")]
    public void A_character_is_its_rig_and_the_person_it_extends(string id)
        => Assert.Equal([id, "person"], Ids(BrowserFace.Character(id)));

    [Fact]
    public void An_unknown_character_is_answered_with_those_there_are()
    {
        ArgumentException error = Assert.Throws<ArgumentException>(() => BrowserFace.Character("person"));

        Assert.Contains("There is no built-in character 'person'. There are ava, marcus, asha, pixel.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_rig_of_ones_own_brings_what_stands_beside_it_and_what_is_built_in()
    {
        Write("base.rig.json", """{ "format": "avatarkit.rig/1", "id": "base", "extends": "pixel" }""");
        string path = Write("mine.rig.json", """
            // Comments are taken, as by the renderer of the video.
            { "format": "avatarkit.rig/1", "id": "mine", "name": "</script><b>", "extends": "base", }
            """);

        BrowserFace face = BrowserFace.LoadRig(path);

        Assert.Equal(["mine", "base", "pixel", "person"], Ids(face));
        Assert.Equal(-1, face.Json.Span.IndexOf("<"u8));
        Assert.Equal(-1, face.Json.Span.IndexOf("//"u8));
    }

    [Theory]
    [InlineData("", "it is not valid JSON")]
    [InlineData("[]", "its format is not 'avatarkit.rig/1'")]
    [InlineData("""{ "format": "avatarkit.rig/2", "id": "mine" }""", "its format is not 'avatarkit.rig/1'")]
    [InlineData("""{ "format": "avatarkit.rig/1", "format": "avatarkit.rig/1" }""", "it is not valid JSON")]
    [InlineData("""{ "format": "avatarkit.rig/1", "extends": "nobody" }""", "there is no rig 'nobody'")]
    [InlineData("""{ "format": "avatarkit.rig/1", "extends": "../mine" }""", "should be a name")]
    [InlineData("""{ "format": "avatarkit.rig/1", "extends": "mine" }""", "in a circle")]
    [InlineData("""{ "format": "avatarkit.rig/1", "id": "\ud800" }""", "not Unicode")]
    [InlineData("""{ "format": "avatarkit.rig/1", "\ud800": 1 }""", "not Unicode")]
    public void A_file_that_is_no_rig_is_refused_by_its_name(string json, string reason)
    {
        string path = Write("mine.rig.json", json);

        InvalidDataException error = Assert.Throws<InvalidDataException>(() => BrowserFace.LoadRig(path));

        Assert.StartsWith("The rig 'mine.rig.json' cannot be used: ", error.Message, StringComparison.Ordinal);
        Assert.Contains(reason, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_rig_larger_than_any_is_refused()
    {
        string path = Write("mine.rig.json", new string(' ', (4 * 1024 * 1024) + 1));

        Assert.Contains("4194304 bytes", Assert.Throws<InvalidDataException>(() => BrowserFace.LoadRig(path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_photograph_is_known_by_its_first_bytes()
    {
        string path = Path.Combine(folder.FullName, "me.dat");
        File.WriteAllBytes(path, [0xFF, 0xD8, 0xFF, 0xE0, 1, 2, 3]);

        using JsonDocument photo = JsonDocument.Parse(BrowserFace.LoadPortrait(path).Json);

        Assert.Equal("image/jpeg", photo.RootElement.GetProperty("type").GetString());
        Assert.Equal([0xFF, 0xD8, 0xFF, 0xE0, 1, 2, 3], photo.RootElement.GetProperty("data").GetBytesFromBase64());
    }

    [Fact]
    public void What_is_no_picture_is_refused()
    {
        string path = Write("me.png", "<svg/>");

        Assert.Equal(
            "The picture 'me.png' is not a JPEG, PNG, WebP, GIF or BMP.",
            Assert.Throws<InvalidDataException>(() => BrowserFace.LoadPortrait(path)).Message);
    }

    private static string[] Ids(BrowserFace face)
    {
        using JsonDocument rigs = JsonDocument.Parse(face.Json);
        return [.. rigs.RootElement.EnumerateArray().Select(static rig => rig.GetProperty("id").GetString()!)];
    }

    private string Write(string name, string text)
    {
        string path = Path.Combine(folder.FullName, name);
        File.WriteAllText(path, text);
        return path;
    }
}
