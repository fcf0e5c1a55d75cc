namespace AvatarKit.Rendering.Tests.Captions;

public class CaptionLayoutTests
{
    [Fact]
    public void A_short_caption_is_one_line()
        => Assert.Equal(["Hello there."], Lines("Hello there.", 20));

    [Fact]
    public void Two_lines_are_about_as_long_as_each_other()
    {
        string[] lines = Lines("aaaa bbbb cccc dddd eeee ffff", 25);
        Assert.Equal(["aaaa bbbb cccc", "dddd eeee ffff"], lines);
    }

    [Fact]
    public void A_page_ends_where_a_clause_does_when_that_costs_no_page()
    {
        IReadOnlyList<CaptionPage> pages = CaptionLayout.Create("one two three four, five six seven eight nine ten", 14, static text => text.Length);
        Assert.Equal(2, pages.Count);
        Assert.EndsWith(",", pages[0].Lines[^1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_page_has_at_most_two_lines_that_fit_and_no_letter_is_lost()
    {
        var random = new Random(7);
        for (int round = 0; round < 300; round++)
        {
            string text = string.Join(
                ' ',
                Enumerable.Range(0, random.Next(1, 40)).Select(_ => new string((char)random.Next('a', 'z'), random.Next(1, 14))));
            IReadOnlyList<CaptionPage> pages = CaptionLayout.Create(text, 20, static piece => piece.Length);
            Assert.All(pages, static page => Assert.InRange(page.Lines.Count, 1, 2));
            Assert.All(pages.SelectMany(static page => page.Lines), static line => Assert.InRange(line.Text.Length, 1, 20));
            Assert.Equal(text, string.Join(' ', pages.SelectMany(static page => page.Lines).Select(static line => line.Text)));
            Assert.All(
                pages.SelectMany(static page => page.Lines),
                line => Assert.StartsWith(line.Text, text[line.Start..], StringComparison.Ordinal));
        }
    }

    [Fact]
    public void A_word_wider_than_a_line_is_cut_with_hyphens()
    {
        string[] lines = Lines("Donaudampfschifffahrtsgesellschaft", 20);
        Assert.Equal("Donaudampfschifffahrtsgesellschaft", string.Concat(lines).Replace("-", "", StringComparison.Ordinal));
        Assert.EndsWith("-", lines[0], StringComparison.Ordinal);
        Assert.All(lines, static line => Assert.InRange(line.Length, 1, 20));
    }

    [Fact]
    public void Ideographs_break_between_characters_but_not_before_a_full_stop()
    {
        string[] lines = Lines("图书馆周一至周五上午九点开门。", 14);
        Assert.All(lines, static line => Assert.InRange(line.Length, 1, 14));
        Assert.DoesNotContain(lines, static line => line.StartsWith('。'));
    }

    [Fact]
    public void Words_joined_by_a_hyphen_break_after_it_and_figures_do_not()
    {
        Assert.Equal(["well-", "meaning"], Lines("well-meaning", 8));
        Assert.Equal(["12-34-56", "aa"], Lines("12-34-56 aa", 8));
    }

    [Fact]
    public void A_line_narrower_than_a_letter_still_shows_every_letter()
        => Assert.Equal("abc", string.Concat(Lines("abc", 0.5f)).Replace("-", "", StringComparison.Ordinal));

    private static string[] Lines(string text, float limit)
        => [.. CaptionLayout.Create(text, limit, static piece => piece.Length)
            .SelectMany(static page => page.Lines)
            .Select(static line => line.Text)];
}
