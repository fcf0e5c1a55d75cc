namespace AvatarKit.Tests.Rendering.Cues;

public sealed class CueFilterTests
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
    [InlineData("[mood:angry]Who ate it? [Mood: Indignant] Me?", "Who ate it? Me?", "0 Angry 12 Angry")]
    [InlineData("[mood:over the moon] Hello.", "Hello.", "")]
    [InlineData("[mood:] Hello.", "Hello.", "")]
    [InlineData("Hello. [mood:ha", "Hello. ", "")]
    [InlineData("[gesture:nod] Yes.", "Yes.", "0 Nod")]
    [InlineData("Who [gesture:shrug]knows? [ Gesture : brow flash ] Me.", "Who knows? Me.", "4 Shrug 11 BrowFlash")]
    [InlineData("[mood:sad][gesture:Shake] No.[gesture:tilt]Or?", "No. Or?", "0 Sad 0 Shake 3 Tilt")]
    [InlineData("[gesture:wave] Hello. [gesture:Open Palm] Here, [gesture:count]three.", "Hello. Here, three.", "0 Wave 7 Palm 13 Count")]
    [InlineData("[gesture:cartwheel] Hello. [gesture:ti", "Hello. ", "")]
    public void Cues_are_taken_out_wherever_the_stream_is_split(string answer, string shown, string cues)
    {
        for (int first = 0; first <= answer.Length; first++)
        {
            for (int second = first; second <= answer.Length; second++)
            {
                Assert.Equal((shown, cues), Filter(answer[..first], answer[first..second], answer[second..]));
            }
        }

        Assert.Equal((shown, cues), Filter([.. answer.Select(static letter => letter.ToString())]));
    }

    [Theory]
    [InlineData("See [1] and [mode: x] and [a link](https://example.org).")]
    [InlineData("Write `[mood:happy]` for a smile, `[gesture:nod]` for a nod.")]
    [InlineData("The [gesture was [gest: x] and [gestures:nod]")]
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
        CueFilter filter = new();
        int given = 0;
        string text = string.Concat(Enumerable.Repeat("[mood", 100)) + "[mood:" + new string('a', 100);
        for (int i = 0; i < text.Length; i++)
        {
            given += filter.Append(text[i].ToString(), [], []).Length;
            Assert.InRange(i + 1 - given, 0, CueTag.LongestLength);
        }
    }

    private static (string Shown, string Cues) Filter(params string[] deltas)
    {
        CueFilter filter = new();
        List<(int Start, Mood Mood)> moods = [];
        List<PlacedGesture> gestures = [];
        string shown = string.Concat(deltas.Select(delta => filter.Append(delta, moods, gestures))) + filter.Complete();
        return (shown, string.Join(' ', moods.Select(static mood => $"{mood.Start} {mood.Mood}")
            .Concat(gestures.Select(static gesture => $"{gesture.Index} {gesture.Gesture}"))));
    }
}
