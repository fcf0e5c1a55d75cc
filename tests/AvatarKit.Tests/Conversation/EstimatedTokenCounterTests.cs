namespace AvatarKit.Tests;

public sealed class EstimatedTokenCounterTests
{
    private readonly EstimatedTokenCounter counter = new();

    // The exact counts are of the o200k_base encoding.
    [Theory]
    [InlineData("You can choose a voice in the settings, where every voice has a short sample to listen to.", 20)]
    [InlineData("Der Avatar antwortet in Text und mit Stimme.", 10)]
    [InlineData("虚拟形象会用文字和声音回答您的问题。您可以在设置中选择声音，每种声音都有一个简短的示例。如果没有一个适合您，请尝试另一种语言或更改语速。", 48)]
    [InlineData("アバターはテキストと音声で質問に答えます。設定で声を選ぶことができ、それぞれの声には短いサンプルがあります。", 39)]
    [InlineData("В настройках можно выбрать голос, у каждого есть короткий образец.", 15)]
    public void Counts_come_near_those_of_a_real_tokenizer(string text, int exact) =>
        Assert.InRange(counter.Count(text), (int)(exact * 0.85), (int)Math.Ceiling(exact * 1.45));

    [Theory]
    [InlineData("", 0)]
    [InlineData("word", 1)]
    [InlineData("two words", 2)]
    [InlineData("12345", 2)]
    [InlineData("a\n\nb", 3)]
    public void Small_things_are_counted_exactly(string text, int expected) => Assert.Equal(expected, counter.Count(text));

    [Fact]
    public void More_text_is_never_fewer_tokens()
    {
        const string Text = "Hello, Welt! 123,456 код  indented\n\n你好 👍🏽 \uD800 end";
        int last = 0;
        for (int length = 0; length <= Text.Length; length++)
        {
            int count = counter.Count(Text[..length]);
            Assert.True(count >= last, $"at {length}");
            last = count;
        }
    }

    [Fact]
    public void It_says_that_it_estimates() => Assert.True(counter.IsEstimate);
}
