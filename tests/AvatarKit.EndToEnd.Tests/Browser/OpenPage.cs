using AvatarKit.AspNetCore;
using Microsoft.Playwright;

namespace AvatarKit.EndToEnd.Tests;

/// <summary>A page opened from disk, with what it complained about and what it asked the network for.</summary>
internal sealed class OpenPage : IAsyncDisposable
{
    private readonly string file;

    private OpenPage(IPage page, string file)
    {
        Page = page;
        this.file = file;
    }

    public IPage Page { get; }

    public List<string> Complaints { get; } = [];

    public List<string> Requests { get; } = [];

    public static async Task<OpenPage> OpenAsync(
        IBrowser browser,
        AvatarResponse response,
        ReplyPageOptions? options = null,
        BrowserNewContextOptions? context = null)
    {
        string file = Path.Combine(Path.GetTempPath(), $"avatarkit-{Guid.NewGuid():N}.html");
        await using (FileStream stream = File.Create(file))
        {
            await ReplyPage.WriteAsync(response, stream, options);
        }

        IBrowserContext window = await browser.NewContextAsync(context);
        var open = new OpenPage(await window.NewPageAsync(), file);
        open.Page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
            {
                open.Complaints.Add(message.Text);
            }
        };
        open.Page.PageError += (_, error) => open.Complaints.Add(error);
        open.Page.Request += (_, request) => open.Requests.Add(request.Url);
        await open.Page.GotoAsync(new Uri(file).AbsoluteUri);
        return open;
    }

    /// <summary>Waits, frame by frame, until an expression is true in the page. (Playwright's own waiting evaluates
    /// strings, which the page's policy forbids.)</summary>
    public Task UntilAsync(string expression) => Page.EvaluateAsync(
        $$"""
        () => new Promise((resolve, reject) => {
          const stop = setTimeout(() => reject(new Error('It never came true.')), 60000);
          const check = () => {
            if ({{expression}}) {
              clearTimeout(stop);
              resolve();
            } else {
              requestAnimationFrame(check);
            }
          };
          check();
        })
        """);

    public async ValueTask DisposeAsync()
    {
        await Page.Context.DisposeAsync();
        File.Delete(file);
    }
}
