namespace AvatarKit.Tests.LipSync.Alignment;

public sealed class SoundClassesTests
{
    [Theory]
    [InlineData("p", "p")]
    [InlineData("ˈaː", "a")]
    [InlineData("tʃ", "tʃ")]
    [InlineData("t͡ʃ", "tʃ")]
    [InlineData("ts", "t s")]
    [InlineData("aɪ", "a ɪ")]
    [InlineData("ɛ̃", "ɛ")]
    [InlineData("ç", "ç")]
    [InlineData("r", "ɾ")]
    [InlineData("(en)", "_")]
    [InlineData("", "_")]
    [InlineData("_", "_")]
    [InlineData("?", "_")]
    public void A_phone_is_made_of_classes(string phone, string symbols)
        => Assert.Equal(symbols, string.Join(' ', SoundClasses.Of(phone).Select(SoundClasses.Symbol)));

    [Fact]
    public void Every_class_is_found_by_its_symbol_and_has_a_shape()
    {
        for (int sound = 0; sound < SoundClasses.Count; sound++)
        {
            Assert.Equal([sound], SoundClasses.Of(SoundClasses.Symbol(sound)));
            Assert.NotNull(PhoneTables.TryFind(PhoneAlphabet.Ipa, SoundClasses.Symbol(sound)));
        }
    }

    [Fact]
    public void Lips_are_sealed_for_p_b_and_m_alone() => Assert.Equal(
        ["p", "b", "m"], Enumerable.Range(0, SoundClasses.Count).Where(SoundClasses.IsLipClosure).Select(SoundClasses.Symbol));

    [Theory]
    [InlineData("en-US", "The quick brown fox judges my vow, though she measures things.")]
    [InlineData("de-DE", "Zwölf Boxkämpfer jagen Viktor quer über den großen Sylter Deich.")]
    [InlineData("es-ES", "El pingüino Wenceslao hizo kilómetros bajo exhaustiva lluvia.")]
    [InlineData("fr-FR", "Portez ce vieux whisky au juge blond qui fume.")]
    public void What_the_pronouncer_says_is_sound(string locale, string text) => Assert.All(
        Pronouncer.Pronounce(text, locale),
        static word => Assert.All(word.Phones, static phone => Assert.NotEqual(SoundClasses.Silence, SoundClasses.Of(phone)[0])));
}
