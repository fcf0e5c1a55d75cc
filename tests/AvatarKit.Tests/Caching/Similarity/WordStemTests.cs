namespace AvatarKit.Tests.Caching.Similarity;

/// <summary>How words lose their endings before questions are compared.</summary>
public sealed class WordStemTests
{
    [Theory]
    [InlineData("bus", "bus")]
    [InlineData("bikes", "bik")]
    [InlineData("bike", "bik")]
    [InlineData("ties", "tie")]
    [InlineData("cries", "cri")]
    [InlineData("cities", "citi")]
    [InlineData("city", "citi")]
    [InlineData("glasses", "glass")]
    [InlineData("glass", "glass")]
    [InlineData("sses", "sse")]
    [InlineData("status", "status")]
    [InlineData("orders", "order")]
    [InlineData("shipping", "ship")]
    [InlineData("shipped", "ship")]
    [InlineData("refunding", "refund")]
    [InlineData("calling", "call")]
    [InlineData("called", "call")]
    [InlineData("orderings", "order")]
    [InlineData("using", "using")]
    [InlineData("aging", "aging")]
    [InlineData("buying", "buy")]
    [InlineData("need", "need")]
    [InlineData("egg", "egg")]
    [InlineData("eggs", "egg")]
    [InlineData("added", "add")]
    [InlineData("grabbed", "grab")]
    [InlineData("sized", "siz")]
    [InlineData("tree", "tre")]
    [InlineData("toe", "toe")]
    [InlineData("daily", "daili")]
    [InlineData("days", "day")]
    public void In_English_number_and_time_are_cut_off(string word, string stem) => Assert.Equal(stem, WordStem.Of(word, isEnglish: true));

    [Theory]
    [InlineData("haus", "haus")]
    [InlineData("räder", "räd")]
    [InlineData("rädern", "räder")]
    [InlineData("casas", "cas")]
    [InlineData("casa", "cas")]
    [InlineData("gatto", "gatt")]
    [InlineData("gatti", "gatt")]
    [InlineData("idea", "ide")]
    [InlineData("aereo", "aer")]
    [InlineData("boutons", "bouton")]
    [InlineData("dem", "dem")]
    [InlineData("roma", "rom")]
    [InlineData("kauft", "kauft")]
    public void In_other_languages_a_last_consonant_and_the_vowels_before_it_are_cut_off(string word, string stem)
        => Assert.Equal(stem, WordStem.Of(word, isEnglish: false));

    [Theory]
    [InlineData("yes")]
    [InlineData("des")]
    [InlineData("2000s")]
    [InlineData("4g5es")]
    public void Short_words_and_numbers_stay(string word)
    {
        Assert.Same(word, WordStem.Of(word, isEnglish: true));
        Assert.Same(word, WordStem.Of(word, isEnglish: false));
    }

    [Theory]
    [InlineData("order", true)]
    [InlineData("kauft", false)]
    public void A_word_without_ending_is_not_copied(string word, bool isEnglish) => Assert.Same(word, WordStem.Of(word, isEnglish));
}
