namespace AvatarKit.EndToEnd.Tests;

/// <summary>A face lives while nothing is said: who listens and who thinks looks like it, and a mood outlives its last word.</summary>
public sealed class PlayerLifeTests(Chromium chromium, PlayerServer server) : IClassFixture<Chromium>, IClassFixture<PlayerServer>
{
    [ChromiumFact]
    public async Task Listening_and_thinking_show_and_nobody_is_ever_still()
    {
        Activities found = await server.PlayAsync<Activities>(chromium.Browser, "life.activities");

        Assert.All([found.Idle, found.Listening, found.Thinking], static look => Assert.Equal(0, look.Still));
        Assert.InRange(found.Idle.Blinks, 8, 26);
        Assert.True(found.Listening.Smile > found.Idle.Smile + 0.08, $"{found.Listening.Smile} against {found.Idle.Smile}");
        Assert.True(found.Listening.Roll > found.Idle.Roll + 1.5);
        Assert.True(found.Listening.Nods > found.Idle.Nods + 4, $"{found.Listening.Nods} against {found.Idle.Nods}");
        Assert.True(found.Listening.Aside < 0.05, $"{found.Listening.Aside}");
        Assert.True(found.Thinking.Aside > 0.8, $"{found.Thinking.Aside}");
        Assert.True(found.Thinking.Up > found.Idle.Up + 0.1);
        Assert.True(found.Thinking.Frown > 0.15);
        Assert.True(found.Thinking.Blinks < found.Idle.Blinks);
    }

    [ChromiumFact]
    public async Task The_same_seed_lives_the_same_life()
    {
        Seeds found = await server.PlayAsync<Seeds>(chromium.Browser, "life.seeds");

        Assert.True(found.Same && found.Other);
    }

    [ChromiumFact]
    public async Task A_mood_fades_after_the_last_word_instead_of_ending_with_it()
    {
        Afterglow found = await server.PlayAsync<Afterglow>(chromium.Browser, "life.afterglow");

        Assert.Equal(0.4, found.Spoken, 0.02);
        Assert.Equal(0.5, found.Jaw, 0.02);
        Assert.True(found.Breath < 0, "Three seconds of speech use up more than half a breath.");
        Assert.Equal(0, found.Shut);
        Assert.True(found.After[0] > 0.25, $"{found.After[0]}");
        Assert.InRange(found.After[2], 0.12, found.After[0]);
        Assert.True(found.After[4] < 0.2, $"{found.After[4]}");
    }

    [ChromiumFact]
    public async Task A_head_that_turns_slowly_does_not_tremble_by_the_steps_of_its_bytes()
    {
        Steps found = await server.PlayAsync<Steps>(chromium.Browser, "life.steps");

        Assert.True(found.Rough < 0.03, $"{found.Rough}");
        Assert.True(found.Wrong < 0.05, $"{found.Wrong}");
    }

    private sealed class Activities
    {
        public Look Idle { get; set; } = new();

        public Look Listening { get; set; } = new();

        public Look Thinking { get; set; } = new();
    }

    private sealed class Look
    {
        public double Roll { get; set; }

        public double Smile { get; set; }

        public double Up { get; set; }

        public double Frown { get; set; }

        public double Aside { get; set; }

        public int Blinks { get; set; }

        public int Still { get; set; }

        public int Nods { get; set; }
    }

    private sealed class Seeds
    {
        public bool Same { get; set; }

        public bool Other { get; set; }
    }

    private sealed class Afterglow
    {
        public double Spoken { get; set; }

        public double Jaw { get; set; }

        public double[] After { get; set; } = [];

        public double Breath { get; set; }

        public double Shut { get; set; }
    }

    private sealed class Steps
    {
        public double Rough { get; set; }

        public double Wrong { get; set; }
    }
}
