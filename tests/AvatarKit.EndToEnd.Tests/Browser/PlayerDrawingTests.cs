namespace AvatarKit.EndToEnd.Tests;

/// <summary>The face is drawn as often and as finely as the device can, and not where nobody sees it.</summary>
public sealed class PlayerDrawingTests(Chromium chromium, PlayerServer server) : IClassFixture<Chromium>, IClassFixture<PlayerServer>
{
    [ChromiumFact]
    public async Task A_slow_device_draws_less_and_a_slow_display_does_not()
    {
        Levels found = await server.PlayAsync<Levels>(chromium.Browser, "drawing.governor");

        Assert.Equal("0,1,1", found.Easy);
        Assert.Equal("0,1,1", found.SlowDisplay);
        Assert.Equal(["1,2,1", "2,2,0.75", "3,3,0.5"], found.Slower);
        Assert.Equal("0,1,1", found.Ease);
        Assert.Equal("1,2,1", found.LateFrames);
        Assert.Equal("1,2,1", found.Sluggish);
        Assert.Equal("0,2,0.75", found.Saving);
    }

    [ChromiumFact]
    public async Task A_hidden_page_speaks_and_follows_its_words_without_drawing()
    {
        Hidden found = await server.PlayAsync<Hidden>(chromium.Browser, "drawing.hidden");

        Assert.Equal(0, found.Drawn);
        Assert.Equal("one,two,three", found.Words);
    }

    [ChromiumFact]
    public async Task A_face_out_of_sight_is_not_drawn()
    {
        Unseen found = await server.PlayAsync<Unseen>(chromium.Browser, "drawing.unseen");

        Assert.Equal(0, found.Count);
    }

    private sealed class Levels
    {
        public string Easy { get; set; } = "";

        public string SlowDisplay { get; set; } = "";

        public string[] Slower { get; set; } = [];

        public string Ease { get; set; } = "";

        public string LateFrames { get; set; } = "";

        public string Sluggish { get; set; } = "";

        public string Saving { get; set; } = "";
    }

    private sealed class Hidden
    {
        public int Drawn { get; set; }

        public string Words { get; set; } = "";
    }

    private sealed class Unseen
    {
        public int Count { get; set; }
    }
}
