using AvatarKit.AspNetCore;
using Microsoft.Playwright;

namespace AvatarKit.EndToEnd.Tests;

/// <summary>The chat in a page with a strict policy and a server in it. The element is <c>chat</c>; what it told is in <c>heard</c>.</summary>
internal sealed class ChatPage : IAsyncDisposable
{
    private const string Home = "http://chat.test/";

    private const string Policy =
        "default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'";

    private const string Html =
        """
        <!doctype html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>Lamps</title>
        <link rel="stylesheet" href="/page.css">
        <script type="module" src="/avatar-chat.js"></script>
        </head>
        <body><main><h1>Lamps</h1><a href="#more">More</a></main></body>
        </html>
        """;

    private const string Style = "html, body { margin: 0; height: 100%; color-scheme: light dark; background: Canvas } main { position: absolute }";

    private const string Put =
        """
        ({ attributes, answers }) => {
          globalThis.answers = answers;
          globalThis.heard = [];
          const names = ['turnstarted', 'speechstarted', 'word', 'speechended', 'toolcall', 'rating', 'error', 'statechange', 'open', 'close'];
          for (const name of names) {
            document.addEventListener(name, event => {
              if (event.detail) heard.push({ name, detail: event.detail, bubbles: event.bubbles, composed: event.composed });
            });
          }
          globalThis.chat = document.createElement('avatar-chat');
          for (const [name, value] of Object.entries(attributes)) chat.setAttribute(name, value);
          // Within a shadow root of the page's, so that what is heard outside has crossed it.
          const holder = document.createElement('div');
          holder.style.height = '100%';
          holder.attachShadow({ mode: 'open' }).append(chat);
          document.body.append(holder);
        }
        """;

    private ChatPage(IPage page) => Page = page;

    public IPage Page { get; }

    public List<string> Complaints { get; } = [];

    /// <summary>What the page complained of, a line each: an assertion that fails says all of it.</summary>
    public string AllComplaints => string.Join('\n', Complaints);

    public List<string> Requests { get; } = [];

    public static async Task<ChatPage> OpenAsync(
        IBrowser browser,
        Dictionary<string, string>? attributes = null,
        Dictionary<string, object>? answers = null,
        BrowserNewContextOptions? options = null,
        string? before = null,
        JoinedChat? joined = null)
    {
        IBrowserContext context = await browser.NewContextAsync(options ?? new() { ViewportSize = new() { Width = 1200, Height = 800 } });
        await context.RouteAsync("**/*", route => FulfillAsync(route, joined));
        if (before is not null)
        {
            await context.AddInitScriptAsync(before);
        }

        var open = new ChatPage(await context.NewPageAsync());
        open.Page.PageError += (_, error) => open.Complaints.Add(error);
        open.Page.Request += (_, request) => open.Requests.Add(request.Url);
        open.Page.Console += (_, message) =>
        {
            if (message.Type == "error")
            {
                open.Complaints.Add(message.Text);
            }
        };
        await open.Page.GotoAsync(Home);
        await open.Page.EvaluateAsync(
            Put,
            new Dictionary<string, object>
            {
                ["attributes"] = new Dictionary<string, string>(attributes ?? []) { ["endpoint"] = "/avatar" },
                ["answers"] = answers ?? [],
            });
        return open;
    }

    /// <summary>Writes a message and sends it by Enter.</summary>
    public async Task AskAsync(string text)
    {
        await Page.Locator("avatar-chat textarea").FillAsync(text);
        await Page.Keyboard.PressAsync("Enter");
    }

    /// <summary>Waits until an expression is true. (Playwright's own waiting evaluates strings, which the page's policy forbids.)</summary>
    public Task UntilAsync(string expression) => Page.EvaluateAsync(
        $$"""
        () => new Promise((resolve, reject) => {
          const stop = setTimeout(() => reject(new Error('It never came true.')), 30000);
          const check = () => {
            if ({{expression}}) {
              clearTimeout(stop);
              resolve();
            } else {
              setTimeout(check, 15);
            }
          };
          check();
        })
        """);

    /// <summary>The value of an expression in the page.</summary>
    public Task<T> ReadAsync<T>(string expression) => Page.EvaluateAsync<T>($"() => {expression}");

    public ValueTask DisposeAsync() => new(Page.Context.DisposeAsync().AsTask());

    private static Task FulfillAsync(IRoute route, JoinedChat? joined)
    {
        var address = new Uri(route.Request.Url);
        (string kind, string? body) = address.AbsolutePath switch
        {
            _ when !route.Request.Url.StartsWith(Home, StringComparison.Ordinal) => ("text/plain", null),
            "/" => ("text/html", Html),
            "/page.css" => ("text/css", Style),
            "/avatar/avatars" => ("application/json", """{ "avatars": [{ "id": "default", "name": "Ava", "face": { "kind": "drawn" } }] }"""),
            var path when joined?.Find(path[1..]) is { } script => ("text/javascript", script),
            "/live/live-client.js" => ("text/javascript", ScriptedChat.Module),
            var path when path.EndsWith(".js", StringComparison.Ordinal) => ("text/javascript", PageSources.Read(path[1..])),
            var path when path.EndsWith(".json", StringComparison.Ordinal) => ("application/json", PageSources.Read(path[1..])),
            _ => ("text/plain", null),
        };
        return body is null
            ? route.AbortAsync()
            : route.FulfillAsync(new RouteFulfillOptions
            {
                ContentType = kind,
                Body = body,
                Headers = new Dictionary<string, string> { ["content-type"] = kind, ["content-security-policy"] = Policy },
            });
    }
}
