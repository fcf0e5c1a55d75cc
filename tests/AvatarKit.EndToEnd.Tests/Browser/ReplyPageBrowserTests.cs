using AvatarKit.AspNetCore;
using Microsoft.Playwright;

namespace AvatarKit.EndToEnd.Tests;

public sealed class ReplyPageBrowserTests(Chromium chromium) : IClassFixture<Chromium>
{
    private const string First = "Mama papa, a **bold** word by `code`.";
    private const string Second = "And a second sentence?";

    [ChromiumFact]
    public async Task The_page_opens_from_disk_without_complaint_and_asks_the_network_for_nothing()
    {
        await using OpenPage open = await OpenPage.OpenAsync(
            chromium.Browser,
            await SampleReply.CreateAsync(First, Second),
            new ReplyPageOptions { Question = "How do I choose a voice?" });

        await open.Page.Locator("#toggle").ClickAsync();
        await open.UntilAsync("avatarPlayer.state === 'ended'");

        Assert.Empty(open.Complaints);
        string only = Assert.Single(open.Requests);
        Assert.StartsWith("file://", only, StringComparison.Ordinal);
        Assert.Equal("How do I choose a voice?", await open.Page.Locator("#question").TextContentAsync());
        Assert.Equal("bold", await open.Page.Locator("article strong").TextContentAsync());
        Assert.Equal("code", await open.Page.Locator("article code").TextContentAsync());
        await open.Page.Locator("summary").ClickAsync();
        Assert.Contains("score 0.12 is below 0.30", await open.Page.Locator("#facts").TextContentAsync(), StringComparison.Ordinal);
        Assert.Contains("Voices › Choosing a voice (voices.md)", await open.Page.Locator("#facts").TextContentAsync(), StringComparison.Ordinal);
    }

    [ChromiumFact]
    public async Task Captions_and_the_marked_word_go_with_the_audio_clock()
    {
        await using OpenPage open = await OpenPage.OpenAsync(chromium.Browser, await SampleReply.CreateAsync(First, Second));
        await open.Page.EvaluateAsync(
            """
            () => {
              globalThis.log = [];
              avatarPlayer.addEventListener('word', ({ detail }) => {
                if (!detail.word) return;
                log.push({
                  late: avatarPlayer.position - detail.word.at, spoken: detail.word.text,
                  marked: [...document.querySelectorAll('article .word.now')].map(span => span.textContent).join(''),
                  caption: [...avatarPlayer.root.querySelectorAll('.caption .word')].filter(span => span.dataset.word === String(detail.wordIndex)).map(span => span.textContent).join(''),
                });
              });
            }
            """);

        await open.Page.Locator("#toggle").ClickAsync();
        await open.UntilAsync("avatarPlayer.state === 'ended'");

        Heard[] log = await open.Page.EvaluateAsync<Heard[]>("() => log");
        Assert.Equal(
            ["Mama", "papa", "a", "bold", "word", "by", "code", "And", "a", "second", "sentence"],
            log.Select(static heard => heard.Spoken));
        Assert.All(log, static heard => Assert.Equal(heard.Spoken, heard.Caption));
        Assert.All(log, static heard => Assert.Equal(heard.Spoken, heard.Marked));
        // A word is never marked before it is heard; how long after depends on how busy the machine is.
        Assert.All(log, static heard => Assert.True(heard.Late >= 0, $"'{heard.Spoken}' was marked {-heard.Late} s before it was heard."));
    }

    [ChromiumFact]
    public async Task The_mouth_shuts_for_a_bilabial_opens_for_a_vowel_and_rests_at_the_end()
    {
        AvatarResponse response = await SampleReply.CreateAsync("mama papa");
        await using OpenPage open = await OpenPage.OpenAsync(chromium.Browser, response);
        TimedViseme closure = response.Segments[0].Visemes.First(static viseme => viseme.Viseme == Viseme.PP);
        TimedViseme vowel = response.Segments[0].Visemes.First(static viseme => viseme.Viseme == Viseme.Aa);

        // Reading poses at a position needs no waiting for the moment to come by.
        bool sealedAtClosure = await open.Page.EvaluateAsync<bool>(
            "t => avatarPlayer.poseAt(t).some(value => value > 0) && globalThis.avatarPlayer.poseAt(t)[24] - "
                + "globalThis.avatarPlayer.poseAt(t)[26] < 0.02",
            Middle(closure));
        double openAtVowel = await open.Page.EvaluateAsync<double>("t => avatarPlayer.poseAt(t)[24] - avatarPlayer.poseAt(t)[26]", Middle(vowel));
        Assert.True(sealedAtClosure);
        Assert.True(openAtVowel > 0.25, $"The jaw opens {openAtVowel} for a vowel.");

        await open.Page.EvaluateAsync(
            "() => { globalThis.most = 0; const watch = () => { most = Math.max(most, avatarPlayer.mouthState().aperture); "
                + "requestAnimationFrame(watch); }; watch(); }");
        await open.Page.Locator("#toggle").ClickAsync();
        await open.UntilAsync("avatarPlayer.state === 'ended'");
        await open.UntilAsync("avatarPlayer.mouthState().aperture === 0");
        Assert.True(await open.Page.EvaluateAsync<double>("() => most") > 0.1);
    }

    [ChromiumFact]
    public async Task Stopping_in_the_middle_of_a_vowel_closes_the_mouth()
    {
        await using OpenPage open = await OpenPage.OpenAsync(chromium.Browser, await SampleReply.CreateAsync("aaaaaaaaaaaaaaaaaaaa"));
        await open.Page.Locator("#toggle").ClickAsync();
        await open.UntilAsync("avatarPlayer.mouthState().aperture > 0.2");

        // Times come from the frames themselves: what a frame shows at or after 150 ms is a closed mouth, however late the frame is. Of a frame
        // that came late when it was paused, a few thousandths may be left.
        double[] apertures = await open.Page.EvaluateAsync<double[]>(
            """
            () => new Promise(resolve => {
              avatarPlayer.pause();
              const since = performance.now();
              const seen = [];
              const watch = () => {
                if (performance.now() - since >= 150) {
                  seen.push(avatarPlayer.mouthState().aperture);
                }
                if (seen.length < 3) requestAnimationFrame(watch);
                else resolve(seen.slice(1));
              };
              requestAnimationFrame(watch);
            })
            """);

        Assert.All(apertures, static aperture => Assert.InRange(aperture, 0, 0.01));
        Assert.Equal("paused", await open.Page.EvaluateAsync<string>("() => avatarPlayer.state"));
    }

    [ChromiumFact]
    public async Task Seeking_replaying_and_the_keyboard_move_the_clock()
    {
        await using OpenPage open = await OpenPage.OpenAsync(chromium.Browser, await SampleReply.CreateAsync(First, Second));
        await open.Page.EvaluateAsync("() => avatarPlayer.seek(avatarPlayer.segments[1].start + 0.2)");
        Assert.Equal(
            "And a second sentence?",
            await open.Page.EvaluateAsync<string>(
                "() => (avatarPlayer.tick(), "
                    + "avatarPlayer.captions.show(avatarPlayer.segments[avatarPlayer.segmentAt(avatarPlayer.position)].sentence.index, -1), "
                    + "avatarPlayer.caption.textContent)"));

        await open.Page.Keyboard.PressAsync("Space");
        await open.UntilAsync("avatarPlayer.state === 'playing' && avatarPlayer.position > avatarPlayer.segments[1].start + 0.25");
        await open.Page.Locator("#replay").ClickAsync();
        await open.UntilAsync(
            "avatarPlayer.state === 'playing' && avatarPlayer.position > 0 && avatarPlayer.position < avatarPlayer.segments[1].start");
        await open.Page.Locator("article .word", new PageLocatorOptions { HasTextString = "second" }).ClickAsync();
        await open.UntilAsync("avatarPlayer.position > avatarPlayer.segments[1].start");
        Assert.Empty(open.Complaints);
    }

    [ChromiumFact]
    public async Task Hostile_text_stays_text()
    {
        const string Hostile =
            "</script><img src=x onerror=\"globalThis.hacked=1\"> <svg onload=globalThis.hacked=1> \u2028 [x](javascript:hacked=1) "
                + "`</code><b>` {{script}}";
        AvatarResponse response = await SampleReply.CreateAsync(Hostile);
        await using OpenPage open = await OpenPage.OpenAsync(
            chromium.Browser,
            response,
            new ReplyPageOptions { Title = "</title><script>hacked=1</script>", Question = Hostile, Language = "\"><script>hacked=1</script>" });

        await open.Page.Locator("#toggle").ClickAsync();
        await open.UntilAsync("avatarPlayer.state === 'ended'");

        Assert.True(await open.Page.EvaluateAsync<bool>("() => globalThis.hacked === undefined"));
        Assert.Equal(0, await open.Page.Locator("img").CountAsync());
        Assert.Equal(0, await open.Page.Locator("a").CountAsync());
        Assert.Equal(3, await open.Page.Locator("script").CountAsync());
        Assert.Contains("<img src=x onerror=", await open.Page.Locator("article").TextContentAsync(), StringComparison.Ordinal);
        Assert.Equal(Hostile, await open.Page.Locator("#question").TextContentAsync());
        Assert.Single(open.Requests);
        Assert.Empty(open.Complaints);
    }

    [ChromiumFact]
    public async Task A_silent_voice_moves_the_face_and_says_once_that_it_is_silent()
    {
        await using OpenPage open = await OpenPage.OpenAsync(chromium.Browser, await SampleReply.CreateAsync([First, Second], silent: true));
        Assert.Contains("No voice was available", await open.Page.Locator("#notice").TextContentAsync(), StringComparison.Ordinal);

        await open.Page.Locator("#toggle").ClickAsync();
        await open.UntilAsync("avatarPlayer.mouthState().aperture > 0.1");
        await open.UntilAsync("avatarPlayer.state === 'ended'");
        Assert.Empty(open.Complaints);
    }

    private static double Middle(TimedViseme viseme) => (viseme.Start + (viseme.Duration / 2)).TotalSeconds;

    private sealed class Heard
    {
        public double Late { get; set; }

        public string Spoken { get; set; } = "";

        public string Marked { get; set; } = "";

        public string Caption { get; set; } = "";
    }
}
