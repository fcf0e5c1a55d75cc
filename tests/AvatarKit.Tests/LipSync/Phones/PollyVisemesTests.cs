namespace AvatarKit.Tests.LipSync.Phones;

public sealed class PollyVisemesTests
{
    // The viseme columns of the phoneme tables in the Amazon Polly developer guide (ph-table-*), by language code.
    public static TheoryData<string, string> Symbols => new()
    {
        { "arb", "O S T a e f i k p r s t u" },
        { "da-DK", "@ E O T a e f i k o p r s t u" },
        { "nl-NL", "@ E O S a e f i k o p r s t u" },
        { "en-AU", "@ E O S T a e f i k p r s t u" },
        { "en-IN", "@ E O S T a e f i k p r s t u" },
        { "en-GB", "@ E O S T a e f i k p r s t u" },
        { "en-US", "@ E O S T a e f i k o p r s t u" },
        { "en-GB-WLS", "@ E O S T a e f i k p r s t u" },
        { "en-ZA", "@ E O S T a e f i k p r s t u" },
        { "fr-CA", "@ E J O S a e f i k o p s t u" },
        { "fr-FR", "@ E J O S a e f i k o p s t u" },
        { "de-DE", "@ E O S T a e f i k o p s t u" },
        { "is-IS", "0 E J O T a f i k p r s t u" },
        { "it-IT", "E J O S a e f i k o p r s t u" },
        { "ja-JP", "@ B J a f i k o p r s t u" },
        { "ko-KR", "E J a i k o p s t u" },
        { "cmn-CN", "@ E J S a e f i k o p s t u" },
        { "es-MX", "B J S T a e f i k o p r s t u" },
        { "nb-NO", "@ E O S a e f i k o p s t u x" },
        { "pl-PL", "E J O S a f i k p r s t u" },
        { "pt-BR", "E J O S a e f i k o p s t u" },
        { "pt-PT", "E J O S a e f i k o p s t u" },
        { "ro-RO", "@ S a e f i k o p r s t u" },
        { "ru-RU", "@ E J S a e f i k o p r s t u" },
        { "es-US", "B J S T a e f i k o p r s t u" },
        { "es-ES", "B J S T a e f i k o p r s t u" },
        { "sv-SE", "@ E E: J O S a e f i i: k o p r s t u" },
        { "tr-TR", "0 E J O S a e f i k o p s t u" },
        { "cy-GB", "@ E O S T a e f i k o p r s t u" },
    };

    [Theory]
    [MemberData(nameof(Symbols))]
    public void Every_symbol_of_a_locale_has_a_shape(string locale, string symbols)
    {
        foreach (string symbol in symbols.Split(' ').Append("sil").Append("l"))
        {
            Assert.True(PhoneTables.TryFind(PhoneAlphabet.Polly, symbol) is { Length: > 0 }, $"'{symbol}' of {locale} has no shape.");
        }
    }

    [Theory]
    [InlineData("p", Viseme.PP)]
    [InlineData("f", Viseme.FF)]
    [InlineData("T", Viseme.TH)]
    [InlineData("t", Viseme.DD)]
    [InlineData("S", Viseme.CH)]
    [InlineData("s", Viseme.SS)]
    [InlineData("i:", Viseme.I)]
    [InlineData("E:", Viseme.E)]
    [InlineData("sil", Viseme.Sil)]
    public void Capitals_and_length_marks_are_told_apart(string symbol, Viseme shape)
        => Assert.Equal(shape, PhoneTables.Find(PhoneAlphabet.Polly, symbol)[0].Viseme);

    [Fact]
    public void A_symbol_nobody_knows_moves_the_mouth_a_little()
        => Assert.Equal(Viseme.E, Assert.Single(PhoneTables.Find(PhoneAlphabet.Polly, "QQ")).Viseme);
}
