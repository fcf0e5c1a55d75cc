namespace AvatarKit.EndToEnd.Tests;

/// <summary>Live sound as a stream of Opus packets, as it is heard.</summary>
public sealed class PlayerOpusTests(Chromium chromium, PlayerServer server) : IClassFixture<Chromium>, IClassFixture<PlayerServer>
{
    [ChromiumFact]
    public async Task A_turn_is_heard_whole_though_packets_cross_its_pieces()
    {
        Heard found = await server.PlayAsync<Heard>(chromium.Browser, "opus.turn");

        IsWhole(found, 25);
    }

    [ChromiumTheory]
    [InlineData(2, 25)]
    [InlineData(3, 15)]
    public async Task A_stream_that_begins_again_after_a_dropped_connection_gives_only_what_is_missing(int from, double decibels)
    {
        // From the piece that was cut on, nothing is lost. From the one after it, what the server never sent of the cut one: 20 ms at most.
        Heard found = await server.PlayAsync<Heard>(chromium.Browser, "opus.again", from);

        IsWhole(found, decibels);
    }

    [ChromiumFact]
    public async Task A_damaged_packet_is_a_moment_of_silence_and_damaged_audio_is_refused()
    {
        Heard found = await server.PlayAsync<Heard>(chromium.Browser, "opus.damaged");

        IsWhole(found, 10);
        Assert.Equal("RangeError", found.Error);
    }

    private static void IsWhole(Heard found, double decibels)
    {
        Assert.True(found.Can);
        Assert.Equal(0, found.Underruns);
        Assert.True(found.Decibels > decibels, $"What was heard is like what was sent by {found.Decibels} dB.");
        Assert.Equal(0, found.Drift);
        Assert.InRange(found.Longer, -2, 2);
        Assert.Equal(2, found.Duration, 0.000_1);
        Assert.Equal(5, found.Pieces);
    }

    private sealed class Heard
    {
        public bool Can { get; set; }

        public double Decibels { get; set; }

        public int Drift { get; set; }

        public int Longer { get; set; }

        public double Duration { get; set; }

        public int Pieces { get; set; }

        public int Underruns { get; set; }

        public string? Error { get; set; }
    }
}
