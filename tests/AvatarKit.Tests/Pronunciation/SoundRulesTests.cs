namespace AvatarKit.Tests.Pronunciation;

public sealed class SoundRulesTests
{
    [Fact]
    public void Every_phone_of_every_table_is_known()
    {
        IEnumerable<string> phones =
            SoundCatalog.All.SelectMany(static language => language.Names.Phones.Concat(language.Sounds is SoundRules rules ? rules.Phones : []))
                .Concat(EnglishSounds.Phones).Concat(LetterSounds.Phones);
        Assert.All(phones, static phone => Assert.NotNull(PhoneTables.TryFind(PhoneAlphabet.Ipa, phone)));
        Assert.All(phones, static phone => Assert.Single(PhoneTables.Find(PhoneAlphabet.Ipa, phone)));
    }

    [Theory]
    [InlineData("[a]b x\n[a] y\n[b] z", "ab", "xz")]
    [InlineData("[a]b x\n[a] y\n[b] z", "ba", "zy")]
    [InlineData("_[a] x\n[a] y", "aa", "xy")]
    [InlineData("[a]_ x\n[a] y", "aa", "yx")]
    [InlineData("[a]_ x\n[a] y\n[b] z", "a'b", "xz")]
    [InlineData("@C bcd\n[a]C*e x\n[a] y\n[bb] z\n[e] w", "abbe", "xzw")]
    [InlineData("[a]b?e x\n[a] y\n[e] w", "ae", "xw")]
    [InlineData("[a]~b x\n[a] y\n[b] z", "ab", "yz")]
    [InlineData("[a]~b x\n[a] y\n[b] z", "a", "x")]
    [InlineData("b|c[a] x\n[a] y\n[b|c] z", "ca", "zx")]
    [InlineData("[a] x # comment\n# [a] y", "a", "x")]
    [InlineData("[h]\n[a] x", "ha", "x")]
    [InlineData("[a] x\naa q r", "aa", "qr")]
    [InlineData("[a] x\n[b] y\nab > ba", "ab", "yx")]
    [InlineData("[b] z", "bb", "z")]
    public void A_table_says_what_its_lines_say(string table, string word, string expected)
    {
        List<string> phones = [];
        new SoundRules(table).Append(word, phones);
        Assert.Equal(expected, string.Concat(phones));
    }

    [Theory]
    [InlineData("[a")]
    [InlineData("a]b c")]
    [InlineData("word")]
    [InlineData("[] x")]
    public void A_line_that_is_none_is_named(string line) =>
        Assert.Contains(line[^1..], Assert.Throws<FormatException>(() => new SoundRules(line)).Message, StringComparison.Ordinal);

    [Fact]
    public void A_class_that_is_not_defined_is_named() =>
        Assert.Contains("'Q'", Assert.Throws<FormatException>(() => new SoundRules("[a]Q x")).Message, StringComparison.Ordinal);
}
