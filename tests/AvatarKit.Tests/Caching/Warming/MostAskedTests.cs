namespace AvatarKit.Tests.Caching.Warming;

public sealed class MostAskedTests
{
    private const string Reset = "How do I reset my forgotten password?";

    [Fact]
    public async Task What_enough_persons_ask_is_found_by_how_often_it_is_asked()
    {
        await using var host = new WarmingHost(static options => options.MostAsked = 5);
        foreach (string user in (string[])["ann", "bob", "cay"])
        {
            await host.AskAsync("Which voices can an avatar have?", user);
            await host.AskAsync(Reset, user);
            await host.AskAsync("how do I reset my forgotten PASSWORD", user);
        }

        IReadOnlyList<WarmingQuestion> found = Find(host);

        Assert.Equal(
            ["how do i reset my forgotten password", "which voices can an avatar have"], found.Select(static q => QuestionText.Normalize(q.Text)));
    }

    [Fact]
    public async Task What_one_person_asks_again_and_again_is_never_given_out()
    {
        await using var host = new WarmingHost(static options => options.MostAsked = 5);
        for (int i = 0; i < 10; i++)
        {
            await host.AskAsync(Reset, i % 2 == 0 ? "ann" : "bob");
        }

        Assert.Empty(Find(host));
    }

    [Fact]
    public async Task What_hangs_on_who_asks_is_not_counted()
    {
        await using var host = new WarmingHost(static options => options.MostAsked = 5);
        foreach (string user in (string[])["ann", "bob", "cay"])
        {
            await host.AskAsync("Where is my order 4711123?", user);
        }

        Assert.Empty(Find(host));
    }

    [Fact]
    public async Task Unless_it_is_asked_for_nothing_is_counted()
    {
        await using var host = new WarmingHost();
        foreach (string user in (string[])["ann", "bob", "cay"])
        {
            await host.AskAsync(Reset, user);
        }

        Assert.Empty(Find(host));
    }

    [Fact]
    public async Task The_warming_is_no_person()
    {
        await using var host = new WarmingHost(static options => options.MostAsked = 5);
        foreach (string user in (string[])["w1", "w2", "w3"])
        {
            await host.WarmAsync([Reset], new WarmingRun { UserId = user });
        }

        Assert.Empty(Find(host));
    }

    [Fact]
    public void The_most_frequent_survive_where_there_is_no_room()
    {
        var counts = new QuestionCounts(capacity: 10, minPersons: 2);
        var random = new Random(7);
        for (int i = 0; i < 5_000; i++)
        {
            // A quarter of the questions is one of two; the rest comes once.
            string question = random.Next(8) switch { 0 => "often", 1 => "often too", _ => $"once {i}" };
            counts.Note(question, $"person {i % 50}", () => new WarmingQuestion(question));
        }

        Assert.Equal(["often", "often too"], counts.Find(10).Select(static question => question.Text).Order());
    }

    [Fact]
    public void No_words_are_asked_for_before_enough_persons_asked()
    {
        var counts = new QuestionCounts(capacity: 10, minPersons: 3);
        int asked = 0;
        foreach (string person in (string[])["a", "b", "a", "b", "c", "d"])
        {
            counts.Note("q", person, () =>
            {
                asked++;
                Assert.Equal("c", person);
                return new WarmingQuestion("q");
            });
        }

        Assert.Equal(1, asked);
    }

    private static IReadOnlyList<WarmingQuestion> Find(WarmingHost host)
        => ((MostAsked)host.Host.Services.GetService(typeof(MostAsked))!).Find(5);
}
