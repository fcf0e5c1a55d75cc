using System.Text;
using CsCheck;

namespace AvatarKit.Tests;

/// <summary>What holds of any answer, however it streams.</summary>
public sealed class SentenceSegmenterStreamTests
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

    [Fact]
    public void Segments_do_not_depend_on_how_the_stream_is_split() =>
        PropertyCheck.Check(
            Gen.Select(Answers, Gen.Int[1, 7].Array[1, 9], Gen.Int[20, 60]),
            ((string Answer, int[] Splits, int Max) sample) => Assert.Equal(
                Segment(sample.Answer, [sample.Answer.Length + 1], max: sample.Max),
                Segment(sample.Answer, sample.Splits, max: sample.Max)));

    [Fact]
    public void Segments_do_not_depend_on_how_the_stream_is_split_where_a_line_of_markup_is_long()
    {
        string[] marks = ["`", "~", "-", "- ", "=", "*", " ", "> ", "|", "| a ", "#", "1", "\t", ".", ".)", "[1", "x", "_ "];
        string[] between = ["\n", "\n\n", " ", "word ", "a. B", "\n```\n", "\n~~~\ncode\n", "\n|a|b|\n", "`", "[1] ", "\n- "];
        var random = new Random(20_261_130);
        for (int round = 0; round < 3_000; round++)
        {
            StringBuilder text = new();
            for (int part = random.Next(2, 7); part > 0; part--)
            {
                text.Insert(text.Length, Pick(marks), random.Next(0, 2) == 0 ? random.Next(1, 5) : random.Next(230, 310)).Append(Pick(between));
            }

            string answer = text.ToString();
            int max = random.Next(0, 2) == 0 ? 240 : random.Next(20, 400);
            List<TextSegment> whole = Segment(answer, [answer.Length + 1], max);
            Assert.Equal(whole, Segment(answer, [1], max));
            Assert.Equal(whole, Segment(answer, [random.Next(2, 400), random.Next(1, 30)], max));
        }

        string Pick(string[] from) => from[random.Next(from.Length)];
    }

    [Fact]
    public void Segments_do_not_depend_on_how_the_stream_is_split_where_a_block_is_beyond_all_bounds()
    {
        string cells = string.Concat(Enumerable.Repeat("cell ", 7_000));
        string[] answers =
        [
            "a|b\n-|-\n" + cells + "|end\nAfter it.", "|a|\n|-|\n|" + cells + "|\nAfter it.", "```\n" + cells + "\n```\nAfter it.",
            "```\n" + new string(' ', 40_000) + "```\nAfter it.",
        ];
        foreach (string answer in answers)
        {
            List<TextSegment> whole = Segment(answer, [answer.Length + 1]);
            Assert.Equal(whole, Segment(answer, [997]));
            Assert.Equal(whole, Segment(answer, [7]));
        }
    }

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

    internal static List<TextSegment> Segment(string answer, int[] splits, int max = 240, int first = 1000)
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
