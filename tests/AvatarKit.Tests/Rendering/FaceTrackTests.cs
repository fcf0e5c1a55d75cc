using System.Text.Json;
using System.Text.Json.Nodes;

namespace AvatarKit.Tests;

public sealed class FaceTrackTests
{
    [Fact]
    public void A_track_survives_its_wire_form_within_a_byte_per_channel()
    {
        FaceTrack track = FaceAnimator.Render(Segments.Of((Viseme.PP, 80), (Viseme.Aa, 300), (Viseme.TH, 120), (Viseme.U, 200)), 4, 30);

        FaceTrack back = JsonSerializer.Deserialize<FaceTrack>(JsonSerializer.Serialize(track))!;

        Assert.Equal(track.FrameRate, back.FrameRate);
        Assert.Equal(track.FrameCount, back.FrameCount);
        for (int frame = 0; frame < track.FrameCount; frame++)
        {
            for (int channel = 0; channel < FaceTrack.ChannelCount; channel++)
            {
                float step = channel < (int)FaceChannel.HeadYaw ? 1 / 255f : FaceTrack.MaxHeadDegrees / 127;
                Assert.Equal(track[frame][channel], back[frame][channel], (step / 2) + 1e-5f);
            }
        }
    }

    [Fact]
    public void Only_channels_that_move_are_written()
    {
        JsonObject wire = JsonSerializer.SerializeToNode(FaceAnimator.Render(Segments.Of((Viseme.Aa, 300)), 4, 30))!.AsObject();

        string[] channels = [.. wire["channels"]!.AsArray().Select(static channel => channel!.GetValue<string>())];
        Assert.Contains("jawOpen", channels);
        Assert.Contains("headYaw", channels);
        Assert.DoesNotContain("tongueOut", channels);
        Assert.DoesNotContain("cheekPuff", channels);
    }

    [Theory]
    [InlineData("""{"fps":60,"frames":20000000,"channels":[],"data":""}""")]
    [InlineData("""{"fps":60,"frames":2147483647,"channels":[],"data":""}""")]
    [InlineData("""{"fps":60,"frames":-1,"channels":[],"data":""}""")]
    [InlineData("""{"fps":60,"frames":2,"channels":["jawOpen"],"data":"AA=="}""")]
    public void A_track_that_cannot_be_is_refused_before_there_is_room_for_it(string wire)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();

        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<FaceTrack>(wire));

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 10_000_000);
    }

    [Fact]
    public void A_track_has_no_more_channels_than_there_are()
    {
        string channels = string.Join(',', Enumerable.Repeat("\"jawOpen\"", FaceTrack.ChannelCount + 1));

        JsonException error = Assert.Throws<JsonException>(
            () => JsonSerializer.Deserialize<FaceTrack>($$"""{"fps":60,"frames":0,"channels":[{{channels}}],"data":""}"""));

        Assert.Contains("channels", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_sealed_mouth_is_still_sealed_on_the_wire()
    {
        FaceTrack track = FaceAnimator.Render(Segments.Of((Viseme.Aa, 200), (Viseme.PP, 60), (Viseme.Aa, 200)), 4, 60);

        FaceTrack back = JsonSerializer.Deserialize<FaceTrack>(JsonSerializer.Serialize(track))!;

        Assert.InRange(Segments.Opening(back[38]), -0.005f, 0.005f);
    }
}
