namespace AvatarKit.EndToEnd.Tests;

/// <summary>What leaves the player, recorded from the audio graph sample by sample.</summary>
public sealed class PlayerSoundTests(Chromium chromium, PlayerServer server) : IClassFixture<Chromium>, IClassFixture<PlayerServer>
{
    [ChromiumTheory]
    [InlineData(16_000)]
    [InlineData(22_050)]
    [InlineData(44_100)]
    [InlineData(48_000)]
    public async Task Pieces_are_joined_without_a_gap_or_an_overlap_at_any_rate(int rate)
    {
        Joined found = await server.PlayAsync<Joined>(chromium.Browser, "sound.join", rate);

        Assert.InRange(found.Apart, 0, 0.002);
        Assert.InRange(found.Longer, -2, 2);
        Assert.Equal("worklet", found.Output);
        Assert.Equal(0, found.Underruns);
        Assert.Equal("= playing,started,= ended,ended", found.States);
    }

    [ChromiumTheory]
    [InlineData(true, "worklet")]
    [InlineData(false, "source")]
    [InlineData("/not-there.js", "source")]
    public async Task A_pause_goes_on_at_the_very_sample_and_a_stop_fades(object worklet, string output)
    {
        Paused found = await server.PlayAsync<Paused>(chromium.Browser, "sound.pause", worklet);

        Assert.Equal(output, found.Output);
        Assert.InRange(found.Skipped, -2, 2);
        Assert.InRange(found.Misplaced, -2, 2);
        Assert.InRange(found.ApartBefore, 0, 0.000_001);
        Assert.InRange(found.ApartAfter, 0, 0.000_001);
        Assert.Equal(found.HeldMs, found.Heard, 1.0);

        // What was on its way to the loudspeaker and the fade were heard after the player was asked.
        Assert.InRange(found.StoppedMs - found.HeardAtStop, 10, 150);
        Assert.Equal("stopped", found.State);
        Assert.Equal(0, found.Position);

        // 100 samples a step at 44.1 or 48 kHz: some 9 of the 14 steps fade.
        double[] fade = [.. found.Envelope.Where(static level => level >= 0)];
        Assert.Equal(1, fade[0], 0.001);
        Assert.InRange(fade[^1], 0, 0.2);
        Assert.All(fade.Zip(fade.Skip(1)), static pair => Assert.True(pair.Second <= pair.First + 0.01));
        Assert.InRange(fade.Count(static level => level < 0.99), 6, 11);
    }

    [ChromiumFact]
    public async Task A_piece_that_comes_late_is_one_underrun_and_one_that_comes_twice_is_played_once()
    {
        Late found = await server.PlayAsync<Late>(chromium.Browser, "sound.late");

        Assert.Equal("started,waiting,resumed,ended", found.States);
        Assert.Equal(0.5, found.Position, 0.01);
        Assert.Equal(1, found.Underruns);
        Assert.InRange(found.UnderrunSeconds, 0.2, 30);
        Assert.Equal(1, found.Duration, 0.000_1);
    }

    [ChromiumFact]
    public async Task Silence_between_turns_is_no_underrun()
    {
        Turns found = await server.PlayAsync<Turns>(chromium.Browser, "sound.turns");

        Assert.Equal(0, found.Underruns);
        Assert.Equal("two", found.Turn);
        Assert.Equal(2, found.Pieces);
    }

    [ChromiumFact]
    public async Task Seeking_muting_and_forgetting_do_what_they_say()
    {
        Sought found = await server.PlayAsync<Sought>(chromium.Browser, "sound.seek");

        Assert.Equal(0.2, found.Back, 0.001);
        Assert.Equal(0.5, found.Louder, 0.01);
        Assert.True(found.Forgotten);
        Assert.Equal("idle", found.State);
        Assert.Equal(0, found.Duration);
    }

    private sealed class Joined
    {
        public double Apart { get; set; }

        public int Longer { get; set; }

        public string Output { get; set; } = "";

        public int Underruns { get; set; }

        public string States { get; set; } = "";
    }

    private sealed class Paused
    {
        public string Output { get; set; } = "";

        public int Skipped { get; set; }

        public int Misplaced { get; set; }

        public double ApartBefore { get; set; }

        public double ApartAfter { get; set; }

        public double HeldMs { get; set; }

        public double Heard { get; set; }

        public double StoppedMs { get; set; }

        public double HeardAtStop { get; set; }

        public string State { get; set; } = "";

        public double Position { get; set; }

        public double[] Envelope { get; set; } = [];
    }

    private sealed class Late
    {
        public string States { get; set; } = "";

        public double Position { get; set; }

        public int Underruns { get; set; }

        public double UnderrunSeconds { get; set; }

        public double Duration { get; set; }
    }

    private sealed class Turns
    {
        public int Underruns { get; set; }

        public string Turn { get; set; } = "";

        public int Pieces { get; set; }
    }

    private sealed class Sought
    {
        public double Back { get; set; }

        public double Louder { get; set; }

        public bool Forgotten { get; set; }

        public string State { get; set; } = "";

        public double Duration { get; set; }
    }
}
