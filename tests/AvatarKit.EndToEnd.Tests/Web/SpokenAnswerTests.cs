using Microsoft.Playwright;

namespace AvatarKit.EndToEnd.Tests.Web;

/// <summary>An answer of the real server as it is heard and seen, and what is kept of it when it is interrupted.</summary>
[Collection(SoundCollection.Name)]
public sealed class SpokenAnswerTests(Chromium chromium, SharedChatSite shared) : IClassFixture<Chromium>, IClassFixture<SharedChatSite>
{
    private const string Long = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen";

    [ChromiumFact]
    public async Task The_lips_move_while_it_speaks_and_are_closed_after_the_end()
    {
        // Where less motion is wanted nothing moves but the mouth.
        await using Visit visit = await Visit.BeginAsync(
            chromium.Browser, shared.Site.Address, options: new() { ReducedMotion = ReducedMotion.Reduce });
        await visit.UntilAsync("canvas()");
        await visit.DoAsync(
            """
            await new Promise(done => setTimeout(done, 700));
            globalThis.rest = mouth();
            globalThis.apart = () => mouth().reduce((sum, value, i) => sum + Math.abs(value - rest[i]), 0) / rest.length;
            globalThis.pictures = [];
            const look = () => {
              if (chat.state === 'speaking') pictures.push(apart());
              setTimeout(look, 30);
            };
            look();
            """);

        await visit.AskAsync("May I bring my mother?");
        await visit.UntilAsync("chat.turns.at(-1).status === 'completed' && watch.told.some(({ name }) => name === 'speechended')");
        await visit.DoAsync("await new Promise(done => setTimeout(done, 600));");

        double[] pictures = await visit.ReadAsync<double[]>("pictures");
        Assert.True(pictures.Max() > 1, $"The mouth never was further than {pictures.Max()} from rest.");
        Assert.True(pictures.Select(static apart => Math.Round(apart, 1)).Distinct().Count() > 8, "The mouth hardly moved.");
        Assert.InRange(await visit.ReadAsync<double>("apart()"), 0, 0.15);
        Assert.InRange(await visit.ReadAsync<double>("player().mouthState().aperture"), 0, 0.01);
        Assert.Equal(0, await visit.ReadAsync<double>("loudness()"), 0.001);
        Assert.Empty(visit.Complaints);
    }

    [ChromiumTheory]
    [InlineData("button")]
    [InlineData("method")]
    public async Task An_interruption_silences_it_at_once_and_keeps_the_answer_to_the_word_that_was_heard(string by)
    {
        await using Visit visit = await Visit.BeginAsync(chromium.Browser, shared.Site.Address);
        await visit.AskAsync(Long);
        await visit.UntilAsync("watch.words.length >= 5 && loudness() > 0");

        if (by == "button")
        {
            await visit.Page.Locator("avatar-chat .action").ClickAsync();
        }
        else
        {
            await visit.DoAsync("chat.interrupt();");
        }

        await visit.UntilAsync("chat.turns.at(-1).status === 'interrupted'");
        await visit.DoAsync("await new Promise(done => setTimeout(done, 300));");

        Assert.Equal(0, await visit.ReadAsync<double>("loudness()"), 0.001);
        Assert.Equal("idle", await visit.ReadAsync<string>("chat.state"));
        await AssertKeptAsync(visit, await visit.KeptAsync("interrupted"));
        Assert.Empty(visit.Complaints);
    }

    [ChromiumFact]
    public async Task Whoever_types_interrupts_and_is_answered_and_nothing_of_the_old_answer_is_heard_any_more()
    {
        await using Visit visit = await Visit.BeginAsync(chromium.Browser, shared.Site.Address);
        await visit.AskAsync(Long);
        await visit.UntilAsync("watch.words.length >= 5");

        await visit.AskAsync("Something else");
        int heard = await visit.ReadAsync<int>("watch.words.length");
        int end = await visit.ReadAsync<int>("watch.lastWordEnd");
        await visit.UntilAsync("chat.turns.length === 2 && chat.turns.at(-1).status === 'completed' && chat.state === 'idle'");

        string[] words = await visit.ReadAsync<string[]>("watch.words");
        Assert.Equal(["You", "said", "Something", "else"], words[heard..]);
        string kept = await visit.ReadAsync<string>(
            "fetch(`/avatar/conversations/${chat.conversationId}`).then(told => told.json()).then(({ turns }) => turns[0].answer)");
        Assert.InRange(kept.Length, end, end + 12);
        Assert.Equal(kept, await visit.ReadAsync<string>("chat.turns[0].answer"));
        string told = shared.Site.Model.Calls.Single(static call => call.LastUserText == "Something else")
            .Messages.Single(static message => message.Role.Value == "assistant").Text;
        Assert.Equal(kept.TrimEnd() + "… [interrupted]", told.Replace(" …", "…", StringComparison.Ordinal));
        Assert.Empty(visit.Complaints);
    }

    /// <summary>What is kept ends with the last word that was heard, or the one that had begun and was not told of yet.</summary>
    private static async Task AssertKeptAsync(Visit visit, string kept)
    {
        string[] heard = await visit.ReadAsync<string[]>("watch.words");
        string[] words = kept.Split([' ', ':'], StringSplitOptions.RemoveEmptyEntries);
        Assert.InRange(words.Length, heard.Length, heard.Length + 1);
        Assert.Equal(heard, words[..heard.Length]);
        Assert.Equal(kept, await visit.ReadAsync<string>("chat.turns.at(-1).answer"));
    }
}
