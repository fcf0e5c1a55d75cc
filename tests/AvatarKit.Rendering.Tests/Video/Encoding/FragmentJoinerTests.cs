using Microsoft.Extensions.Time.Testing;

namespace AvatarKit.Rendering.Tests;

public sealed class FragmentJoinerTests
{
    private static readonly TimeSpan Far = TimeSpan.FromHours(1);
    private readonly FakeTimeProvider time = new();

    [Fact]
    public void The_initialisation_and_the_first_fragment_go_out_at_once()
    {
        var joiner = new FragmentJoiner(time);

        Assert.True(joiner.Add(new VideoFragment("video/mp4", new byte[1], true, default, default), Far)!.IsInitialization);
        Assert.Equal(0, joiner.Add(Fragment(0), Far)!.Start.TotalSeconds);
    }

    [Fact]
    public void Fragments_grow_with_the_lead_over_a_player_and_lose_nothing()
    {
        // An encoder four times as fast as real time.
        var joiner = new FragmentJoiner(time);
        List<VideoFragment> made = [];
        for (int i = 0; i < 200; i++)
        {
            time.Advance(TimeSpan.FromMilliseconds(25));
            if (joiner.Add(Fragment(i), Far) is { } piece)
            {
                made.Add(piece);
            }
        }

        Assert.Equal(0.1, made[1].Duration.TotalSeconds, 0.001);
        Assert.InRange(made[^1].Duration.TotalSeconds, 0.95, 1.15);
        TimeSpan end = default;
        byte next = 0;
        foreach (VideoFragment piece in made)
        {
            Assert.Equal(end, piece.Start);
            end = piece.End;
            foreach (byte one in piece.Data.ToArray())
            {
                Assert.Equal(next++, one);
            }
        }
    }

    [Fact]
    public void An_encoder_no_faster_than_real_time_has_every_fragment_taken_at_once()
    {
        var joiner = new FragmentJoiner(time);
        for (int i = 0; i < 50; i++)
        {
            Assert.NotNull(joiner.Add(Fragment(i), Far));
            time.Advance(TimeSpan.FromMilliseconds(100));
        }
    }

    [Fact]
    public void Nothing_waits_at_the_end_of_what_is_known()
    {
        var joiner = new FragmentJoiner(time);
        for (int i = 0; i < 20; i++)
        {
            joiner.Add(Fragment(i), Far);
        }

        Assert.NotNull(joiner.Add(Fragment(20), TimeSpan.FromSeconds(2.3)));
        Assert.Null(joiner.Flush());
    }

    private static VideoFragment Fragment(int number)
        => new("video/mp4", new[] { (byte)number }, false, TimeSpan.FromSeconds(number / 10.0), TimeSpan.FromSeconds(0.1));
}
