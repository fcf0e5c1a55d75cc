using System.Text;
using System.Xml.Linq;

namespace AvatarKit.Aws.Tests.Speech.Text;

public sealed class PollyCuesTests
{
    private const string Text = "Tom & Jerry said hello.";

    public static TheoryData<SpeechCue, PollyEngine, string> Tags => new()
    {
        { new SpeechCue { Start = 6, Pause = TimeSpan.FromMilliseconds(700) }, PollyEngine.Neural,
            """Tom &amp; <break time="700ms"/>Jerry said hello.""" },
        { new SpeechCue { Start = 23, Pause = TimeSpan.FromSeconds(10) }, PollyEngine.Generative,
            """Tom &amp; Jerry said hello.<break time="10000ms"/>""" },
        { new SpeechCue { Start = 6, Length = 5, Emphasis = SpeechEmphasis.Strong }, PollyEngine.Standard,
            """Tom &amp; <emphasis level="strong">Jerry</emphasis> said hello.""" },
        { new SpeechCue { Start = 6, Length = 5, Emphasis = SpeechEmphasis.Strong }, PollyEngine.Neural,
            """Tom &amp; <prosody rate="85%" volume="+4dB">Jerry</prosody> said hello.""" },
        { new SpeechCue { Start = 6, Length = 5, Emphasis = SpeechEmphasis.None }, PollyEngine.LongForm, "Tom & Jerry said hello." },
        { new SpeechCue { Start = 6, Length = 5, Rate = 0.5, Pitch = 12, Volume = -3.25 }, PollyEngine.Standard,
            """Tom &amp; <prosody rate="50%" pitch="+100%" volume="-3.2dB">Jerry</prosody> said hello.""" },
        { new SpeechCue { Start = 6, Length = 5, Rate = 0.5, Pitch = 12 }, PollyEngine.Neural,
            """Tom &amp; <prosody rate="50%">Jerry</prosody> said hello.""" },
        { new SpeechCue { Start = 6, Length = 5, Rate = 0.5 }, PollyEngine.Generative, "Tom & Jerry said hello." },
        { new SpeechCue { Start = 0, Length = 23, Rate = 0.5 }, PollyEngine.Generative,
            """<prosody rate="50%">Tom &amp; Jerry said hello.</prosody>""" },
        { new SpeechCue { Start = 6, Length = 5, Phones = "ˈdʒɛɹi" }, PollyEngine.Neural,
            """Tom &amp; <phoneme alphabet="ipa" ph="ˈdʒɛɹi">Jerry</phoneme> said hello.""" },
        { new SpeechCue { Start = 6, Length = 5, Phones = "ˈdʒɛɹi" }, PollyEngine.Generative, "Tom & Jerry said hello." },
        { new SpeechCue { Start = 6, Length = 5, Phones = "a\"/><x>&'" }, PollyEngine.Neural,
            """Tom &amp; <phoneme alphabet="ipa" ph="a&quot;/&gt;&lt;x&gt;&amp;&apos;">Jerry</phoneme> said hello.""" },
        { new SpeechCue { Start = 6, Length = 5, Locale = "fr" }, PollyEngine.Generative,
            """Tom &amp; <lang xml:lang="fr-FR">Jerry</lang> said hello.""" },
        { new SpeechCue { Start = 6, Length = 5, Locale = "en" }, PollyEngine.Neural, "Tom & Jerry said hello." },
        { new SpeechCue { Start = 6, Length = 5, Locale = "tlh" }, PollyEngine.Neural, "Tom & Jerry said hello." },
        { new SpeechCue { Start = 3, Length = 3, Rate = 0.5, Locale = "fr" }, PollyEngine.Neural, "Tom & Jerry said hello." },
    };

    [Theory]
    [MemberData(nameof(Tags))]
    public void A_cue_is_the_tag_the_engine_takes_and_no_other(SpeechCue cue, PollyEngine engine, string expected)
    {
        PollyPiece piece = Assert.Single(Split(Text, engine, 1, cue));

        Assert.Equal(expected.Contains('<', StringComparison.Ordinal) ? $"<speak>{expected}</speak>" : expected, piece.Text);
        if (piece.IsSsml)
        {
            Assert.Equal(Text, XDocument.Parse(piece.Text).Root!.Value);
            _ = SsmlReader.Read(piece.Text, engine);
        }
    }

    [Fact]
    public void A_rate_of_the_request_is_part_of_each_stretch_s()
    {
        SpeechCue slow = new() { Start = 6, Length = 5, Rate = 0.5 };
        SpeechCue all = new() { Start = 0, Length = 23, Rate = 0.5 };

        Assert.Equal(
            """<speak><prosody rate="150%">Tom &amp; </prosody><prosody rate="75%">Jerry</prosody>"""
                + """<prosody rate="150%"> said hello.</prosody></speak>""",
            Assert.Single(Split(Text, PollyEngine.Neural, 1.5, slow)).Text);
        Assert.Equal("""<speak><prosody rate="150%">Tom &amp; Jerry said hello.</prosody></speak>""",
            Assert.Single(Split(Text, PollyEngine.Generative, 1.5, slow)).Text);
        Assert.Equal("""<speak><prosody rate="20%">Tom &amp; Jerry said hello.</prosody></speak>""",
            Assert.Single(Split(Text, PollyEngine.Neural, 0.5, all, all)).Text);
    }

    [Fact]
    public void Phones_of_Chinese_and_Japanese_are_left_out_which_Polly_has_other_alphabets_for()
    {
        foreach (string locale in (string[])["zh-CN", "ja-JP"])
        {
            var request = new SpeechRequest { Text = "ab", Locale = locale, Cues = [new SpeechCue { Start = 0, Length = 2, Phones = "a" }] };
            var table = new PollyVoiceTable(PollyVoiceTable.List.Voices, new PollyOptions());

            Assert.Equal("ab", Assert.Single(PollyCues.Split(request, table.Find(null, locale), table, PollyLimits.Default)).Text);
        }
    }

    [Fact]
    public void Every_word_s_bytes_lead_back_to_it()
    {
        const string Said = "“Grüße”, 😀 & <b>ß</b> end";
        PollyPiece piece = Assert.Single(Split(
            Said,
            PollyEngine.Standard,
            1.2,
            new() { Start = 1, Length = 5, Phones = "ˈɡʁyːsə", Pause = TimeSpan.FromSeconds(1), Locale = "de" },
            new() { Start = 9, Length = 6, Rate = 0.5, Emphasis = SpeechEmphasis.Moderate },
            new() { Start = 23, Length = 3, Pitch = 3 }));
        foreach (string word in (string[])["Grüße", "ß", "end"])
        {
            int at = piece.Text.IndexOf($">{word}<", StringComparison.Ordinal) is >= 0 and int tagged ? tagged + 1
                : piece.Text.IndexOf($";{word}&", StringComparison.Ordinal) + 1;
            int from = Encoding.UTF8.GetByteCount(piece.Text.AsSpan(0, at));

            Assert.True(piece.Map.TryFind(from, from + Encoding.UTF8.GetByteCount(word), out int place, out int length));
            Assert.Equal(word, Said.Substring(place, length));
        }

        // Where Polly counts the tag to the word, the word's place is the same.
        int tag = piece.Text.IndexOf("<phoneme", StringComparison.Ordinal);
        int end = piece.Text.IndexOf("</phoneme>", StringComparison.Ordinal) + "</phoneme>".Length;
        int begin = Encoding.UTF8.GetByteCount(piece.Text.AsSpan(0, tag));
        Assert.True(piece.Map.TryFind(begin, begin + Encoding.UTF8.GetByteCount(piece.Text.AsSpan(tag..end)), out int start, out int count));
        Assert.Equal((1, 5), (start, count));
    }

    [Fact]
    public void A_long_text_is_cut_with_its_tags_closed_and_opened_again()
    {
        string text = string.Join(' ', Enumerable.Range(100, 900).Select(i => $"Word{i}."));
        List<PollyPiece> pieces = Split(text, PollyEngine.Neural, 1, new SpeechCue { Start = 9, Length = text.Length - 9, Volume = -6 });

        Assert.Equal(3, pieces.Count);
        Assert.Equal(
            text.Replace(" ", "", StringComparison.Ordinal),
            string.Concat(pieces.Select(piece => XDocument.Parse(piece.Text).Root!.Value)).Replace(" ", "", StringComparison.Ordinal));
        Assert.All(pieces, piece => Assert.Contains("""<prosody volume="-6dB">""", piece.Text, StringComparison.Ordinal));
    }

    private static List<PollyPiece> Split(string text, PollyEngine engine, double rate, params SpeechCue[] cues)
    {
        var table = new PollyVoiceTable(PollyVoiceTable.List.Voices, new PollyOptions());
        PollySpeaker speaker = table.Find(null, "en-US") with { Engine = engine };
        return PollyCues.Split(new SpeechRequest { Text = text, Rate = rate, Cues = cues }, speaker, table, PollyLimits.Default);
    }
}
