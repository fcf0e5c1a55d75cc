namespace AvatarKit.Tests;

public sealed class SentenceSegmenterTests
{
    [Theory]
    [InlineData("Hello there. How are you?", "Hello there.|How are you?")]
    [InlineData("It is 3.5 metres long. Really!", "It is 3.5 metres long.|Really!")]
    [InlineData("Ask Dr. Smith about it. He knows.", "Ask Dr. Smith about it.|He knows.")]
    [InlineData("Use fruit, e.g. apples. They keep.", "Use fruit, e.g. apples.|They keep.")]
    [InlineData("He lives in the U.S. government zone. Fine.", "He lives in the U.S. government zone.|Fine.")]
    [InlineData("He moved to the U.S. The rest stayed.", "He moved to the U.S.|The rest stayed.")]
    [InlineData("J. R. R. Tolkien wrote it. I read it.", "J. R. R. Tolkien wrote it.|I read it.")]
    [InlineData("No. I will not. See no. 5 there.", "No.|I will not.|See no. 5 there.")]
    [InlineData("Well... maybe. Wait… No!", "Well... maybe.|Wait…|No!")]
    [InlineData("What?! You did? Yes.", "What?!|You did?|Yes.")]
    [InlineData("\"Stop!\" he said. \"Go on.\" She went.", "\"Stop!\" he said.|\"Go on.\"|She went.")]
    [InlineData("He said “It works. Mostly.” Then he left.", "He said “It works. Mostly.”|Then he left.")]
    [InlineData("It works (see below. Or above.) for all. Good.", "It works (see below. Or above.) for all.|Good.")]
    [InlineData("(It works.) Next one.", "(It works.)|Next one.")]
    [InlineData(
        "See https://example.com/a.b?c=d. Then mail a.b@example.com. Done.",
        "See https://example.com/a.b?c=d.|Then mail a.b@example.com.|Done.")]
    [InlineData("Version 1.2.3 is out. Get it.", "Version 1.2.3 is out.|Get it.")]
    [InlineData("你好。今天怎么样？很好！", "你好。|今天怎么样？|很好！")]
    [InlineData("彼は「はい。そうです。」と言った。次。", "彼は「はい。そうです。」と言った。|次。")]
    [InlineData("नमस्ते। आप कैसे हैं?", "नमस्ते।|आप कैसे हैं?")]
    [InlineData("كيف حالك؟ أنا بخير.", "كيف حالك؟|أنا بخير.")]
    [InlineData("Das ist z. B. hier so. Am 3. Mai kommt er. Gut.", "Das ist z. B. hier so.|Am 3. Mai kommt er.|Gut.")]
    [InlineData("El Sr. García vive aquí. Vale.", "El Sr. García vive aquí.|Vale.")]
    [InlineData("Voyez p. ex. la page. Mme. Curie aussi. Oui.", "Voyez p. ex. la page.|Mme. Curie aussi.|Oui.")]
    [InlineData("It was in 2024. Then it ended.", "It was in 2024.|Then it ended.")]
    [InlineData("**Bold sentence.** Then more.", "**Bold sentence.**|Then more.")]
    [InlineData("So it is.[1] And so on.", "So it is.[1]|And so on.")]
    [InlineData("Great! 🎉 Let's go.", "Great!|🎉 Let's go.")]
    [InlineData("Call `a. B()` first. Then stop.", "Call `a. B()` first.|Then stop.")]
    [InlineData("Bring apples, pears, etc. and go. Bring nuts, etc. Then go.", "Bring apples, pears, etc. and go.|Bring nuts, etc.|Then go.")]
    public void Cuts_at_the_ends_of_sentences(string answer, string expected) =>
        Assert.Equal(expected.Split('|'), SentenceSegmenterStreamTests.Segment(answer, [answer.Length]).Select(segment => segment.Text));

    [Fact]
    public void Cuts_Markdown_into_its_blocks()
    {
        const string Answer =
            "# A title. With two\nSome text\ngoes on\n\nAnother paragraph\n- first item\n- second item. With more.\n\n1. One\n2. Two\n\n> "
                + "quoted. Text\n> more\n\n---\nThe end";

        Assert.Equal(
            [
                "# A title. With two", "Some text\ngoes on", "Another paragraph", "- first item", "- second item.", "With more.", "1. One",
                "2. Two", "> quoted.", "Text\n> more", "---", "The end",
            ],
            SentenceSegmenterStreamTests.Segment(Answer, [Answer.Length]).Select(segment => segment.Text));
    }

    [Fact]
    public void A_fence_is_one_segment_however_long()
    {
        string code = "```python\n" + string.Concat(Enumerable.Repeat("print('Hello. World! Yes?')\n\n# no title\n", 50)) + "```";

        Assert.Equal(["Look:", code, "Done."], SentenceSegmenterStreamTests.Segment($"Look:\n{code}\nDone.", [7]).Select(segment => segment.Text));
    }

    [Fact]
    public void Of_a_fence_beyond_all_bounds_the_rest_is_left_out()
    {
        string answer = "```\n" + new string('x', 70_000) + "\n```\nDone.";

        List<TextSegment> segments = SentenceSegmenterStreamTests.Segment(answer, [100]);

        Assert.Equal(2, segments.Count);
        Assert.Equal(32_768, segments[0].Text.Length);
        Assert.Equal("Done.", segments[1].Text);
    }

    [Fact]
    public void A_fence_that_is_never_closed_is_one_segment()
    {
        Assert.Equal(["```js\nlet a = 1. \nB"], SentenceSegmenterStreamTests.Segment("```js\nlet a = 1. \nB", [3]).Select(segment => segment.Text));
    }

    [Theory]
    [InlineData("Before. \n| A | B |\n|---|---|\n| 1. X | 2 |\n| 3 | 4 |\nAfter.", "| A | B |\n|---|---|\n| 1. X | 2 |\n| 3 | 4 |")]
    [InlineData("Before. \nA | B\n--- | ---\n1. X | 2\n3 | 4\nAfter.", "A | B\n--- | ---\n1. X | 2\n3 | 4")]
    public void A_table_is_one_segment(string answer, string table) =>
        Assert.Equal(["Before.", table, "After."], SentenceSegmenterStreamTests.Segment(answer, [5]).Select(segment => segment.Text));

    [Fact]
    public void The_first_segment_may_end_at_a_clause_and_later_ones_do_not()
    {
        const string Answer =
            "Well, yes: to choose a voice, first listen to it, then decide for yourself. After that, and only then, it is yours, really.";

        Assert.Equal(
            ["Well, yes: to choose a voice,", "first listen to it, then decide for yourself.", "After that, and only then, it is yours, really."],
            SentenceSegmenterStreamTests.Segment(Answer, [Answer.Length], first: 24).Select(segment => segment.Text));
    }

    [Fact]
    public void A_comma_in_a_number_ends_no_clause()
    {
        Assert.Equal(
            ["The town has about 1,200,000 people today,", "they say."],
            SentenceSegmenterStreamTests.Segment("The town has about 1,200,000 people today, they say.", [1], first: 10)
                .Select(segment => segment.Text));
    }

    [Fact]
    public void A_sentence_is_given_out_with_the_space_after_it()
    {
        SentenceSegmenter segmenter = new(new SegmentationOptions());
        List<TextSegment> output = [];

        segmenter.Append("Hello there.", output);
        Assert.Empty(output);
        Assert.True(segmenter.HasPending);
        segmenter.Append(" ", output);

        Assert.Equal(new TextSegment("Hello there.", 0), Assert.Single(output));
        Assert.False(segmenter.HasPending);
    }

    [Theory]
    [InlineData("It was odd . . . and it was late.", "It was odd . . . and it was late.")]
    [InlineData("A. The first case. B. The second.", "A. The first case.|B. The second.")]
    [InlineData("At 5 a.m. Mr. Smith left.", "At 5 a.m. Mr. Smith left.")]
    [InlineData("It is a gas.[1] It burns well.", "It is a gas.[1]|It burns well.")]
    [InlineData("Nous partons le 3 sept. prochain.", "Nous partons le 3 sept. prochain.")]
    public void Sentences_end_where_they_end(string text, string sentences)
    {
        SentenceSegmenter segmenter = new(new SegmentationOptions());
        List<TextSegment> output = [];

        segmenter.Append(text, output);
        segmenter.Complete(output);

        Assert.Equal(sentences.Split('|'), output.Select(static one => one.Text.Trim()));
    }

    [Theory]
    [InlineData("1. The first item 2. The second item", "1. The first item|2. The second item")]
    [InlineData("a. The first b. The second c. The third", "a. The first|b. The second|c. The third")]
    [InlineData("1.) Wash it 2.) Dry it", "1.) Wash it|2.) Dry it")]
    [InlineData("I had 2. The others had none.", "I had 2.|The others had none.")]
    [InlineData("• 3. Wash it\n\n• 4. Dry it", "• 3. Wash it|• 4. Dry it")]
    public void Each_item_of_a_line_is_a_segment_with_its_number(string text, string items)
        => Assert.Equal(items.Split('|'), SentenceSegmenterStreamTests.Segment(text, [1]).Select(static segment => segment.Text));

    [Theory]
    [InlineData("She works at Yahoo! in town. He too.", "She works at Yahoo! in town.|He too.")]
    [InlineData("She is 5 ft. 6 in. tall. He too.", "She is 5 ft. 6 in. tall.|He too.")]
    [InlineData("Heading NW. through the woods. Done.", "Heading NW. through the woods.|Done.")]
    [InlineData("Die GmbH & Co. KG zahlt. Gut.", "Die GmbH & Co. KG zahlt.|Gut.")]
    [InlineData("At 6 p.m. The birds sing. Good.", "At 6 p.m.|The birds sing.|Good.")]
    [InlineData("At 6 p.m. Mr. Smith left. Good.", "At 6 p.m. Mr. Smith left.|Good.")]
    [InlineData("»Wirklich?« »Ja!« Sie ging.", "»Wirklich?«|»Ja!«|Sie ging.")]
    [InlineData("Happy!... no one knows. Good.", "Happy!... no one knows.|Good.")]
    public void What_ends_in_a_mark_is_not_always_a_sentence(string text, string sentences)
        => Assert.Equal(sentences.Split('|'), SentenceSegmenterStreamTests.Segment(text, [1]).Select(static segment => segment.Text));

    [Fact]
    public void A_long_sentence_is_cut_at_a_clause_or_else_at_a_word()
    {
        Assert.Equal(
            ["one two three four,", "five six seven eight", "nine ten"],
            SentenceSegmenterStreamTests.Segment("one two three four, five six seven eight nine ten", [1], max: 22).Select(segment => segment.Text));
    }

    [Fact]
    public void Text_without_spaces_is_cut_between_grapheme_clusters()
    {
        string family = "👩‍👩‍👧‍👦";

        List<TextSegment> segments = SentenceSegmenterStreamTests.Segment(string.Concat(Enumerable.Repeat(family, 20)), [1], max: 40);

        Assert.True(segments.Count > 1);
        Assert.All(segments, segment => Assert.Equal(0, segment.Text.Length % family.Length));
    }

    [Fact]
    public void Cutting_now_gives_out_whole_words_and_keeps_the_rest()
    {
        SentenceSegmenter segmenter = new(new SegmentationOptions());
        List<TextSegment> output = [];

        segmenter.Append("You could look at https://exam", output);
        segmenter.CutNow(output);
        Assert.Equal(new TextSegment("You could look at", 0), Assert.Single(output));

        segmenter.Append("ple.com today. Or", output);
        segmenter.Complete(output);
        Assert.Equal(["You could look at", "https://example.com today.", "Or"], output.Select(segment => segment.Text));
        Assert.Equal(18, output[1].Start);
    }

    [Theory]
    [InlineData("```\nsome code here ")]
    [InlineData("| a table | with words |\n| and more ")]
    [InlineData("[a link with words")]
    [InlineData("`some code")]
    [InlineData("word")]
    [InlineData("1. ")]
    [InlineData("")]
    public void Cutting_now_gives_out_nothing_that_is_not_whole(string pending)
    {
        SentenceSegmenter segmenter = new(new SegmentationOptions());
        List<TextSegment> output = [];

        segmenter.Append(pending, output);
        segmenter.CutNow(output);

        Assert.Empty(output);
    }

    [Fact]
    public void Cutting_now_leaves_a_number_with_its_unit()
    {
        SentenceSegmenter segmenter = new(new SegmentationOptions());
        List<TextSegment> output = [];

        segmenter.Append("It weighs about 5 ", output);
        segmenter.CutNow(output);

        Assert.Equal("It weighs about", Assert.Single(output).Text);
    }

    [Fact]
    public void Cutting_now_gives_out_a_sentence_whose_full_stop_came_last()
    {
        SentenceSegmenter segmenter = new(new SegmentationOptions());
        List<TextSegment> output = [];

        segmenter.Append("That is how it works.", output);
        segmenter.CutNow(output);

        Assert.Equal("That is how it works.", Assert.Single(output).Text);
        Assert.False(segmenter.HasPending);
    }

    [Fact]
    public void White_space_is_nothing_to_wait_for()
    {
        SentenceSegmenter segmenter = new(new SegmentationOptions());
        List<TextSegment> output = [];

        segmenter.Append(" \n\n \t ", output);

        Assert.False(segmenter.HasPending);
        segmenter.Complete(output);
        Assert.Empty(output);
    }
}
