using Microsoft.Playwright;

namespace AvatarKit.EndToEnd.Tests.Web;

/// <summary>A person with an open microphone while the avatar speaks.</summary>
[Collection(SoundCollection.Name)]
public sealed class SpokenInterruptionTests
{
    private const string Counting =
        "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty";

    private const string Understood = "Please tell me about lamps instead";

    private const string Whole = "chat.turns.length === 1 && chat.turns[0].status === 'completed' && player().state === 'ended'";

    [ChromiumFact]
    public async Task Whoever_speaks_interrupts_is_understood_and_answered_and_the_answer_before_is_kept_as_far_as_it_was_heard()
    {
        await using HearingBrowser hearing = await HearingBrowser.StartAsync(
            TimeSpan.FromSeconds(2), await HearingBrowser.SpeakAsync("Please stop, and tell me about the lamps instead.", level: 0.12));
        var recognizer = new LoudnessRecognizer(Understood);
        await using ChatSite site = await ChatSite.StartAsync(recognizer);
        await using Visit visit = await TalkAsync(hearing, site);

        await visit.UntilAsync("chat.turns[0].status === 'interrupted'");
        string[] heard = await visit.ReadAsync<string[]>("watch.words");
        await visit.UntilAsync($"chat.turns.length === 2 && chat.turns[1].status === 'completed' && chat.state !== 'speaking'");

        Assert.Equal(Understood, await visit.ReadAsync<string>("chat.turns[1].message"));
        Assert.Equal("You said: " + Understood, await visit.ReadAsync<string>("chat.turns[1].answer"));
        string kept = await visit.ReadAsync<string>(
            "fetch(`/avatar/conversations/${chat.conversationId}`).then(told => told.json()).then(({ turns }) => turns[0].answer)");
        string[] words = kept.Split([' ', ':'], StringSplitOptions.RemoveEmptyEntries);
        Assert.InRange(words.Length, heard.Length - 1, heard.Length + 1);
        Assert.Equal(heard[..^1], words[..(heard.Length - 1)]);
        Assert.InRange(heard.Length, 3, 19);
        Assert.Empty(visit.Complaints);
    }

    [ChromiumFact]
    public async Task A_cough_pauses_at_most_and_every_word_is_heard_once()
    {
        await using HearingBrowser hearing = await HearingBrowser.StartAsync(TimeSpan.FromSeconds(2), HearingBrowser.Cough());
        await using ChatSite site = await ChatSite.StartAsync(new LoudnessRecognizer(Understood));
        await using Visit visit = await TalkAsync(hearing, site);

        await visit.UntilAsync(Whole);

        Assert.True(await visit.ReadAsync<int>("watch.paused") > 0, "The cough was not noticed: this tests nothing.");
        await AssertWholeAsync(visit);
        Assert.Equal("You said: " + Counting, await visit.KeptAsync("completed"));
        Assert.Empty(visit.Complaints);
    }

    private static async Task AssertWholeAsync(Visit visit)
    {
        string words = await visit.ReadAsync<string>("watch.words.join(' ')");
        Assert.True(words == "You said " + Counting, $"Heard: {words}. {await visit.ReadAsync<string>("JSON.stringify(watch.told)")}");
    }

    /// <summary>Has the avatar speak, and then opens the person's microphone.</summary>
    private static async Task<Visit> TalkAsync(HearingBrowser hearing, ChatSite site)
    {
        Visit visit = await Visit.BeginAsync(hearing.Browser, site.Address, "microphone=hands-free");
        await visit.DoAsync(
            """
            watch.paused = 0;
            for (const name of ['statechange', 'started', 'waiting', 'resumed', 'ended']) {
              player().addEventListener(name, () => {
                watch.paused += name === 'statechange' && player().state === 'paused' ? 1 : 0;
                watch.told.push({ name: `player ${name}`, at: performance.now(), state: player().state, position: player().position });
              });
            }
            """);
        await visit.AskAsync(Counting);
        await visit.UntilAsync("chat.state === 'speaking'");
        await visit.Page.Locator("avatar-chat").GetByRole(AriaRole.Button, new() { Name = "Speak" }).ClickAsync();
        await visit.UntilAsync("chat.room.microphone?.microphone?.capture?.track");
        return visit;
    }
}
