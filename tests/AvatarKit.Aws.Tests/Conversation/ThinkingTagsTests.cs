using Microsoft.Extensions.AI;

namespace AvatarKit.Aws.Tests.Conversation;

public class ThinkingTagsTests
{
    [Theory]
    [InlineData("Hello.", "Hello.", "")]
    [InlineData("<thinking>I need the time.</thinking>\n\nOne moment.", "One moment.", "I need the time.")]
    [InlineData("Well. <thinking> a < b </thinking> So. <thinking>c</thinking>", "Well. So. ", "a < b c")]
    [InlineData("1 < 2 and <b>bold</b> <think", "1 < 2 and <b>bold</b> <think", "")]
    [InlineData("<thinking>never closed </thinkin", "", "never closed </thinkin")]
    public void Thoughts_are_no_words_however_the_text_is_cut(string text, string words, string thoughts)
    {
        for (int size = 1; size <= text.Length; size++)
        {
            var tags = new ThinkingTags();
            List<AIContent> contents = [.. text.Chunk(size).SelectMany(part => tags.Read(new string(part))), .. tags.End()];

            Assert.Equal(words, string.Concat(contents.OfType<TextContent>().Select(static content => content.Text)));
            Assert.Equal(thoughts, string.Concat(contents.OfType<TextReasoningContent>().Select(static content => content.Text)));
        }
    }

    [Fact]
    public void A_text_of_tags_alone_is_read_once()
    {
        string text = string.Concat(Enumerable.Repeat("<thinking>a</thinking>b", 4_000));
        var tags = new ThinkingTags();
        long before = GC.GetAllocatedBytesForCurrentThread();

        tags.Read(text);

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 100 * text.Length);
    }
}
