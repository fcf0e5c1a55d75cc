using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Playwright;
using SkiaSharp;

namespace AvatarKit.EndToEnd.Tests.Web;

/// <summary>The shop, as a visitor meets it: the real server with local providers, in a browser.</summary>
public sealed class WebSampleTests(Chromium chromium) : IClassFixture<Chromium>
{
    private const float Patience = 60_000;

    [Fact]
    public async Task It_answers_other_programs_and_says_that_it_is_well()
    {
        await using WebSample shop = await WebSample.StartAsync();
        using var client = new HttpClient { BaseAddress = shop.Address };

        using HttpResponseMessage answer = await client.PostAsJsonAsync("/avatar/chat", new { message = "When are you open?" });
        using JsonDocument told = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains("ten to seven", told.RootElement.GetProperty("avatar_response").GetString(), StringComparison.Ordinal);
        Assert.Equal("Healthy", await client.GetStringAsync(new Uri("/health/live", UriKind.Relative)));
        Assert.Equal("Healthy", await client.GetStringAsync(new Uri("/health/ready", UriKind.Relative)));
    }

    [Fact]
    public async Task A_provider_it_does_not_know_is_refused_with_those_it_knows()
    {
        var refused = await Assert.ThrowsAsync<InvalidOperationException>(() => WebSample.StartAsync("--Shop:Provider", "azure"));

        Assert.Contains("Shop:Provider is 'azure'; it takes local or aws.", refused.Message, StringComparison.Ordinal);
    }

    [ChromiumFact]
    public async Task A_visitor_types_and_is_answered_in_text_with_voice_and_moving_lips()
    {
        await using WebSample shop = await WebSample.StartAsync();
        await using IBrowserContext context = await chromium.Browser.NewContextAsync();
        IPage page = await OpenAsync(context, shop.Address, out List<string> complaints);
        await page.EvaluateAsync(Watch);

        await AskAsync(page, "Which bicycle suits me for touring?");

        // The greeting may have been spoken before: that is not the answer.
        await WaitAsync(page, "() => document.querySelector('avatar-chat').turns.at(-1).answer.includes('euros')");
        await WaitAsync(page, "() => avatarWatch.spoken >= 1 && avatarWatch.ended >= avatarWatch.spoken");

        Heard heard = await page.EvaluateAsync<Heard>("() => avatarWatch");
        Assert.Contains("1,290 euros", await AnswerAsync(page), StringComparison.Ordinal);
        Assert.True(heard.Words > 5, $"{heard.Words} words were marked.");
        Assert.True(heard.Loudest > 0.02, $"The loudest sound was {heard.Loudest}.");
        Assert.True(heard.Pictures > 10, $"The face had {heard.Pictures} pictures while it spoke.");
        Assert.Empty(complaints);
    }

    [ChromiumFact]
    public async Task Stopping_in_the_middle_cuts_what_is_kept_at_the_word_that_was_heard()
    {
        await using WebSample shop = await WebSample.StartAsync();
        await using IBrowserContext context = await chromium.Browser.NewContextAsync();
        IPage page = await OpenAsync(context, shop.Address, out List<string> complaints);
        await page.EvaluateAsync(Watch);

        await AskAsync(page, "Which bicycle suits me for touring?");
        await WaitAsync(page, "() => avatarWatch.words >= 4");
        await page.Keyboard.PressAsync("Escape");
        await WaitAsync(page, "() => document.querySelector('avatar-chat').turns.at(-1).status === 'interrupted'");

        int last = await page.EvaluateAsync<int>("() => avatarWatch.lastWordEnd");
        string answer = await AnswerAsync(page);
        string kept = await KeptAsync(page);
        Assert.True(kept.Length > 0 && kept.Length < answer.Length + 1, $"{kept.Length} of {answer.Length} characters are kept.");
        Assert.StartsWith(kept, answer, StringComparison.Ordinal);
        Assert.InRange(kept.Length, Math.Max(0, last - 30), last + 30);
        Assert.Empty(complaints);
    }

    [ChromiumFact]
    public async Task A_conversation_is_there_after_the_page_was_loaded_again()
    {
        await using WebSample shop = await WebSample.StartAsync();
        await using IBrowserContext context = await chromium.Browser.NewContextAsync();
        IPage page = await OpenAsync(context, shop.Address, out List<string> complaints);

        await AskAsync(page, "When are you open?");
        await WaitAsync(page, "() => document.querySelector('avatar-chat').turns.at(-1)?.status === 'completed'");
        await page.ReloadAsync();
        await WaitAsync(page, "() => document.querySelector('avatar-chat')?.turns?.some(turn => turn.message === 'When are you open?')");

        Assert.Contains("ten to seven", await AnswerAsync(page, "When are you open?"), StringComparison.Ordinal);
        Assert.Empty(complaints);
    }

    [ChromiumFact]
    public async Task A_portrait_that_is_set_on_the_server_speaks_in_the_page()
    {
        await using WebSample shop = await WebSample.StartAsync("--Shop:Portrait", PortraitModule.Photograph);
        await using IBrowserContext context = await chromium.Browser.NewContextAsync(new() { ReducedMotion = ReducedMotion.Reduce });
        List<string> asked = [];
        context.Request += (_, request) => asked.Add(new Uri(request.Url).AbsolutePath);
        IPage page = await OpenAsync(context, shop.Address, out List<string> complaints);
        await WaitAsync(page, "() => document.querySelector('avatar-chat').room.player.view.face?.portrait");

        await AskAsync(page, "Which bicycle suits me for touring?");
        await WaitAsync(page, "() => document.querySelector('avatar-chat').state === 'speaking'");
        ILocator face = page.Locator("avatar-chat canvas");
        List<byte[]> pictures = [];
        for (int i = 0; i < 6; i++)
        {
            pictures.Add(await face.ScreenshotAsync());
            await Task.Delay(TimeSpan.FromMilliseconds(150), TimeProvider.System);
        }

        using SKBitmap seen = SKBitmap.Decode(pictures[0]);
        using SKBitmap still = PortraitModule.StillOf(seen.Width, seen.Height);
        PictureDifference difference = PictureDifference.Of(seen, still);
        Assert.True(difference.Mean < 8, $"The page shows something else than the portrait: {difference}");
        Assert.True(pictures.Distinct(new SameBytes()).Count() > 2, "The face did not move while it spoke.");
        Assert.Contains("/avatar/avatars/default/portrait", asked);
        Assert.Contains("/avatar/avatars/default/portrait/photo", asked);
        Assert.Empty(complaints);
    }

    private sealed class SameBytes : IEqualityComparer<byte[]>
    {
        public bool Equals(byte[]? x, byte[]? y) => x.AsSpan().SequenceEqual(y);

        public int GetHashCode(byte[] obj) => obj.Length;
    }

    /// <summary>Counts what the visitor hears and sees. The loudness is measured behind the player's own output.</summary>
    private const string Watch =
        """
        () => {
          const chat = document.querySelector('avatar-chat');
          const watch = globalThis.avatarWatch = { words: 0, spoken: 0, ended: 0, loudest: 0, pictures: 0, lastWordEnd: 0 };
          let turn = null;
          chat.addEventListener('turnstarted', ({ detail }) => { if (detail.message) turn = detail.turnId; });
          chat.addEventListener('speechstarted', ({ detail }) => { if (detail.turnId === turn) watch.spoken++; });
          chat.addEventListener('speechended', ({ detail }) => { if (detail.turnId === turn) watch.ended++; });
          chat.addEventListener('word', ({ detail }) => {
            if (detail.turnId !== turn) return;
            watch.words++;
            watch.lastWordEnd = detail.start + detail.length;
          });
          const canvas = () => chat.shadowRoot.querySelector('canvas') ?? [...chat.shadowRoot.querySelectorAll('*')]
            .map(element => element.shadowRoot?.querySelector('canvas')).find(Boolean);
          let before = '';
          const shot = document.createElement('canvas');
          shot.width = shot.height = 64;
          const pen = shot.getContext('2d', { willReadFrequently: true });
          const look = () => {
            const { output, state } = chat.room?.player ?? {};
            if (output && !look.meter) {
              look.meter = output.context.createAnalyser();
              look.meter.fftSize = 2048;
              output.connect(look.meter);
              look.samples = new Float32Array(2048);
            }
            if (look.meter) {
              look.meter.getFloatTimeDomainData(look.samples);
              for (const sample of look.samples) watch.loudest = Math.max(watch.loudest, Math.abs(sample));
            }
            const face = canvas();
            if (face && state === 'playing') {
              pen.drawImage(face, 0, 0, 64, 64);
              const picture = pen.getImageData(16, 32, 32, 24).data.join();
              if (picture !== before) watch.pictures++;
              before = picture;
            }
            setTimeout(look, 50);
          };
          look();
        }
        """;

    private static Task<IPage> OpenAsync(IBrowserContext context, Uri address, out List<string> complaints)
    {
        List<string> heard = complaints = [];
        return OpenAsync();

        async Task<IPage> OpenAsync()
        {
            IPage page = await context.NewPageAsync();
            page.SetDefaultTimeout(Patience);
            page.PageError += (_, error) => heard.Add(error);
            page.Console += (_, message) =>
            {
                if (message.Type == "error")
                {
                    heard.Add(message.Text);
                }
            };
            await page.GotoAsync(address.ToString());
            await WaitAsync(page, "() => ['idle', 'speaking'].includes(document.querySelector('avatar-chat')?.state)");
            return page;
        }
    }

    private static async Task AskAsync(IPage page, string question)
    {
        ILocator input = page.Locator("avatar-chat").GetByRole(AriaRole.Textbox);
        await input.FillAsync(question);
        await input.PressAsync("Enter");
    }

    private static Task<IJSHandle> WaitAsync(IPage page, string condition)
        => page.WaitForFunctionAsync(condition, null, new PageWaitForFunctionOptions { Timeout = Patience, PollingInterval = 50 });

    private static Task<string> AnswerAsync(IPage page)
        => page.EvaluateAsync<string>("() => document.querySelector('avatar-chat').turns.at(-1).answer");

    private static Task<string> AnswerAsync(IPage page, string question)
        => page.EvaluateAsync<string>(
            "question => document.querySelector('avatar-chat').turns.find(turn => turn.message === question).answer", question);

    /// <summary>The last answer as the server keeps it.</summary>
    private static Task<string> KeptAsync(IPage page) => page.EvaluateAsync<string>(
        """
        async () => {
          const chat = document.querySelector('avatar-chat');
          for (let tries = 0; tries < 100; tries++) {
            const { turns } = await (await fetch(`/avatar/conversations/${chat.conversationId}`)).json();
            if (turns.at(-1).status === 'interrupted') return turns.at(-1).answer;
            await new Promise(done => setTimeout(done, 100));
          }
          return '';
        }
        """);

    private sealed class Heard
    {
        public int Words { get; set; }

        public double Loudest { get; set; }

        public int Pictures { get; set; }
    }
}
