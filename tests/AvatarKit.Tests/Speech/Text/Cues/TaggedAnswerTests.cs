using AvatarKit.Tests.Conversation;

namespace AvatarKit.Tests;

/// <summary>Tags of an answer on their way to its sentences.</summary>
public sealed class TaggedAnswerTests
{
    [Theory]
    [InlineData(
        "Hello. <break time=\"1s\"/>How are <emphasis>you</emphasis>? Fine.",
        "Hello.|How are you?|Fine.",
        "|1000 ms before 'How'; moderate 'you'|")]
    [InlineData("Hello.<break time=\"1s\"/> Well.", "Hello.|Well.", "|1000 ms before 'Well.'")]
    [InlineData(
        "<prosody rate=\"slow\">One is here. Two is there.</prosody> Three.",
        "One is here.|Two is there.|Three.",
        "0.75x 'One is here.'|0.75x 'Two is there.'|")]
    [InlineData("<sub alias=\"Doctor. No. Yes\">Dr. No</sub> is here. So.", "Doctor. No. Yes is here.|So.", "|")]
    [InlineData(
        "<speak>One is. <lang xml:lang=\"fr\">Deux est. Trois</lang> is.</speak>",
        "One is.|Deux est.|Trois is.",
        "|fr 'Deux est.'|fr 'Trois'")]
    [InlineData("- <emphasis>One</emphasis>\n- Two <emphasis>and</emphasis> more", "One|Two and more", "moderate 'One'|moderate 'and'")]
    [InlineData("<emphasis># Title\nText is here.", "Title|Text is here.", "moderate 'Title'|moderate 'Text is here.'")]
    public async Task A_tag_holds_for_its_sentences_wherever_the_stream_is_split(string written, string spoken, string cues)
    {
        for (int size = 1; size <= written.Length; size++)
        {
            List<SpeakableText> sentences = await SpeakAsync(written, size);

            Assert.Equal(spoken, string.Join('|', sentences.Select(static sentence => sentence.Spoken)));
            Assert.Equal(cues, string.Join('|', sentences.Select(CueText.Of)));
        }
    }

    [Theory]
    [InlineData("<prosody rate=\"slow\">Take 5 kg</prosody> or <emphasis>$3.50</emphasis>,<break/> now.", "en-US")]
    [InlineData("Am <emphasis level=\"strong\">3. Mai</emphasis> um <lang xml:lang=\"en\">9am</lang> <break time=\"1s\"/>da.", "de-DE")]
    [InlineData("<sub alias=\"uno\">1</sub> o <say-as interpret-as=\"digits\">2024</say-as> <phoneme ph=\"kasa\">casa</phoneme>.", "es-ES")]
    public async Task Streamed_and_whole_are_said_alike(string written, string locale)
    {
        SpeakableText whole = SpeakableTextConverter.Convert(written, locale);
        SpeakableText streamed = Assert.Single(await SpeakAsync(written, 3, locale));

        Assert.Equal(whole.Spoken, streamed.Spoken);
        Assert.Equal(whole.Cues, streamed.Cues);
    }

    [Fact]
    public async Task Tags_are_neither_shown_nor_stored_nor_said()
    {
        const string Written = "<speak>It is <emphasis level=\"strong\">very</emphasis> cold. <break time=\"1s\"/>Is it not?</speak>";
        await using var host = new EngineHost();
        host.Lite.RespondWith(Written);

        AvatarResponse response = await host.Engine.GetResponseAsync(EngineHost.Ask());

        Assert.Equal("It is very cold. Is it not?", response.Text);
        Assert.Equal("It is very cold. Is it not?", Assert.Single(await host.StoredAsync()).Result?.Answer);
        Assert.Equal(["It is very cold.", "Is it not?"], host.Voice.Calls.Select(static call => call.Request.Text));
        Assert.Equal(
            ["It is very cold.", "Is it not?"],
            response.Segments.Where(static piece => piece.Text.Length > 0).Select(static piece => piece.Text));
    }

    [Fact]
    public async Task A_diagram_is_named_once_wherever_the_stream_is_split()
    {
        string written = "Look at this:\n" + string.Concat(Enumerable.Repeat("│ One. Two. │\n", 30)) + "└───┘\nIs it clear?";
        for (int size = 1; size <= 40; size++)
        {
            List<SpeakableText> sentences = await SpeakAsync(written, size);

            Assert.Equal(["Look at this:", "Here is a diagram.", "Is it clear?"], sentences.Select(static sentence => sentence.Spoken));
        }
    }

    [Fact]
    public void A_sentence_is_not_cut_in_a_tag()
    {
        const string Written = "See <a title=\"Is this it? Yes. It is.\" href='x'>this one</a> now. So.";
        for (int size = 1; size <= Written.Length; size++)
        {
            var segmenter = new SentenceSegmenter(new SegmentationOptions());
            List<TextSegment> segments = [];
            for (int at = 0; at < Written.Length; at += size)
            {
                segmenter.Append(Written.AsSpan(at, Math.Min(size, Written.Length - at)), segments);
            }

            segmenter.Complete(segments);
            Assert.Equal([Written[..^4], "So."], segments.Select(static segment => segment.Text));
        }
    }

    private static async Task<List<SpeakableText>> SpeakAsync(string written, int size, string locale = "en-US")
    {
        var cues = new AnswerCues();
        using var feed = new SentenceFeed(new SegmentationOptions(), TimeProvider.System, offset: 0);
        for (int at = 0; at < written.Length; at += size)
        {
            cues.Begin();
            feed.Append(cues.Append(written.Substring(at, Math.Min(size, written.Length - at))), cues.Moods, cues.Tags);
        }

        cues.Begin();
        feed.Append(cues.Complete(), cues.Moods, cues.Tags);
        feed.Complete();
        List<SpeakableText> sentences = [];
        await foreach (TextSegment sentence in feed.Reader.ReadAllAsync())
        {
            sentences.Add(SpeakableTextConverter.Convert(sentence, locale, new SpeakableTextOptions()));
        }

        return sentences;
    }
}
