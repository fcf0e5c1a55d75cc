using System.Text;

namespace AvatarKit.Tests;

public sealed class MarkdownTextTests
{
    [Fact]
    public void Blocks_have_their_kind_their_text_and_their_place()
    {
        const string Text = """
            # The *Voices* #

            One `line`,
            and [another](x.md).
            - First **item**
              goes on
            - [x] Second
            2) Third

            | Name | Sound |
            | ---- | ----- |
            | a\|b | *ah*  |

            ```sh
            # no heading

            ls
            ```
            [1]: https://example.com
            Below
            -----
            <!-- not

            read --> Last.
            """;

        IReadOnlyList<MarkdownBlock> blocks = MarkdownText.ReadBlocks(Text);

        Assert.Equal(
            [
                (MarkdownBlockKind.Heading, "The Voices"),
                (MarkdownBlockKind.Paragraph, "One line, and another."),
                (MarkdownBlockKind.ListItem, "First item goes on"),
                (MarkdownBlockKind.ListItem, "Second"),
                (MarkdownBlockKind.ListItem, "Third"),
                (MarkdownBlockKind.Table, "Name\tSound\na|b\tah"),
                (MarkdownBlockKind.Code, "# no heading\n\nls"),
                (MarkdownBlockKind.Definition, "[1]: https://example.com"),
                (MarkdownBlockKind.Heading, "Below"),
                (MarkdownBlockKind.Paragraph, "Last."),
            ],
            blocks.Select(block => (block.Kind, block.Text)));
        Assert.Equal([1, 2], blocks.Where(block => block.Kind == MarkdownBlockKind.Heading).Select(block => block.Level));
        Assert.Equal("- First **item**\n  goes on", Text.Substring(blocks[2].Start, blocks[2].Length));
        Assert.Equal("First **item**\n  goes on", Text[blocks[2].ContentStart..(blocks[2].Start + blocks[2].Length)]);
        Assert.Equal("Below\n-----", Text.Substring(blocks[8].Start, blocks[8].Length));
        Assert.True(blocks[5].HasHeader);
        Assert.Equal(["a|b", "ah"], blocks[5].Rows[1]);
    }

    [Fact]
    public void Code_that_the_end_of_the_text_cut_off_says_so()
    {
        MarkdownBlock code = Assert.Single(MarkdownText.ReadBlocks("```\nls\n\nps\n"));

        Assert.Equal((MarkdownBlockKind.Code, "ls\n\nps", false), (code.Kind, code.Text, code.IsClosed));
    }

    [Theory]
    [InlineData("a *b* __c__ ***d*** ~~e~~", "a b c d e")]
    [InlineData("*a **b** c* and **a *b* c**", "a b c and a b c")]
    [InlineData("*a**b*", "a**b")]
    [InlineData("2 * 3 * 4, 2**3, *.txt or *.md", "2 * 3 * 4, 2**3, *.txt or *.md")]
    [InlineData("snake_case_name and __init__ and _a_b", "snake_case_name and init and _a_b")]
    [InlineData("half **a pair, ~ and `", "half **a pair, ~ and `")]
    [InlineData("https://example.com/a_b_c and _d_", "https://example.com/a_b_c and d")]
    [InlineData("`*a*` ``b`c``", "*a* b`c")]
    [InlineData(@"\*a\* C:\path \[b\] \\", @"*a* C:\path [b] \")]
    [InlineData("[a *b*](x(1).md \"t\") ![c](d) [e][f] [g] array[0] note[^1]", "a b c e [g] array[0] note")]
    [InlineData("a<br>b &amp; <kbd>c</kbd> 1 < 2 <b", "a b & c 1 < 2 <b")]
    [InlineData("$x^2$ costs $5 == 5", "$x^2$ costs $5 == 5")]
    [InlineData(" two\n> lines\t\n", "two lines")]
    [InlineData("", "")]
    public void Marks_come_off_in_pairs_and_the_rest_stays(string text, string expected)
        => Assert.Equal(expected, MarkdownText.ToPlainText(text));

    [Fact]
    public void Any_text_is_read_in_linear_time_and_its_blocks_follow_each_other()
    {
        var random = new Random(3);
        string[] parts = ["*", "**", "_", "~~", "`", "[", "](", ")", "\n", "\n\n", "- ", "# ", "|", "\n---\n", "```\n", "<!--",
            "-->", "\\", "a", " ", "&amp;", "\uD800"];
        for (int round = 0; round < 300; round++)
        {
            var text = new StringBuilder();
            for (int i = random.Next(60); i > 0; i--)
            {
                text.Append(parts[random.Next(parts.Length)]);
            }

            int end = 0;
            foreach (MarkdownBlock block in MarkdownText.ReadBlocks(text.ToString()))
            {
                Assert.InRange(block.Start, end, text.Length);
                Assert.InRange(block.ContentStart, block.Start, text.Length);
                end = block.Start + block.Length;
            }

            Assert.InRange(end, 0, text.Length);
        }

        // With quadratic work these took minutes.
        Assert.Equal(200_000, MarkdownText.ToPlainText(string.Concat(Enumerable.Repeat("*a_", 100_000)) + new string('*', 100_000)).Length);
        Assert.Equal(200_000,
            MarkdownText.ToPlainText(string.Concat(Enumerable.Repeat("*(", 100_000)) + string.Concat(Enumerable.Repeat(")*", 100_000))).Length);
    }
}
