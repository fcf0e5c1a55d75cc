namespace AvatarKit.Local.Tests.Speech;

public sealed class TextWordTests
{
    [Theory]
    [InlineData("Hello, (big) world!", "Hello|big|world")]
    [InlineData("don't well-known 3.5 $4 50%", "don't|well-known|3.5|$4|50%")]
    [InlineData("yes—no", "yes|no")]
    [InlineData("“Größe” «été»", "Größe|été")]
    [InlineData("你好 world", "你|好|world")]
    [InlineData("... -- \"\"", "||")]
    public void Words_are_found_without_the_punctuation_around_them(string text, string expected) =>
        Assert.Equal(expected, string.Join('|', TextWord.Find(text).Select(word => text[word.WordStart..word.WordEnd])));

    [Fact]
    public void Any_text_gives_words_in_order_within_it()
    {
        Random random = new(1);
        for (int i = 0; i < 500; i++)
        {
            string text = new([.. Enumerable.Range(0, 40).Select(_ => random.Next(3) == 0 ? ' ' : (char)random.Next(0x10000))]);
            int end = 0;
            foreach (TextWord word in TextWord.Find(text))
            {
                Assert.InRange(word.Start, end, text.Length);
                Assert.InRange(word.WordStart, word.Start, word.End);
                Assert.InRange(word.WordEnd, word.WordStart, word.End);
                end = word.End;
            }

            Assert.InRange(end, 0, text.Length);
        }
    }
}
