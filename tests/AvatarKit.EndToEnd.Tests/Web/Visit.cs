using Microsoft.Playwright;

namespace AvatarKit.EndToEnd.Tests.Web;

/// <summary>A visitor's page of a site with a chat, with what it complained of and whom it asked.</summary>
internal sealed class Visit : IAsyncDisposable
{
    public const string Open = "chat.room?.talk.connection === 'open'";

    private readonly bool ownsContext;

    private Visit(IPage page, bool ownsContext)
    {
        Page = page;
        this.ownsContext = ownsContext;
    }

    public IPage Page { get; }

    public IBrowserContext Context => Page.Context;

    /// <summary>Errors of the page, of its console and of its policy.</summary>
    public List<string> Complaints { get; } = [];

    /// <summary>The addresses it asked.</summary>
    public List<Uri> Requests { get; } = [];

    /// <summary>The dialogs that were opened.</summary>
    public List<string> Dialogs { get; } = [];

    public static async Task<Visit> BeginAsync(
        IBrowser browser, Uri address, string query = "", BrowserNewContextOptions? options = null, bool waits = true)
        => await BeginAsync(
            await browser.NewContextAsync(options ?? new() { ViewportSize = new() { Width = 1200, Height = 800 } }),
            query.Length == 0 ? address : new Uri(address, "/?" + query),
            waits,
            ownsContext: true);

    /// <summary>Opens an address in a context that is somebody else's, once more.</summary>
    public static Task<Visit> BeginAsync(IBrowserContext context, Uri address, bool waits = true)
        => BeginAsync(context, address, waits, ownsContext: false);

    private static async Task<Visit> BeginAsync(IBrowserContext context, Uri address, bool waits, bool ownsContext)
    {
        var visit = new Visit(await context.NewPageAsync(), ownsContext);
        visit.Listen();
        await visit.Page.GotoAsync(address.ToString());
        if (waits)
        {
            await visit.UntilAsync(Open);
        }

        return visit;
    }

    /// <summary>Writes a message and sends it by Enter.</summary>
    public async Task AskAsync(string text)
    {
        await Page.Locator("avatar-chat textarea").FillAsync(text);
        await Page.Keyboard.PressAsync("Enter");
    }

    /// <summary>Waits until an expression is true. (Playwright's own waiting evaluates strings, which the page's policy forbids.)</summary>
    public Task UntilAsync(string expression, int seconds = 30) => Page.EvaluateAsync(
        $$"""
        () => new Promise((resolve, reject) => {
          const isTrue = () => {
            try {
              return {{expression}};
            } catch {
              return false;
            }
          };
          const stop = setTimeout(() => reject(new Error(`It never came true: ${isTrue}; ${JSON.stringify({
            turns: chat.turns, state: chat.state, connection: chat.room?.talk.connection,
            banner: chat.shadowRoot.querySelector('.banner')?.textContent, told: globalThis.watch?.told })}`)), {{seconds}}000);
          const check = () => {
            if (isTrue()) {
              clearTimeout(stop);
              resolve();
            } else {
              setTimeout(check, 10);
            }
          };
          check();
        })
        """);

    /// <summary>The value of an expression in the page.</summary>
    public Task<T> ReadAsync<T>(string expression) => Page.EvaluateAsync<T>($"() => {expression}");

    /// <summary>Runs statements in the page.</summary>
    public Task DoAsync(string statements) => Page.EvaluateAsync($"async () => {{ {statements} }}");

    /// <summary>What was recorded since <c>record()</c>.</summary>
    public async Task<RecordedSound> HearAsync()
        => new(Convert.FromBase64String(await ReadAsync<string>("recorded()")), await ReadAsync<int>("recording.rate"));

    /// <summary>The answer to the last message, as the server keeps it.</summary>
    public Task<string> KeptAsync(string status) => Page.EvaluateAsync<string>(
        """
        async status => {
          for (let tries = 0; tries < 100; tries++) {
            const { turns } = await (await fetch(`/avatar/conversations/${chat.conversationId}`)).json();
            if (turns.at(-1)?.status === status) return turns.at(-1).answer;
            await new Promise(done => setTimeout(done, 100));
          }
          return `The last turn never was ${status}.`;
        }
        """,
        status);

    public async ValueTask DisposeAsync()
    {
        if (ownsContext)
        {
            await Context.DisposeAsync();
        }
        else
        {
            await Page.CloseAsync();
        }
    }

    private void Listen()
    {
        Page.PageError += (_, error) => Complaints.Add(error);
        Page.Request += (_, request) => Requests.Add(new Uri(request.Url));
        Page.WebSocket += (_, socket) => Requests.Add(new Uri(socket.Url));
        Page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
            {
                Complaints.Add(message.Text);
            }
        };
        Page.Dialog += (_, dialog) =>
        {
            Dialogs.Add(dialog.Message);
            _ = dialog.DismissAsync();
        };
    }
}
