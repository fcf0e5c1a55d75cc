namespace AvatarKit.EndToEnd.Tests;

/// <summary>The chat does less where device or network can do less.</summary>
public sealed class ChatComponentAdaptingTests(Chromium chromium) : IClassFixture<Chromium>
{
    private const string CountPictures =
        """
        () => {
          const { view } = chat.room.player;
          const draw = view.draw.bind(view);
          globalThis.pictures = 0;
          view.draw = (...pose) => {
            pictures++;
            draw(...pose);
          };
        }
        """;

    [ChromiumFact]
    public async Task A_low_battery_is_spared_pictures_and_pixels_until_it_is_charged()
    {
        await using ChatPage open = await ChatPage.OpenAsync(
            chromium.Browser,
            before:
            """
            globalThis.battery = Object.assign(new EventTarget(), { charging: false, level: 0.1 });
            navigator.getBattery = async () => battery;
            """);
        await open.UntilAsync("chat.room?.player.loop.governor.every >= 2");
        await open.UntilAsync("chat.room.player.view.scale <= 0.75");
        await open.Page.EvaluateAsync("() => { battery.charging = true; battery.dispatchEvent(new Event('chargingchange')); }");

        Assert.Equal(0, await open.ReadAsync<int>("chat.room.player.loop.governor.floor"));
    }

    [ChromiumFact]
    public async Task A_hidden_page_draws_no_picture()
    {
        await using ChatPage open = await ChatPage.OpenAsync(
            chromium.Browser, before: "Object.defineProperty(document, 'hidden', { get: () => globalThis.isHidden ?? false });");
        await open.UntilAsync("chat.room?.player.view.face");
        await open.Page.EvaluateAsync(CountPictures);
        await open.UntilAsync("pictures > 2");
        await open.Page.EvaluateAsync("() => { globalThis.isHidden = true; globalThis.pictures = 0; }");
        await Task.Delay(TimeSpan.FromMilliseconds(500), TimeProvider.System);

        Assert.Equal(0, await open.ReadAsync<int>("pictures"));
    }

    [ChromiumFact]
    public async Task A_slow_network_is_asked_for_fewer_bits_and_for_fewer_still_where_sound_comes_late()
    {
        await using ChatPage open = await ChatPage.OpenAsync(
            chromium.Browser, before: "Object.defineProperty(navigator, 'connection', { value: { effectiveType: '3g', saveData: false } });");
        await open.UntilAsync("globalThis.client?.connection === 'open'");
        await open.AskAsync("One");
        await open.UntilAsync("heard.filter(({ name }) => name === 'word').length > 1");
        await open.Page.EvaluateAsync("() => chat.room.player.measured.underrun(0.2)");
        await open.UntilAsync("calls.some(([name]) => name === 'bitrate')");

        Assert.Equal(16_000, await open.ReadAsync<int>("client.options.bitrate"));
        Assert.Equal(12_000, await open.ReadAsync<int>("calls.find(([name]) => name === 'bitrate')[1]"));
    }
}
