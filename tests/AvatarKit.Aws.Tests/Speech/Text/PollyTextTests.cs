using System.Text;
using System.Xml.Linq;

namespace AvatarKit.Aws.Tests.Speech.Text;

public sealed class PollyTextTests
{
    [Fact]
    public void A_text_at_the_voice_s_own_rate_is_sent_as_it_is()
    {
        PollyPiece piece = Assert.Single(PollyText.Plain("Tom & Jerry < 3 \"friends\"", 1, PollyLimits.Default));

        Assert.Equal(("Tom & Jerry < 3 \"friends\"", false), (piece.Text, piece.IsSsml));
    }

    [Theory]
    [InlineData(0.5, "50%")]
    [InlineData(1.234, "123%")]
    [InlineData(2, "200%")]
    public void Another_rate_is_markup_with_what_it_reserves_escaped(double rate, string percent)
    {
        PollyPiece piece = Assert.Single(PollyText.Plain("Tom & 'Jerry' <3 \"x\">", rate, PollyLimits.Default));

        Assert.True(piece.IsSsml);
        Assert.Equal($"<speak><prosody rate=\"{percent}\">Tom &amp; &apos;Jerry&apos; &lt;3 &quot;x&quot;&gt;</prosody></speak>", piece.Text);
        Assert.Equal("Tom & 'Jerry' <3 \"x\">", XDocument.Parse(piece.Text).Root!.Value);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(1.5)]
    public void Control_characters_and_halves_of_characters_are_left_out(double rate)
    {
        PollyPiece piece = Assert.Single(PollyText.Plain("a\0b\u0007c\u009Fd\uD83Ee\uFFFEf\tg", rate, PollyLimits.Default));

        Assert.Contains("abcdef\tg", piece.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("“Grüße”, 😀 & <b>ß</b> end", 1)]
    [InlineData("“Grüße”, 😀 & <b>ß</b> end", 1.5)]
    [InlineData("\u0007日本 & 語", 0.5)]
    public void Every_character_s_bytes_lead_back_to_it(string text, double rate)
    {
        PollyPiece piece = Assert.Single(PollyText.Plain(text, rate, PollyLimits.Default));
        int at = piece.IsSsml ? piece.Text.IndexOf("%\">", StringComparison.Ordinal) + 3 : 0;
        foreach ((int start, Rune rune) in Runes(text).Where(one => PollyText.IsSendable(one.Rune)))
        {
            string sent = piece.IsSsml ? Escaped(rune) : rune.ToString();
            int from = Encoding.UTF8.GetByteCount(piece.Text.AsSpan(0, at));

            Assert.True(piece.Map.TryFind(from, from + Encoding.UTF8.GetByteCount(sent), out int place, out int length));
            Assert.Equal((start, rune.Utf16SequenceLength), (place, length));
            at += sent.Length;
        }
    }

    [Fact]
    public void Bytes_outside_what_was_sent_lead_nowhere()
    {
        PollyTextMap map = PollyText.Plain("Grüße", 1, PollyLimits.Default)[0].Map;

        Assert.False(map.TryFind(-1, 2, out _, out _));
        Assert.False(map.TryFind(3, 2, out _, out _));
        Assert.False(map.TryFind(0, 8, out _, out _));
        Assert.True(map.TryFind(0, 7, out int start, out int length));
        Assert.Equal((0, 5), (start, length));
    }

    [Fact]
    public void A_long_text_is_cut_where_sentences_end_and_nothing_is_lost()
    {
        string text = string.Join(' ', Enumerable.Range(1, 400).Select(i => $"This is sentence number {i}, isn't it?"));
        List<PollyPiece> pieces = PollyText.Plain(text, 1, PollyLimits.Default);

        Assert.True(pieces.Count > 4);
        Assert.All(pieces, piece => Assert.InRange(piece.Text.Length, 1, 3000));
        Assert.All(pieces, piece => Assert.EndsWith("?", piece.Text.TrimEnd(), StringComparison.Ordinal));
        Assert.Equal(text, string.Concat(pieces.Select(piece => piece.Text)));
    }

    [Theory]
    [InlineData("one two, three four five", 12, "one two, ")]
    [InlineData("one two three four five", 12, "one two ")]
    [InlineData("One. Two, three four five", 14, "One. ")]
    [InlineData("Said \"One.\" Two three", 15, "Said \"One.\" ")]
    [InlineData("abcdefghijklmnop", 10, "abcdefghij")]
    [InlineData("東京は晴れです。大阪は雨です。", 10, "東京は晴れです。")]
    public void Sentences_come_before_clauses_clauses_before_words_and_words_before_letters(string text, int limit, string first)
        => Assert.Equal(first, PollyText.Plain(text, 1, new PollyLimits(limit, 2 * limit))[0].Text);

    [Fact]
    public void A_character_is_never_cut()
    {
        string text = string.Concat(Enumerable.Repeat("👩🏽‍🚀e\u0301😀", 40));
        for (int limit = 6; limit < 40; limit++)
        {
            foreach (PollyPiece piece in PollyText.Plain(text, 1, new PollyLimits(limit, 2 * limit)))
            {
                Assert.True(piece.Text.EnumerateRunes().Count() <= limit);
                Assert.False(char.IsLowSurrogate(piece.Text[0]) || char.IsHighSurrogate(piece.Text[^1]));
                Assert.NotEqual('\u0301', piece.Text[0]);
                Assert.False(piece.Text[0] == '\u200D' || piece.Text[^1] == '\u200D');
            }
        }
    }

    [Fact]
    public void Tags_and_entities_count_to_the_total()
    {
        string text = string.Concat(Enumerable.Repeat("& ", 1400));
        List<PollyPiece> pieces = PollyText.Plain(text, 1.5, PollyLimits.Default);

        Assert.True(pieces.Count > 1);
        Assert.All(pieces, piece => Assert.InRange(piece.Text.Length, 1, 6000));
        Assert.All(pieces, piece => Assert.InRange(XDocument.Parse(piece.Text).Root!.Value.Length, 1, 3000));
        Assert.Equal(1400, pieces.Sum(piece => XDocument.Parse(piece.Text).Root!.Value.Count(c => c == '&')));
    }

    [Fact]
    public void Places_in_a_later_piece_are_places_in_the_whole_text()
    {
        List<PollyPiece> pieces = PollyText.Plain("Grüße. Später mehr.", 1.5, new PollyLimits(9, 100));

        Assert.Equal(3, pieces.Count);
        int from = Encoding.UTF8.GetByteCount("<speak><prosody rate=\"150%\">");
        Assert.True(pieces[1].Map.TryFind(from, from + Encoding.UTF8.GetByteCount("Später"), out int start, out int length));
        Assert.Equal("Später", "Grüße. Später mehr.".Substring(start, length));
    }

    private static string Escaped(Rune rune)
        => rune.Value switch { '&' => "&amp;", '<' => "&lt;", '>' => "&gt;", '"' => "&quot;", '\'' => "&apos;", _ => rune.ToString() };

    private static IEnumerable<(int Start, Rune Rune)> Runes(string text)
    {
        for (int i = 0; i < text.Length; i += Rune.GetRuneAt(text, i).Utf16SequenceLength)
        {
            yield return (i, Rune.GetRuneAt(text, i));
        }
    }
}
