using System.Text;

namespace AvatarKit.Tests;

public sealed class VoiceTagFilterTests
{
    [Theory]
    [InlineData("One <break time=\"1s\"/> two.", "One two.", "4 Break")]
    [InlineData("One<break time=\"1s\"/>two.", "One two.", "3 Break")]
    [InlineData("It is <emphasis>very</emphasis> cold.", "It is very cold.", "6 Emphasis; 10 /Emphasis")]
    [InlineData("H<sub>2</sub>O and <sub alias=\"a > b\">c</sub>.", "H<sub>2</sub>O and c.", "19 Sub; 20 /Sub")]
    [InlineData("<speak><p>One</p><p>Two</p></speak>", "One\n\nTwo\n\n", "0 Speak; 0 Paragraph; 3 /Paragraph; 5 Paragraph; 8 /Paragraph; 10 /Speak")]
    [InlineData("<p>One</p> <s>old</s>", "<p>One</p> <s>old</s>", "")]
    [InlineData("Write `<break/>` or ``a <break/>``.", "Write `<break/>` or ``a <break/>``.", "")]
    [InlineData("```xml\n<speak>\n\n<break/></speak>\n```\n<break/>Done.", "```xml\n<speak>\n\n<break/></speak>\n```\nDone.", "37 Break")]
    [InlineData("A lone ` here.\n\n<break/>So.", "A lone ` here.\n\nSo.", "16 Break")]
    [InlineData("a < b, <breakfast> and <break", "a < b, <breakfast> and <break", "")]
    [InlineData("<br><b>x</b> <your name>", "<br><b>x</b> <your name>", "")]
    [InlineData("", "", "")]
    public void Tags_are_taken_out_wherever_the_stream_is_split(string written, string shown, string tags)
    {
        for (int size = 1; size <= written.Length + 1; size++)
        {
            (string left, List<PlacedTag> found) = Filter(written, size);

            Assert.Equal(shown, left);
            Assert.Equal(tags, string.Join("; ", found.Select(static tag => $"{tag.Index} {(tag.Tag.IsEnd ? "/" : "")}{tag.Tag.Kind}")));
        }
    }

    [Theory]
    [InlineData("<")]
    [InlineData("<break")]
    [InlineData("<break a=\"")]
    [InlineData("<emphasis>")]
    public void Hostile_text_comes_to_an_end(string part)
    {
        string text = string.Concat(Enumerable.Repeat(part, 1_000_000 / part.Length));

        (string left, List<PlacedTag> _) = Filter(text, 7);

        Assert.True(left.Length <= text.Length);
    }

    [Fact]
    public void Moods_keep_their_place_beside_tags()
    {
        const string Written = "<break/>[mood:happy] One<break/>two. [mood:sad] <emphasis>Three</emphasis>.";
        for (int size = 1; size < Written.Length; size++)
        {
            var cues = new AnswerCues();
            StringBuilder shown = new();
            for (int at = 0; at < Written.Length; at += size)
            {
                shown.Append(cues.Append(Written.Substring(at, Math.Min(size, Written.Length - at))));
            }

            shown.Append(cues.Complete());
            Assert.Equal("One two. Three.", shown.ToString());
            Assert.Equal([(0, Mood.Happy), (9, Mood.Sad)], cues.Moods);
        }
    }

    private static (string Left, List<PlacedTag> Tags) Filter(string text, int size)
    {
        var filter = new VoiceTagFilter();
        List<PlacedTag> tags = [];
        StringBuilder left = new();
        for (int at = 0; at < text.Length; at += size)
        {
            left.Append(filter.Append(text.Substring(at, Math.Min(size, text.Length - at)), tags));
        }

        left.Append(filter.Complete(tags));
        return (left.ToString(), tags);
    }
}
