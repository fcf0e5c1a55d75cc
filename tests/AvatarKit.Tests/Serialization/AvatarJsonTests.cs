using System.Text.Json;

namespace AvatarKit.Tests.Serialization;

public sealed class AvatarJsonTests
{
    [Fact]
    public void An_update_is_read_as_it_was_written()
    {
        AvatarResponseUpdate update = new TextDelta { TurnId = "t1", Text = "Größe & <b>" };

        string json = AvatarJson.Serialize(update);

        Assert.StartsWith("""{"type":"textDelta","turnId":"t1",""", json, StringComparison.Ordinal);
        Assert.Equal(update, AvatarJson.Deserialize(json));
    }

    [Theory]
    [InlineData("null")]
    [InlineData("""{"type":"nothing"}""")]
    [InlineData("{")]
    public void What_is_no_update_is_refused(string json) => Assert.Throws<JsonException>(() => AvatarJson.Deserialize(json));
}
