namespace AvatarKit.Tests.Pronunciation;

/// <summary>What the rules of each language must get right: words chosen for what is special in its spelling.</summary>
public sealed class SpellingTests
{
    [Theory]
    [InlineData("Schule", "ʃulə")]
    [InlineData("Spiel", "ʃpil")]
    [InlineData("Stein", "ʃtaɪn")]
    [InlineData("Kunst", "kʊnst")]
    [InlineData("ich", "ɪç")]
    [InlineData("Buch", "bux")]
    [InlineData("Hund", "hʊnt")]
    [InlineData("Tag", "tak")]
    [InlineData("Vogel", "foɡəl")]
    [InlineData("schön", "ʃøn")]
    [InlineData("Häuser", "hɔøzɐ")]
    [InlineData("fünf", "fʏnf")]
    [InlineData("zwölf", "tsvœlf")]
    [InlineData("sechs", "zɛks")]
    [InlineData("Mutter", "mʊtɐ")]
    [InlineData("besten", "bɛstən")]
    [InlineData("bestellen", "bəʃtɛlən")]
    [InlineData("gesehen", "ɡəzeən")]
    [InlineData("singen", "zɪŋən")]
    [InlineData("wichtig", "vɪçtɪç")]
    public void German(string word, string expected) => Assert.Equal(expected, Saying.Of(word, "de-DE"));

    [Theory]
    [InlineData("cielo", "θjelo")]
    [InlineData("queso", "keso")]
    [InlineData("guerra", "ɡera")]
    [InlineData("pingüino", "piŋɡwino")]
    [InlineData("llave", "ʎaβe")]
    [InlineData("hueso", "weso")]
    [InlineData("jamón", "xamon")]
    [InlineData("gente", "xente")]
    [InlineData("perro", "pero")]
    [InlineData("pero", "peɾo")]
    [InlineData("año", "aɲo")]
    [InlineData("vaca", "baka")]
    [InlineData("muy", "mui")]
    [InlineData("dedo", "deðo")]
    [InlineData("noche", "notʃe")]
    public void Spanish(string word, string expected) => Assert.Equal(expected, Saying.Of(word, "es-ES"));

    [Fact]
    public void Spanish_of_America_has_no_lisp()
    {
        Assert.Equal("sapato", Saying.Of("zapato", "es-MX"));
        Assert.Equal("θapato", Saying.Of("zapato", "es"));
    }

    [Theory]
    [InlineData("beaucoup", "boku")]
    [InlineData("enfant", "ɑfɑ")]
    [InlineData("vin", "vɛ")]
    [InlineData("bonne", "bon")]
    [InlineData("montagne", "mɔtaɲ")]
    [InlineData("fille", "fij")]
    [InlineData("ville", "vil")]
    [InlineData("soleil", "solɛj")]
    [InlineData("moi", "mwa")]
    [InlineData("parler", "paʁle")]
    [InlineData("hiver", "ivɛʁ")]
    [InlineData("nation", "nasjɔ")]
    [InlineData("maison", "mɛzɔ")]
    [InlineData("l'eau", "lo")]
    [InlineData("aujourd'hui", "oʒuʁdɥi")]
    [InlineData("garçon", "ɡaʁsɔ")]
    [InlineData("mangent", "mɑʒ")]
    [InlineData("moment", "momɑ")]
    [InlineData("deux", "dø")]
    public void French(string word, string expected) => Assert.Equal(expected, Saying.Of(word, "fr-FR"));

    [Theory]
    [InlineData("ciao", "tʃao")]
    [InlineData("chiesa", "kjeza")]
    [InlineData("gnocchi", "ɲoki")]
    [InlineData("famiglia", "famiʎa")]
    [InlineData("scena", "ʃena")]
    [InlineData("scuola", "skwola")]
    [InlineData("giorno", "dʒorno")]
    [InlineData("ghiaccio", "ɡjatʃo")]
    [InlineData("pizza", "pitsa")]
    [InlineData("c'è", "tʃɛ")]
    [InlineData("palla", "pala")]
    [InlineData("acqua", "akwa")]
    public void Italian(string word, string expected) => Assert.Equal(expected, Saying.Of(word, "it-IT"));

    [Theory]
    [InlineData("não", "nɐʊ", "nɐʊ")]
    [InlineData("filho", "fiʎʊ", "fiʎʊ")]
    [InlineData("vinho", "viɲʊ", "viɲʊ")]
    [InlineData("tia", "tiɐ", "tʃiɐ")]
    [InlineData("noite", "noɪtɨ", "noɪtʃɪ")]
    [InlineData("Brasil", "bɾɐzil", "bɾaziʊ")]
    [InlineData("casas", "kazɐʃ", "kazɐs")]
    [InlineData("passo", "pasʊ", "pasʊ")]
    [InlineData("carro", "kaʁʊ", "kaʁʊ")]
    [InlineData("rua", "ʁuɐ", "ʁuɐ")]
    [InlineData("quando", "kwɐdʊ", "kwɐdʊ")]
    [InlineData("sim", "si", "si")]
    public void Portuguese(string word, string european, string brazilian)
    {
        Assert.Equal(european, Saying.Of(word, "pt-PT"));
        Assert.Equal(brazilian, Saying.Of(word, "pt-BR"));
    }

    [Theory]
    [InlineData("through", "θɹu")]
    [InlineData("thought", "θɔt")]
    [InlineData("knife", "naɪf")]
    [InlineData("phone", "foʊn")]
    [InlineData("nation", "neɪʃən")]
    [InlineData("grabbing", "ɡɹæbɪŋ")]
    [InlineData("judge", "dʒʌdʒ")]
    [InlineData("light", "laɪt")]
    [InlineData("table", "teɪbəl")]
    [InlineData("wished", "wɪʃt")]
    public void English_without_its_dictionary(string word, string expected)
    {
        List<string> phones = [];
        new EnglishSounds(dictionary: null, dropsR: false).Append(word, phones);
        Assert.Equal(expected, string.Concat(phones));
    }

    [Theory]
    [InlineData("Ελλάδα", "elaða")]
    [InlineData("μπορώ", "boro")]
    [InlineData("Москва", "moskva")]
    [InlineData("хлеб", "xlep")]
    [InlineData("さくら", "sakɯɾa")]
    [InlineData("サクラ", "sakɯɾa")]
    [InlineData("한국", "hankuk")]
    [InlineData("שלום", "ʃəlom")]
    [InlineData("سلام", "səlam")]
    [InlineData("łódź", "wodz")]
    public void Other_scripts_are_read_by_their_letters(string word, string expected) =>
        Assert.Equal(expected, Saying.Of(word, "und").Replace(" ", "", StringComparison.Ordinal));

    [Fact]
    public void A_composed_letter_and_its_parts_sound_alike()
    {
        foreach (string locale in (string[])["de", "fr", "es", "pt", "en", "und"])
        {
            Assert.Equal(Saying.Of("ünïcödé ñandú", locale), Saying.Of("ünïcödé ñandú".Normalize(System.Text.NormalizationForm.FormD), locale));
        }
    }
}
