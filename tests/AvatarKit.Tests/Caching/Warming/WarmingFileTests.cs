using AvatarKit.Tests.Support;

namespace AvatarKit.Tests.Caching.Warming;

public sealed class WarmingFileTests
{
    [Fact]
    public async Task Questions_stand_one_a_line_or_as_json()
    {
        using var folder = new ScratchFolder();
        string file = folder.Write("questions.txt", """
            # What many ask.
            How do I pay?

            {"text": "Wie zahle ich?", "locale": "de-DE", "avatar": "lea", "tags": ["pay"]}
              Where is my order?
            """);

        List<WarmingQuestion> questions = [];
        await foreach (WarmingQuestion question in WarmingFile.ReadAsync(file))
        {
            questions.Add(question);
        }

        Assert.Equal(["How do I pay?", "Wie zahle ich?", "Where is my order?"], questions.Select(static question => question.Text));
        Assert.Equal(("de-DE", "lea", "pay"), (questions[1].Locale, questions[1].AvatarId, Assert.Single(questions[1].Tags)));
    }

    [Theory]
    [InlineData("one\n{\"text\": 7, \"secret\": \"my password\"}", "(2): this is not JSON as it is wanted")]
    [InlineData("{\"locale\": \"en\"}", "(1): the question has no \"text\".")]
    [InlineData("{\"text\": \"a\", \"local\": \"en\"}", "(1): this is not JSON as it is wanted")]
    public async Task What_is_no_question_is_named_by_its_line(string text, string expected)
    {
        WarmingFileException refused = await Assert.ThrowsAsync<WarmingFileException>(() => ReadAsync(text));

        Assert.StartsWith("q.jsonl" + expected, refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("password", refused.ToString(), StringComparison.Ordinal);
        Assert.Equal("warming.file_invalid", refused.Code);
    }

    [Fact]
    public async Task A_question_with_half_a_surrogate_pair_is_none()
        => await Assert.ThrowsAsync<WarmingFileException>(() => ReadAsync("{\"text\": \"\uD800\"}"));

    [Fact]
    public async Task A_tag_that_is_null_is_none()
        => Assert.Equal(["a"], (await ReadAsync("{\"text\": \"Why?\", \"tags\": [null, \"a\"]}"))[0].Tags);

    [Fact]
    public async Task A_line_without_an_end_in_sight_is_refused_before_it_is_read()
    {
        WarmingFileException refused = await Assert.ThrowsAsync<WarmingFileException>(
            () => ReadAsync("fine\n" + new string('a', WarmingFile.MaxLineLength + 1)));

        Assert.Equal(("q.jsonl", 2), (refused.FileName, refused.Line));
    }

    [Theory]
    [InlineData(4_095)]
    [InlineData(4_096)]
    [InlineData(4_097)]
    [InlineData(8_192)]
    public async Task A_line_may_end_wherever_what_is_read_ends(int length)
    {
        string first = new('a', length);

        List<WarmingQuestion> questions = await ReadAsync($"{first}\r\nsecond\n\nthird");

        Assert.Equal([first, "second", "third"], questions.Select(static question => question.Text));
    }

    private static async Task<List<WarmingQuestion>> ReadAsync(string text)
    {
        using var reader = new StringReader(text);
        List<WarmingQuestion> questions = [];
        await foreach (WarmingQuestion question in WarmingFile.ParseAsync(reader, "q.jsonl"))
        {
            questions.Add(question);
        }

        return questions;
    }
}
