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

        Assert.Equal("and on it goes, and on it goes,", passages[0].Spelled);
        Assert.EndsWith(",", passages[1].Spelled, StringComparison.Ordinal);
        Assert.InRange(passages[1].Spelled.Length, 60, 120);
        Assert.All(passages, passage => Assert.InRange(passage.Spelled.Length, 1, 450));
        Assert.Equal(text.Split(' ', StringSplitOptions.RemoveEmptyEntries),
            passages.SelectMany(passage => passage.Words).Select(word => text[word.Word.Start..word.Word.End]));
    }

    [Theory]
    [InlineData("We open at nine, and close at eight.", "We open at nine, and close at eight.")]
    [InlineData("On working days the library opens at nine, and in the evening it closes at eight.",
        "On working days the library opens at nine,|and in the evening it closes at eight.")]
    [InlineData("The reading rooms are open every day but the desk is closed on public holidays.",
        "The reading rooms are open every day|but the desk is closed on public holidays.")]
    [InlineData("Send documents and pictures of any size through the library website to one of the printers.",
        "Send documents and pictures of any size|through the library website to one of the printers.")]
    [InlineData("Supercalifragilisticexpialidocious words have no place where one would breathe while reading",
        "Supercalifragilisticexpialidocious words have no place|where one would breathe while reading")]
    public void What_is_heard_first_of_a_long_text_is_cut_where_one_would_breathe(string text, string expected)
        => Assert.Equal(expected, string.Join('|', FlitePassage.Cut(text).Select(passage => passage.Spelled)));

    [Fact]
    public void Only_what_is_heard_first_is_cut_short()
    {
        const string Sentence = "On working days the library opens at nine, and in the evening it closes at eight.";

        Assert.Equal([false, true, false], FlitePassage.Cut($"{Sentence} {Sentence}").Select(passage => passage.ContinuesSentence));
    }
}
