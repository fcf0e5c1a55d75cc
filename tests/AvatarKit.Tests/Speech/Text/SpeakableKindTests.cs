namespace AvatarKit.Tests.Speech.Text;

public sealed class SpeakableKindTests
{
    [Theory]
    [InlineData("en-US", "Meet us on 2024-05-03 there.", "2024-05-03", SpeakableKind.Date)]
    [InlineData("en-US", "We close at 14:30 today.", "14:30", SpeakableKind.Time)]
    [InlineData("en-US", "It was the 3rd try.", "3rd", SpeakableKind.Ordinal)]
    [InlineData("en-US", "In 1865, he left.", "1865", SpeakableKind.Year)]
    [InlineData("en-US", "There are 14 rooms.", "14", SpeakableKind.Cardinal)]
    [InlineData("en-US", "About 3.14 of them.", "3.14", SpeakableKind.Decimal)]
    [InlineData("en-US", "Some 2/3 voted.", "2/3", SpeakableKind.Fraction)]
    [InlineData("en-US", "She gave it 8/10 points.", "8/10", SpeakableKind.Score)]
    [InlineData("en-US", "A picture of 16:9 fits.", "16:9", SpeakableKind.Ratio)]
    [InlineData("en-US", "Pages 9–17 are gone.", "–", SpeakableKind.Range)]
    [InlineData("en-US", "It costs $3.50 now.", "$3.50", SpeakableKind.Money)]
    [InlineData("de-DE", "Es kostet 3,50 € heute.", "3,50 €", SpeakableKind.Money)]
    [InlineData("en-US", "We ran 5 km then.", "km", SpeakableKind.Measure)]
    [InlineData("en-US", "Call 555-123-4567 now.", "555-123-4567", SpeakableKind.Telephone)]
    [InlineData("en-US", "Write to ada@example.org today.", "ada@example.org", SpeakableKind.Electronic)]
    [InlineData("de-DE", "Friedrich II. war König.", "II.", SpeakableKind.Roman)]
    [InlineData("de-DE", "Das gilt z. B. hier.", "z. B.", SpeakableKind.Abbreviation)]
    [InlineData("en-US", "Install v2.1 first.", "2", SpeakableKind.Version)]
    [InlineData("en-US", "Salt & pepper.", "&", SpeakableKind.Symbol)]
    [InlineData("en-US", "Words stay words.", "Words stay words.", SpeakableKind.Verbatim)]
    [InlineData("en-US", "She lives at 1211 E Arques Ave now.", "1211", SpeakableKind.Address)]
    [InlineData("fi-FI", "Juoksimme 5 km.", "km", SpeakableKind.Measure)]
    [InlineData("en-US", "Well done 👍 all.", "👍", SpeakableKind.Emoji)]
    public void A_piece_says_what_it_was_taken_for(string locale, string text, string written, SpeakableKind kind)
    {
        SpeakableText speakable = SpeakableTextConverter.Convert(text, locale, new SpeakableTextOptions { NameEmoji = true });
        int at = text.IndexOf(written, StringComparison.Ordinal);

        SpeakableSpan span = speakable.Spans.First(span => span.OriginalStart <= at && span.OriginalStart + span.OriginalLength > at);

        Assert.Equal(kind, span.Kind);
    }

    [Fact]
    public void What_stands_beside_a_number_is_not_taken_for_it()
    {
        SpeakableText speakable = SpeakableTextConverter.Convert("I saw 14 birds.", "en-US");

        Assert.Equal(
            [SpeakableKind.Verbatim, SpeakableKind.Cardinal, SpeakableKind.Verbatim],
            speakable.Spans.Select(static span => span.Kind));
        Assert.Equal(
            "I saw |14| birds.",
            string.Join('|', speakable.Spans.Select(span => speakable.Spoken.Substring(span.SpokenStart, span.SpokenLength))));
    }

    [Fact]
    public void Words_for_a_large_table_are_a_phrase()
    {
        string table = "| a | b |\n|---|---|\n" + string.Concat(Enumerable.Repeat("| one | two |\n", 40));

        SpeakableText speakable = SpeakableTextConverter.Convert(table, "en-US");

        Assert.Contains(speakable.Spans, static span => span.Kind == SpeakableKind.Phrase);
    }
}
