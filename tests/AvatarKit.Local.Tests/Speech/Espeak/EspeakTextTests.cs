namespace AvatarKit.Local.Tests.Speech.Espeak;

public sealed class EspeakTextTests
{
    [Theory]
    [InlineData("plain, text.", "plain, text.")]
    [InlineData("a[[b]]c [d]", "a  b]]c [d]")]
    [InlineData("[[[[", "    ")]
    [InlineData("a\u0001b\0c\ue000d\u0085e", "a b c d e")]
    [InlineData("line\nand\ttab", "line\nand\ttab")]
    [InlineData("\ufffd stays", "\ufffd stays")]
    public void Instructions_are_blanked_letter_for_letter(string text, string expected) => Assert.Equal(expected, EspeakText.Create(text).Spoken);

    [Fact]
    public void Halves_of_characters_are_blanked() =>
        Assert.Equal("x y z", EspeakText.Create(new string(['x', '\ud83d', 'y', '\ude00', 'z'])).Spoken);

    [Fact]
    public void As_many_characters_go_in_as_the_text_has()
    {
        Random random = new(1);
        for (int i = 0; i < 500; i++)
        {
            string text = new([.. Enumerable.Range(0, 30).Select(_ => random.Next(4) == 0 ? '[' : (char)random.Next(0x10000))]);
            Assert.Equal(text.EnumerateRunes().Count(), EspeakText.Create(text).Spoken.EnumerateRunes().Count());
        }
    }

    [Theory]
    [InlineData(1, -1, 0)]
    [InlineData(3, -1, 1)]
    [InlineData(5, 1, 2)]
    [InlineData(4, 1, 1)]
    [InlineData(0, 1, 1)]
    [InlineData(99, 1, 2)]
    public void A_position_counted_in_characters_finds_its_word_and_never_goes_back(int character, int from, int expected) =>
        Assert.Equal(expected, EspeakText.Create("a 😀 c").WordAt(character, from));
}
