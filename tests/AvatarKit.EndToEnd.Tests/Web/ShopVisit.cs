using Microsoft.Playwright;

namespace AvatarKit.EndToEnd.Tests.Web;

/// <summary>A visit to the shop of <c>samples/Web</c>, whose page knows nothing of tests.</summary>
internal static class ShopVisit
{
    /// <summary>Opens the counter and waits until Ava has greeted in writing and is quiet, so that what follows is about what is asked.</summary>
    public static async Task<Visit> BeginAsync(IBrowser browser, Uri address, BrowserNewContextOptions? options = null)
    {
        Visit visit = await Visit.BeginAsync(browser, address, options: options, waits: false);
        await LookAsync(visit);
        return visit;
    }

    /// <summary>Finds the chat in the page, again after it was loaded anew.</summary>
    public static async Task LookAsync(Visit visit, bool waits = true)
    {
        await visit.DoAsync(
            """
            globalThis.chat = document.querySelector('avatar-chat');
            globalThis.words = globalThis.loudest = 0;
            chat.addEventListener('word', () => words++);
            chat.addEventListener('turnstarted', () => { words = 0; });
            let meter = null;
            const samples = new Float32Array(2048);
            setInterval(() => {
              const output = chat.room?.player.output;
              if (!output) return;
              meter ??= output.context.createAnalyser();
              output.connect(meter);
              meter.getFloatTimeDomainData(samples);
              globalThis.loudest = samples.reduce((most, sample) => Math.max(most, Math.abs(sample)), loudest);
            }, 50);
            globalThis.banner = () => chat.shadowRoot.querySelector('.banner').textContent;
            """);
        if (waits)
        {
            await visit.UntilAsync(Visit.Open);
        }
    }
}
