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

    [ChromiumFact]
    public async Task A_stream_that_begins_anew_after_a_dropped_connection_joins_without_a_seam()
    {
        Heard found = await server.PlayAsync<Heard>(chromium.Browser, "opus.again");

        IsWhole(found, 25);
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
