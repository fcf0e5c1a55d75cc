namespace AvatarKit.Testing.Tests.Trials;

public sealed class TrialMarkTests
{
    [Fact]
    public void Every_message_has_a_mark_of_its_own_that_is_found_in_a_text()
    {
        string[] marks = [.. Enumerable.Range(0, 50).SelectMany(static user => Enumerable.Range(0, 50).Select(one => TrialMark.Of(user, one)))];

        Assert.Equal(marks.Length, marks.Distinct(StringComparer.Ordinal).Count());
        Assert.All(marks, static mark => Assert.Equal(mark, TrialMark.In($"That was {mark}.")));
        Assert.NotEqual(TrialMark.Of(1, 0), TrialMark.Of(0, TrialMark.MostMessages - 1));
    }

    [Fact]
    public void Another_mark_is_seen_beside_the_own()
    {
        string own = TrialMark.Of(1, 2);

        Assert.False(TrialMark.HasOther($"It is about {own}, {own} and nothing else.", own));
        Assert.False(TrialMark.HasOther("It is about quartz.", own));
        Assert.True(TrialMark.HasOther($"It is about {own} and {TrialMark.Of(1, 3)}.", own));
    }

    [Fact]
    public async Task A_trial_of_more_messages_than_there_are_marks_is_refused()
    {
        await using var host = new TrialHost();

        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => host.TryAsync(turns: TrialMark.MostMessages, users: 1));
    }
}
