namespace AvatarKit.Local.Tests.Speech.Flite;

public sealed class FliteTextTests
{
    [Theory]
    [InlineData("café", "cafe")]
    [InlineData("naïve", "naive")]
    [InlineData("Straße", "Strasse")]
    [InlineData("“don’t”", "\"don't\"")]
    [InlineData("20€", "20 euros")]
    [InlineData("ﬁne", "fine")]
    [InlineData("ｆｕｌｌ", "full")]
    [InlineData("😀", "")]
    [InlineData("Привет", "")]
    [InlineData("a😀b", "ab")]
    public void Text_is_spelled_in_the_letters_Flite_knows(string text, string expected)
        => Assert.Equal(expected, string.Join(' ', FliteText.Spell(text)));

    [Fact]
    public void Everything_it_gives_is_printable_ASCII()
    {
        Random random = new(1);
        for (int i = 0; i < 200; i++)
        {
            string text = new([.. Enumerable.Range(0, 50).Select(_ => (char)random.Next(0x10000))]);
            Assert.All(FliteText.Spell(text), run => Assert.All(run, letter => Assert.InRange(letter, '!', '~')));
        }
    }

    [Fact]
    public void A_long_run_is_given_in_pieces() => Assert.All(FliteText.Spell(new string('x', 1_000)), run => Assert.InRange(run.Length, 1, 40));
}
