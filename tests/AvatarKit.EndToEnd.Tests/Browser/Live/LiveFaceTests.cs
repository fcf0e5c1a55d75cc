using AvatarKit.AspNetCore;

namespace AvatarKit.EndToEnd.Tests;

public sealed class LiveFaceTests(Chromium chromium, PlayerServer server) : IClassFixture<Chromium>, IClassFixture<PlayerServer>
{
    [ChromiumFact]
    public async Task Channels_that_the_server_names_by_a_mask_are_those_of_the_track()
    {
        var track = new FaceTrack(60, [.. Enumerable.Range(0, FaceTrack.ChannelCount).Select(static channel => channel % 3 == 0 ? 0.5f : 0)]);
        (LiveFace masked, byte[] _) = FaceCoder.Encode(track, 1, asMask: true);
        (LiveFace named, byte[] _) = FaceCoder.Encode(track, 1, asMask: false);

        Faces found = await server.PlayAsync<Faces>(chromium.Browser, "live.faces", new { mask = masked.Mask, channels = named.Channels });

        Assert.Equal("mask", found.Asked);
        Assert.False(found.Unasked);
        Assert.Equal(named.Channels, found.Masked);
        Assert.Equal(named.Channels, found.Named);
        Assert.Null(found.None);
        Assert.Empty(found.Broken);
    }

    private sealed class Faces
    {
        public string Asked { get; set; } = "";

        public bool Unasked { get; set; }

        public string[] Masked { get; set; } = [];

        public string[] Named { get; set; } = [];

        public string? None { get; set; }

        public string[] Broken { get; set; } = [];
    }
}
