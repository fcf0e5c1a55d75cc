namespace AvatarKit.Local.Tests.Speech.Flite;

public sealed class FlitePassageTests
{
    [Theory]
    [InlineData("One. Two! Three? Four", "One.|Two!|Three?|Four")]
    [InlineData("Dr. Smith met J. Doe, e.g. at 3.5 miles.", "Dr. Smith met J. Doe, e.g. at 3.5 miles.")]
    [InlineData("He said \"no.\" She left.", "He said \"no.\"|She left.")]
    [InlineData("See no. 5. And no. Never.", "See no. 5.|And no.|Never.")]
    [InlineData("A title\n\nand a text", "A title|and a text")]
    [InlineData("yes — no", "yes, no")]
    [InlineData("1914–1918", "1914 1918")]
    [InlineData("... !!", "")]
    public void Text_is_cut_into_sentences(string text, string expected)
        => Assert.Equal(expected, string.Join('|', FlitePassage.Cut(text).Select(passage => passage.Spelled)));

    [Fact]
    public void A_passage_knows_whether_it_goes_on_with_a_sentence()
    {
        string clause = string.Concat(Enumerable.Repeat("onward ", 15));

        Assert.Equal(
            [false, true, false],
            FlitePassage.Cut($"{clause.TrimEnd()}, {clause.TrimEnd()}. And so on.").Select(passage => passage.ContinuesSentence));
        Assert.Equal(
            [false, true, true], FlitePassage.Cut(string.Concat(Enumerable.Repeat("onward ", 140))).Select(passage => passage.ContinuesSentence));
    }

    [Fact]
    public void A_long_sentence_is_cut_at_a_clause_and_at_the_latest_at_four_hundred_characters()
    {
        string text = string.Concat(Enumerable.Repeat("and on it goes, ", 30)) + string.Concat(Enumerable.Repeat("onward ", 200));

        FlitePassage[] passages = [.. FlitePassage.Cut(text)];

        Assert.EndsWith(",", passages[0].Spelled, StringComparison.Ordinal);
        Assert.InRange(passages[0].Spelled.Length, 100, 120);
        Assert.All(passages, passage => Assert.InRange(passage.Spelled.Length, 1, 450));
        Assert.Equal(text.Split(' ', StringSplitOptions.RemoveEmptyEntries),
            passages.SelectMany(passage => passage.Words).Select(word => text[word.Word.Start..word.Word.End]));
    }
}
