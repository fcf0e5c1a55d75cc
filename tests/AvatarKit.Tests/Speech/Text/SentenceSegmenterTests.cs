using System.Text;
using CsCheck;

namespace AvatarKit.Tests;

public sealed class SentenceSegmenterTests
{
    // Text that is likely to hit what the segmenter looks at.
    private static readonly Gen<string> Answers = Gen.OneOf(
        "Hello",
        " ",
        " ",
        " ",
        "\n",
        "\n\n",
        ". ",
        "! ",
        "? ",
        ", ",
        "...",
        "…",
        "e.g. ",
        "Dr. Smith",
        "U.S. ",
        "3.5",
        "1. ",
        "- ",
        "# ",
        "## ",
        "> ",
        "```",
        "```\n",
        "~~~\n",
        "| a | b |\n",
        "|---|---|\n",
        "a | b\n",
        "--- | ---\n",
        "**",
        "`",
        "[",
        "](https://example.com/a.b?c=d)",
        "(",
        ")",
        "\"",
        "“",
        "”",
        "。",
        "你好",
        "ですか？",
        "👩‍👩‍👧",
        "👍🏽",
        "e\u0301",
        "\uD83D",
        "\uDE00",
        "\r\n",
        "---\n",
        "a@b.co",
        "word",
        "The",
        "I",
        "am 3. Mai",
        "\t",
        "：",
        "—",
        " – ",
        "नमस्ते।",
        "etc. ",
        "A",
        "\0",
        "supercalifragilisticexpialidocious")
        .Array[0, 60].Select(parts => string.Concat(parts));

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
        Assert.Equal(expected.Split('|'), Segment(answer, [answer.Length]).Select(segment => segment.Text));

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
            Segment(Answer, [Answer.Length]).Select(segment => segment.Text));
    }

    [Fact]
    public void A_fence_is_one_segment_however_long()
    {
        string code = "```python\n" + string.Concat(Enumerable.Repeat("print('Hello. World! Yes?')\n\n# no title\n", 50)) + "```";

        Assert.Equal(["Look:", code, "Done."], Segment($"Look:\n{code}\nDone.", [7]).Select(segment => segment.Text));
    }

    [Fact]
    public void Of_a_fence_beyond_all_bounds_the_rest_is_left_out()
    {
        string answer = "```\n" + new string('x', 70_000) + "\n```\nDone.";

        List<TextSegment> segments = Segment(answer, [100]);

        Assert.Equal(2, segments.Count);
        Assert.Equal(32_768, segments[0].Text.Length);
        Assert.Equal("Done.", segments[1].Text);
    }

    [Fact]
    public void A_fence_that_is_never_closed_is_one_segment()
    {
        Assert.Equal(["```js\nlet a = 1. \nB"], Segment("```js\nlet a = 1. \nB", [3]).Select(segment => segment.Text));
    }

    [Theory]
    [InlineData("Before. \n| A | B |\n|---|---|\n| 1. X | 2 |\n| 3 | 4 |\nAfter.", "| A | B |\n|---|---|\n| 1. X | 2 |\n| 3 | 4 |")]
    [InlineData("Before. \nA | B\n--- | ---\n1. X | 2\n3 | 4\nAfter.", "A | B\n--- | ---\n1. X | 2\n3 | 4")]
    public void A_table_is_one_segment(string answer, string table) =>
        Assert.Equal(["Before.", table, "After."], Segment(answer, [5]).Select(segment => segment.Text));

    [Fact]
    public void The_first_segment_may_end_at_a_clause_and_later_ones_do_not()
    {
        const string Answer =
            "Well, yes: to choose a voice, first listen to it, then decide for yourself. After that, and only then, it is yours, really.";

        Assert.Equal(
            ["Well, yes: to choose a voice,", "first listen to it, then decide for yourself.", "After that, and only then, it is yours, really."],
            Segment(Answer, [Answer.Length], first: 24).Select(segment => segment.Text));
    }

    [Fact]
    public void A_comma_in_a_number_ends_no_clause()
    {
        Assert.Equal(
            ["The town has about 1,200,000 people today,", "they say."],
            Segment("The town has about 1,200,000 people today, they say.", [1], first: 10).Select(segment => segment.Text));
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

    [Fact]
    public void A_long_sentence_is_cut_at_a_clause_or_else_at_a_word()
    {
        Assert.Equal(
            ["one two three four,", "five six seven eight", "nine ten"],
            Segment("one two three four, five six seven eight nine ten", [1], max: 22).Select(segment => segment.Text));
    }

    [Fact]
    public void Text_without_spaces_is_cut_between_grapheme_clusters()
    {
        string family = "👩‍👩‍👧‍👦";

        List<TextSegment> segments = Segment(string.Concat(Enumerable.Repeat(family, 20)), [1], max: 40);

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

    [Fact]
    public void Segments_do_not_depend_on_how_the_stream_is_split() =>
        PropertyCheck.Check(
            Gen.Select(Answers, Gen.Int[1, 7].Array[1, 9], Gen.Int[20, 60]),
            ((string Answer, int[] Splits, int Max) sample) => Assert.Equal(
                Segment(sample.Answer, [sample.Answer.Length + 1], max: sample.Max),
                Segment(sample.Answer, sample.Splits, max: sample.Max)));

    [Fact]
    public void Segments_are_exact_parts_of_the_answer_and_leave_out_only_white_space() =>
        PropertyCheck.Check(
            Gen.Select(Answers, Gen.Int[20, 60]),
            ((string Answer, int Max) sample) =>
            {
                (string answer, int max) = sample;
                int end = 0;
                foreach (TextSegment segment in Segment(answer, [3], max: max))
                {
                    Assert.Equal(segment.Text, answer.Substring(segment.Start, segment.Text.Length));
                    Assert.Equal(segment.Text.Trim(), segment.Text);
                    Assert.True(answer.AsSpan(end, segment.Start - end).IsWhiteSpace());
                    Assert.True(segment.Text.Length <= max
                        || segment.Text.Contains("```", StringComparison.Ordinal)
                        || segment.Text.Contains("~~~", StringComparison.Ordinal)
                        || segment.Text.Contains('|', StringComparison.Ordinal)
                        || segment.Text.Contains("--", StringComparison.Ordinal));
                    end = segment.Start + segment.Text.Length;
                }

                Assert.True(answer.AsSpan(end).IsWhiteSpace());
            });

    [Fact]
    public void Cutting_now_at_any_moment_loses_nothing() =>
        PropertyCheck.Check(
            Gen.Select(Answers, Gen.Bool.Array[1, 20]),
            ((string Answer, bool[] Cuts) sample) =>
            {
                (string answer, bool[] cuts) = sample;
                SentenceSegmenter segmenter = new(new SegmentationOptions());
                List<TextSegment> output = [];
                for (int i = 0; i < answer.Length; i++)
                {
                    segmenter.Append(answer.AsSpan(i, 1), output);
                    if (cuts[i % cuts.Length])
                    {
                        segmenter.CutNow(output);
                    }
                }

                segmenter.Complete(output);
                Assert.All(output, segment => Assert.Equal(segment.Text, answer.Substring(segment.Start, segment.Text.Length)));
                Assert.Equal(
                    answer.Where(c => !char.IsWhiteSpace(c)),
                    string.Concat(output.Select(segment => segment.Text)).Where(c => !char.IsWhiteSpace(c)));
            });

    [Theory]
    [InlineData("[")]
    [InlineData("(a ")]
    [InlineData("`")]
    [InlineData("*")]
    [InlineData("> ")]
    [InlineData("e.g. ")]
    [InlineData("a.")]
    [InlineData(".")]
    [InlineData("!")]
    [InlineData("。")]
    [InlineData("。😀")]
    [InlineData(".)")]
    [InlineData("😀")]
    [InlineData("|")]
    [InlineData("a|b\n")]
    [InlineData("-")]
    [InlineData("\"")]
    [InlineData(" ")]
    [InlineData("\u0301")]
    [InlineData("```")]
    [InlineData("1. ")]
    public void Long_runs_of_anything_come_to_an_end(string part)
    {
        StringBuilder answer = new();
        while (answer.Length < 100_000)
        {
            answer.Append(part);
        }

        List<TextSegment> segments = Segment(answer.ToString(), [1]);

        Assert.All(segments, segment => Assert.InRange(segment.Text.Length, 1, 32_768));
    }

    private static List<TextSegment> Segment(string answer, int[] splits, int max = 240, int first = 1000)
    {
        SentenceSegmenter segmenter = new(new SegmentationOptions { MaxLength = max, FirstClauseLength = first });
        List<TextSegment> output = [];
        int at = 0;
        for (int i = 0; at < answer.Length; i++)
        {
            int length = Math.Min(splits[i % splits.Length], answer.Length - at);
            segmenter.Append(answer.AsSpan(at, length), output);
            at += length;
        }

        segmenter.Complete(output);
        return output;
    }
}
