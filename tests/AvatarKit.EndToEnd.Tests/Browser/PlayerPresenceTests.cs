namespace AvatarKit.EndToEnd.Tests;

/// <summary>The browser's gate before sound, what counts as heard, and the face.</summary>
public sealed class PlayerPresenceTests(Chromium chromium, PlayerServer server) : IClassFixture<Chromium>, IClassFixture<PlayerServer>
{
    [ChromiumFact]
    public async Task Sound_that_came_before_the_first_gesture_is_heard_from_its_start_with_it()
    {
        Locked found = await server.PlayAsync<Locked>(chromium.Browser, "presence.locked");

        Assert.True(found.Shown);
        Assert.True(found.Hidden);
        Assert.Equal("= blocked,= playing,started,= ended,ended", found.States);
        Assert.Equal(1, found.Seconds, 0.06);
    }

    [ChromiumFact]
    public async Task What_was_unlocked_in_a_gesture_plays_at_once()
    {
        Unlocked found = await server.PlayAsync<Unlocked>(chromium.Browser, "presence.unlocked");

        Assert.True(found.Opened);
        Assert.Equal("playing", found.State);
    }

    [ChromiumFact]
    public async Task Sound_that_the_system_interrupts_goes_on_where_it_was()
    {
        Interrupted found = await server.PlayAsync<Interrupted>(chromium.Browser, "presence.interrupted");

        Assert.Equal(found.Positions[0], found.Positions[1]);
        Assert.Equal(0, found.Aperture);
        Assert.InRange(found.Apart, 0, 0.000_001);
    }

    [ChromiumFact]
    public async Task What_was_heard_is_right_to_the_word_and_told_every_tenth_of_a_second()
    {
        Reports found = await server.PlayAsync<Reports>(chromium.Browser, "presence.heard");

        Assert.False(found.HadBegun);
        Assert.Empty(found.Wrong);
        Assert.InRange(found.Count, 5, 25);
        Assert.True(found.Quickest > 80, $"It was told again after {found.Quickest} ms.");
        Assert.Equal(("turn", 4, 400, 129), (found.Last.TurnId, found.Last.Segment, found.Last.ElapsedMs, found.Last.HeardCharacters));
        Assert.Equal(found.Last.HeardCharacters, found.LastTold.HeardCharacters);
    }

    [ChromiumFact]
    public async Task Every_null_of_a_piece_is_taken_as_not_there()
    {
        Nulls found = await server.PlayAsync<Nulls>(chromium.Browser, "presence.nulls");

        Assert.Equal(0.75, found.Duration, 0.000_1);
    }

    [ChromiumFact]
    public async Task A_live_face_is_read_and_one_that_is_none_is_left_out()
    {
        Faces found = await server.PlayAsync<Faces>(chromium.Browser, "presence.faces");

        Assert.True(found.Can);
        Assert.Equal(80, found.Jaw, 0.01);
        Assert.Equal((245 - 128) / 127.0 * 15, found.Yaw, 0.01);
        Assert.Equal(0, found.Others);
    }

    [ChromiumFact]
    public async Task A_picture_is_drawn_for_the_middle_of_the_time_it_is_seen()
    {
        Ahead found = await server.PlayAsync<Ahead>(chromium.Browser, "presence.ahead");

        Assert.True(found.Pictures > 20, $"Only {found.Pictures} pictures were drawn.");

        // A frame until it is seen, half of one to its middle, less what went by from the frame's beginning to the drawing.
        Assert.InRange(found.Middle, found.Interval / 2, found.Interval * 2);
        Assert.InRange(found.LipMedianMs, 0, 17);
    }

    [ChromiumFact]
    public async Task A_renderer_of_the_page_draws_and_one_that_fails_is_replaced()
    {
        Renderers found = await server.PlayAsync<Renderers>(chromium.Browser, "presence.renderers");

        Assert.Equal("360,480,1", found.Size);
        Assert.True(found.Shown);
        Assert.Equal(["It fails.", "A face has the functions draw(pose, life) and resize(width, height, ratio)."], found.Errors);
        Assert.Equal(255, found.Alpha);
    }

    private sealed class Locked
    {
        public bool Shown { get; set; }

        public bool Hidden { get; set; }

        public double Seconds { get; set; }

        public string States { get; set; } = "";
    }

    private sealed class Unlocked
    {
        public bool Opened { get; set; }

        public string State { get; set; } = "";
    }

    private sealed class Interrupted
    {
        public double[] Positions { get; set; } = [];

        public double Aperture { get; set; }

        public double Apart { get; set; }
    }

    private sealed class Reports
    {
        public bool HadBegun { get; set; }

        public string[] Wrong { get; set; } = [];

        public int Count { get; set; }

        public double Quickest { get; set; }

        public Position Last { get; set; } = new();

        public Position LastTold { get; set; } = new();
    }

    private sealed class Position
    {
        public string TurnId { get; set; } = "";

        public int Segment { get; set; }

        public int ElapsedMs { get; set; }

        public int HeardCharacters { get; set; }
    }

    private sealed class Nulls
    {
        public double Duration { get; set; }
    }

    private sealed class Faces
    {
        public bool Can { get; set; }

        public double Jaw { get; set; }

        public double Yaw { get; set; }

        public int Others { get; set; }
    }

    private sealed class Ahead
    {
        public int Pictures { get; set; }

        public double Middle { get; set; }

        public double Interval { get; set; }

        public double LipMedianMs { get; set; }
    }

    private sealed class Renderers
    {
        public string Size { get; set; } = "";

        public bool Shown { get; set; }

        public string[] Errors { get; set; } = [];

        public int Alpha { get; set; }
    }
}
