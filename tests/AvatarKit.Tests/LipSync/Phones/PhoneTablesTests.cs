namespace AvatarKit.Tests;

public sealed class PhoneTablesTests
{
    /// <summary>cmudict.phones 0.7b, and what Flite's US English voices print besides.</summary>
    private const string Arpabet =
        "aa ae ah ao aw ay b ch d dh eh er ey f g hh ih iy jh k l m n ng ow oy p r s sh t th uh uw v w y z zh ax axr dx el em en ix nx pau brth";

    /// <summary>The symbols of the viseme columns of the Amazon Polly developer guide, all locales.</summary>
    private const string Polly = "sil p t S T f k i r s u @ a e E o O B J x 0 E: i: l";

    /// <summary>Every character that eSpeak NG 1.51 printed with --ipa for its 131 languages over a text in ten scripts.</summary>
    private const string Espeak = "ASZabcdefghijklmnopqrstuvwxyzäæçðøħŋœɐɑɒɔɕɖəɚɛɜɟɡɣɨɪɫɬɭɯɲɳɵɹɻɽɾʀʁʂʃʈʉʊʋʌʐʑʒʔʕʝʦβεθχ";

    [Fact]
    public void Every_Oculus_viseme_is_itself()
    {
        foreach (Viseme viseme in Enum.GetValues<Viseme>())
        {
            Assert.Equal(new PhoneShape(viseme), Assert.Single(PhoneTables.Find(PhoneAlphabet.Oculus, viseme.ToString())));
        }
    }

    [Fact]
    public void Every_Arpabet_phone_is_known_in_any_case_and_with_any_stress()
    {
        foreach (string phone in Arpabet.Split(' '))
        {
            IReadOnlyList<PhoneShape>? shapes = PhoneTables.TryFind(PhoneAlphabet.Arpabet, phone);
            Assert.True(shapes is not null, phone);
            Assert.Same(shapes, PhoneTables.TryFind(PhoneAlphabet.Arpabet, phone.ToUpperInvariant() + "1"));
        }
    }

    [Fact]
    public void Every_Polly_symbol_is_known()
        => Assert.All(Polly.Split(' '), static symbol => Assert.NotNull(PhoneTables.TryFind(PhoneAlphabet.Polly, symbol)));

    [Fact]
    public void Every_Azure_id_is_known_and_no_other()
    {
        Assert.All(Enumerable.Range(0, 22), static id => Assert.NotNull(PhoneTables.TryFind(PhoneAlphabet.Azure, $"{id}")));
        Assert.All(["22", "-1", "1.5", "", "p", "99999999999"], static id => Assert.Null(PhoneTables.TryFind(PhoneAlphabet.Azure, id)));
    }

    [Theory]
    [InlineData("0", Viseme.Sil)]
    [InlineData("5", Viseme.RR)]
    [InlineData("12", Viseme.Kk)]
    [InlineData("16", Viseme.CH)]
    [InlineData("18", Viseme.FF)]
    [InlineData(" 21 ", Viseme.PP)]
    public void An_Azure_id_has_the_shape_of_its_phonemes(string id, Viseme expected)
        => Assert.Equal(expected, Assert.Single(PhoneTables.Find(PhoneAlphabet.Azure, id)).Viseme);

    [Fact]
    public void Every_letter_eSpeak_NG_prints_is_known()
        => Assert.All(Espeak, static letter => Assert.NotNull(PhoneTables.TryFind(PhoneAlphabet.Ipa, letter.ToString())));

    [Theory]
    [InlineData("p", Viseme.PP)]
    [InlineData("ˈb", Viseme.PP)]
    [InlineData("m̩", Viseme.PP)]
    [InlineData("v", Viseme.FF)]
    [InlineData("ð", Viseme.TH)]
    [InlineData("t͡ʃ", Viseme.CH)]
    [InlineData("dʒ", Viseme.CH)]
    [InlineData("tsʰ", Viseme.SS)]
    [InlineData("ŋ", Viseme.Kk)]
    [InlineData("l̩", Viseme.Nn)]
    [InlineData("ɑː", Viseme.Aa)]
    [InlineData("ˌɛ", Viseme.E)]
    [InlineData("ɔ̃", Viseme.O)]
    [InlineData("õ", Viseme.O)]
    [InlineData("ç", Viseme.I)]
    [InlineData("ǃ", Viseme.DD)]
    [InlineData("a5", Viseme.Aa)]
    [InlineData("(en)uː(fr)", Viseme.U)]
    [InlineData("", Viseme.Sil)]
    [InlineData("_:", Viseme.Sil)]
    public void An_IPA_phone_keeps_its_shape_whatever_is_written_around_it(string symbol, Viseme expected)
        => Assert.Equal(expected, Assert.Single(PhoneTables.Find(PhoneAlphabet.Ipa, symbol)).Viseme);

    [Theory]
    [InlineData(PhoneAlphabet.Ipa, "aɪ", Viseme.Aa, Viseme.I)]
    [InlineData(PhoneAlphabet.Ipa, "ˈoʊ", Viseme.O, Viseme.U)]
    [InlineData(PhoneAlphabet.Ipa, "eɪ", Viseme.E, Viseme.I)]
    [InlineData(PhoneAlphabet.Arpabet, "aw1", Viseme.Aa, Viseme.U)]
    [InlineData(PhoneAlphabet.Arpabet, "OY", Viseme.O, Viseme.I)]
    [InlineData(PhoneAlphabet.Polly, "e", Viseme.E, Viseme.I)]
    [InlineData(PhoneAlphabet.Azure, "9", Viseme.Aa, Viseme.U)]
    [InlineData(PhoneAlphabet.Azure, "10", Viseme.O, Viseme.I)]
    [InlineData(PhoneAlphabet.Azure, "11", Viseme.Aa, Viseme.I)]
    public void A_diphthong_is_two_shapes(PhoneAlphabet alphabet, string symbol, Viseme first, Viseme second)
        => Assert.Equal([first, second], PhoneTables.Find(alphabet, symbol).Select(static shape => shape.Viseme));

    [Theory]
    [InlineData(PhoneAlphabet.Ipa, "ə")]
    [InlineData(PhoneAlphabet.Arpabet, "ax")]
    [InlineData(PhoneAlphabet.Polly, "@")]
    public void A_schwa_is_weak(PhoneAlphabet alphabet, string symbol)
        => Assert.InRange(Assert.Single(PhoneTables.Find(alphabet, symbol)).Weight, 0.3f, 0.6f);

    [Theory]
    [InlineData(PhoneAlphabet.Oculus, "??")]
    [InlineData(PhoneAlphabet.Arpabet, "qqq")]
    [InlineData(PhoneAlphabet.Ipa, "字")]
    [InlineData(PhoneAlphabet.Ipa, "\ud83d")]
    [InlineData(PhoneAlphabet.Polly, "€")]
    [InlineData(PhoneAlphabet.Azure, "22")]
    [InlineData(PhoneAlphabet.None, "a")]
    [InlineData((PhoneAlphabet)99, "a")]
    public void An_unknown_symbol_moves_the_mouth_a_little(PhoneAlphabet alphabet, string symbol)
    {
        Assert.Null(PhoneTables.TryFind(alphabet, symbol));
        Assert.Equal(new PhoneShape(Viseme.E, 0.3f), Assert.Single(PhoneTables.Find(alphabet, symbol)));
    }
}
