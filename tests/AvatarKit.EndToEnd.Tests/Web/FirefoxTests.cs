namespace AvatarKit.EndToEnd.Tests.Web;

/// <summary>Another browser than the one everything is tried in.</summary>
[Collection(SoundCollection.Name)]
public sealed class FirefoxTests
{
    [FirefoxFact]
    public async Task In_Firefox_a_visitor_types_is_answered_and_sees_the_face_and_hears_it_or_is_told_how_to()
    {
        await using ChatSite site = await ChatSite.StartAsync();
        await using Firefox firefox = await Firefox.StartAsync();
        await firefox.GoAsync(site.Address);
        await firefox.UntilAsync(Visit.Open + " && Boolean(globalThis.watch) && Boolean(canvas())");
        await firefox.ReadAsync(
            """
            (() => {
              globalThis.shapes = new Set();
              setInterval(() => shapes.add(mouth().join()), 40);
              chat.shadowRoot.querySelector('textarea').focus();
            })()
            """);

        await firefox.TypeAsync("May I bring my mother?\uE007");
        await firefox.UntilAsync("chat.turns.at(-1)?.status === 'completed'");

        Assert.Equal("You said: May I bring my mother?", (string?)await firefox.ReadAsync("chat.turns.at(-1).answer"));
        await firefox.UntilAsync("shapes.size > 2 && player().duration > 1");

        // Without a sound device Firefox withholds sound for ever: then a button says how it is heard.
        await firefox.UntilAsync("player().state === 'blocked' || watch.told.some(({ name }) => name === 'speechended')");
        bool hears = (bool?)await firefox.ReadAsync("player().audio.state === 'running'") ?? false;
        Assert.Equal(
            hears ? "You said May I bring my mother" : "",
            (string?)await firefox.ReadAsync("watch.words.join(' ')"));
        Assert.Equal(hears, (bool?)await firefox.ReadAsync("chat.shadowRoot.querySelector('.wake').hidden"));
        Assert.True(!hears || (int?)await firefox.ReadAsync("shapes.size") > 8);
        Assert.Empty(firefox.Complaints);
    }
}
