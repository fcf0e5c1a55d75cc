namespace AvatarKit.EndToEnd.Tests.Web;

/// <summary>Another browser than the one everything is tried in.</summary>
[Collection(SoundCollection.Name)]
public sealed class FirefoxTests
{
    [FirefoxFact]
    public async Task In_Firefox_a_visitor_types_is_answered_aloud_and_sees_the_mouth_move()
    {
        await using ChatSite site = await ChatSite.StartAsync();
        await using Firefox firefox = await Firefox.StartAsync();
        await firefox.GoAsync(site.Address);
        await firefox.UntilAsync(Visit.Open + " && Boolean(globalThis.watch)");
        await firefox.ReadAsync(
            """
            (() => {
              globalThis.shapes = new Set();
              globalThis.loudest = 0;
              globalThis.positions = [];
              const look = () => {
                loudest = Math.max(loudest, loudness());
                if (chat.state === 'speaking') {
                  shapes.add(mouth().join());
                  positions.push(player().position);
                }
                setTimeout(look, 40);
              };
              look();
              chat.shadowRoot.querySelector('textarea').focus();
            })()
            """);

        await firefox.TypeAsync("May I bring my mother?\uE007");
        await firefox.UntilAsync("chat.turns.at(-1)?.status === 'completed' && watch.told.some(({ name }) => name === 'speechended')");

        Assert.Equal("You said: May I bring my mother?", (string?)await firefox.ReadAsync("chat.turns.at(-1).answer"));
        Assert.Equal("You said May I bring my mother", (string?)await firefox.ReadAsync("watch.words.join(' ')"));
        Assert.True((double?)await firefox.ReadAsync("loudest") > 0.02);
        Assert.True((int?)await firefox.ReadAsync("shapes.size") > 8);
        Assert.True((double?)await firefox.ReadAsync("Math.max(...positions)") > 0.8);
        Assert.True((bool?)await firefox.ReadAsync("positions.every((at, i) => i === 0 || at >= positions[i - 1])"));
        Assert.Empty(firefox.Complaints);
    }
}
