namespace AvatarKit.Local.Tests;

public sealed class DocumentParserTests
{
    [Fact]
    public void Markdown_headings_become_title_and_sections()
    {
        KnowledgeDocument document = DocumentParser.Parse(
            """
            <!-- not said -->
            # The *Voices*

            Before.

            ## Choosing a [voice](x.md) ##

            First.

            ### By `ear`

            Second.

            ```sh
            # no heading
            ```

            ## Other
            Third.
            """,
            "voices.md");

        Assert.Equal("The Voices", document.Title);
        Assert.Equal(
            [(null, "Before."), ("Choosing a voice", "First."), ("Choosing a voice › By ear",
                "Second.\n\n```sh\n# no heading\n```"), ("Other", "Third.")],
            document.Passages.Select(passage => (passage.Section, passage.Text)));
    }

    [Theory]
    [InlineData("title: \"\"")]
    [InlineData("title: '")]
    public void A_title_of_marks_alone_names_nothing(string line)
        => Assert.Equal("Part", DocumentParser.Parse($"---\n{line}\n---\n# Part\ntext\n", "x.md").Title);

    [Fact]
    public void Front_matter_names_the_document_and_is_not_said()
    {
        KnowledgeDocument document = DocumentParser.Parse("---\ntitle: \"My page\"\nsecret: 1\n---\n# Part\ntext\n", "x.md");

        Assert.Equal("My page", document.Title);
        Assert.Equal(new DocumentPassage("Part", "text"), Assert.Single(document.Passages));
    }

    [Fact]
    public void Underlined_headings_are_found_in_other_plain_text_too()
    {
        KnowledgeDocument document = DocumentParser.Parse(
            "=====\nGuide\n=====\n\nIntro.\n\nFirst part\n----------\n\nOne.\n\nDeeper\n~~~~~~\n\nTwo.\n\nSecond part\n-----------\n\nThree.\n",
            "guide.rst");

        Assert.Equal("Guide", document.Title);
        Assert.Equal([null, "First part", "First part › Deeper", "Second part"], document.Passages.Select(passage => passage.Section));
    }

    [Fact]
    public void Manual_pages_have_their_name_as_title_and_their_summary_with_the_description()
    {
        KnowledgeDocument document = DocumentParser.Parse(
            """
            GIT-INTERPRET-TRAI(1)      Git Manual      GIT-INTERPRET-TRAI(1)

            NAME
                   git-interpret-trailers - Add or parse
                   trailers

            DESCRIPTION
                   Add or parse trailer lines.

            OPTIONS
                   --in-place
                       Edit the files in place.
            """,
            "git-interpret-trailers.txt");

        Assert.Equal("git-interpret-trailers", document.Title);
        Assert.Equal(["Description", "Options"], document.Passages.Select(passage => passage.Section));
        Assert.StartsWith("git-interpret-trailers - Add or parse trailers.", document.Passages[0].Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("getting-started_now.txt", "Getting started now")]
    [InlineData("tools/README.md", "Tools")]
    [InlineData("README.md", "README")]
    public void A_document_without_heading_is_named_after_its_file(string path, string title)
        => Assert.Equal(title, DocumentParser.Parse("Just words.", path).Title);

    [Fact]
    public void Long_sections_are_cut_between_paragraphs_and_nothing_is_lost()
    {
        var random = new Random(12);
        for (int round = 0; round < 60; round++)
        {
            string[] paragraphs = [.. Enumerable.Range(0, random.Next(1, 25))
                .Select(number => $"P{number} " + string.Join(' ', Enumerable.Repeat("word word.", random.Next(1, 140))))];
            KnowledgeDocument document = DocumentParser.Parse("# T\n\n" + string.Join("\n\n", paragraphs), "t.md");

            Assert.All(document.Passages, passage => Assert.InRange(passage.Text.Length, 1, 1300));
            Assert.Equal(Words(string.Join(' ', paragraphs)), Words(string.Join(' ', document.Passages.Select(passage => passage.Text))));
        }
    }

    [Fact]
    public void A_line_without_any_end_is_cut_without_breaking_a_character()
    {
        KnowledgeDocument document = DocumentParser.Parse(string.Concat(Enumerable.Repeat("🦊", 3000)), "t.txt");

        Assert.All(document.Passages, passage => Assert.False(char.IsLowSurrogate(passage.Text[0])));
        Assert.Equal(6000, document.Passages.Sum(passage => passage.Text.Length));
    }

    [Theory]
    [InlineData("See e.g. Dr. Smith. It costs 3.5 euros! Really? Yes.", 4)]
    [InlineData("1. First of all, this. Then that.", 2)]
    [InlineData("これは本です。それはペンです。", 2)]
    [InlineData("He said \"Stop.\" Then he left.", 2)]
    [InlineData("Version 2.0.1 is out", 1)]
    public void Sentences_end_where_people_hear_them_end(string text, int count)
    {
        string[] sentences = [.. SentenceCutter.Cut(text).Select(range => text[range])];

        Assert.Equal(count, sentences.Length);
        Assert.Equal(text, string.Concat(sentences));
    }

    private static string[] Words(string text) => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
}
