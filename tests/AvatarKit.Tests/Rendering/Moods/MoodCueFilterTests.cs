namespace AvatarKit.Tests.Rendering.Moods;

public sealed class MoodCueFilterTests
{
    [Theory]
    [InlineData("[mood:happy] Hello.", "Hello.", "0 Happy")]
    [InlineData("Hello. [mood:sad] Sorry.", "Hello. Sorry.", "7 Sad")]
    [InlineData("Hello.[mood:sad] Sorry.", "Hello. Sorry.", "6 Sad")]
    [InlineData("Hello.[mood:sad]Sorry.", "Hello. Sorry.", "6 Sad")]
    [InlineData("Hello [mood:sad], you.", "Hello , you.", "6 Sad")]
    [InlineData("Line.\n[mood:thoughtful]  Next.", "Line.\nNext.", "6 Thoughtful")]
    [InlineData("[ MOOD : Cheerful ]Hello.", "Hello.", "0 Happy")]
    [InlineData("[mood:happy][mood:sad] Hello.", "Hello.", "0 Happy 0 Sad")]
    [InlineData("[mood:over the moon] Hello.", "Hello.", "")]
    [InlineData("[mood:] Hello.", "Hello.", "")]
    [InlineData("Hello. [mood:ha", "Hello. ", "")]
    public void Cues_are_taken_out_wherever_the_stream_is_split(string answer, string shown, string moods)
    {
        for (int first = 0; first <= answer.Length; first++)
        {
            for (int second = first; second <= answer.Length; second++)
            {
                Assert.Equal((shown, moods), Filter(answer[..first], answer[first..second], answer[second..]));
            }
        }

        Assert.Equal((shown, moods), Filter([.. answer.Select(static letter => letter.ToString())]));
    }

    [Theory]
    [InlineData("See [1] and [mode: x] and [a link](https://example.org).")]
    [InlineData("Write `[mood:happy]` for a smile.")]
    [InlineData("A [mood board, and a [mood")]
    [InlineData("[moody:happy] [mood;sad] [mood:a/b] [mood:a very long name that nobody would ever give to a mood]")]
    [InlineData("[")]
    public void Other_brackets_stay(string answer)
    {
        Assert.Equal((answer, ""), Filter(answer));
        Assert.Equal((answer, ""), Filter([.. answer.Select(static letter => letter.ToString())]));
    }

    [Fact]
    public void No_more_is_kept_back_than_a_cue_is_long()
    {
        MoodCueFilter filter = new();
        int given = 0;
        string text = string.Concat(Enumerable.Repeat("[mood", 100)) + "[mood:" + new string('a', 100);
        for (int i = 0; i < text.Length; i++)
        {
            given += filter.Append(text[i].ToString(), []).Length;
            Assert.InRange(i + 1 - given, 0, MoodTag.LongestLength);
        }
    }

    private static (string Shown, string Moods) Filter(params string[] deltas)
    {
        MoodCueFilter filter = new();
        List<(int Start, Mood Mood)> moods = [];
        string shown = string.Concat(deltas.Select(delta => filter.Append(delta, moods))) + filter.Complete();
        return (shown, string.Join(' ', moods.Select(static mood => $"{mood.Start} {mood.Mood}")));
    }
}
