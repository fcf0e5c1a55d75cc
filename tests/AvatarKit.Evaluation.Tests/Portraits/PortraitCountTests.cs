namespace AvatarKit.Evaluation.Tests;

/// <summary>What counts as a sound that is not shut.</summary>
public sealed class PortraitCountTests
{
    private static readonly LipPhone[] Phones =
    [
        new(Viseme.Aa, 0, 0.2), new(Viseme.PP, 0.2, 0.3), new(Viseme.Aa, 0.3, 0.5), new(Viseme.PP, 0.5, 0.6), new(Viseme.Aa, 0.6, 0.8),
    ];

    [Fact]
    public void A_mouth_that_shuts_for_each_closure_and_opens_for_each_vowel_holds()
    {
        PortraitCount count = Count(static time => time is not ((> 0.21 and < 0.29) or (> 0.51 and < 0.59)));

        Assert.True(count.Holds, count.ToRow());
        Assert.StartsWith("| 0 of 2 | 0 of", count.ToRow(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_closure_that_stays_open_is_counted_as_a_sound()
    {
        PortraitCount count = Count(static time => time is not (> 0.21 and < 0.29));

        Assert.Equal(1, count.OpenSounds);
        Assert.False(count.Holds);
    }

    [Fact]
    public void A_closure_that_is_shut_too_briefly_is_counted_by_its_pictures()
    {
        PortraitCount count = Count(static time => time is not ((> 0.21 and < 0.29) or (> 0.54 and < 0.56)));

        Assert.Equal(0, count.OpenSounds);
        Assert.False(count.Holds, count.ToRow());
    }

    [Fact]
    public void A_mouth_that_never_opens_does_not_hold() => Assert.False(Count(static _ => false).Holds);

    private static PortraitCount Count(Func<double, bool> isOpen)
    {
        const int Rate = 100;
        var count = new PortraitCount();
        count.Add(Phones, [.. Enumerable.Range(0, 80).Select(frame => isOpen((double)frame / Rate))], Rate);
        return count;
    }
}
