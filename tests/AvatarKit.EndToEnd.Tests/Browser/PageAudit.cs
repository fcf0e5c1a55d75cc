using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace AvatarKit.EndToEnd.Tests;

/// <summary>A page as axe-core sees it.</summary>
internal static class PageAudit
{
    // A face drawn sixty times a second without a graphics card leaves the audit next to nothing of the processor.
    private const string HoldStill =
        """
        () => {
          const own = globalThis.requestAnimationFrame;
          const held = [];
          globalThis.requestAnimationFrame = draw => held.push(draw);
          globalThis.moveOn = () => {
            globalThis.requestAnimationFrame = own;
            held.forEach(draw => own(draw));
          };
        }
        """;

    private static readonly AxeRunOptions ViolationsAlone = new() { ResultTypes = [ResultType.Violations] };

    /// <summary>Fails when axe-core finds anything in the page as it stands.</summary>
    public static async Task FindNothingAsync(IPage page)
    {
        await page.EvaluateAsync(HoldStill);
        AxeResult result = await page.RunAxe(ViolationsAlone);
        await page.EvaluateAsync("() => moveOn()");

        Assert.Empty(result.Violations.SelectMany(static rule => rule.Nodes.Select(node => $"{rule.Id}: {node.Html}")));
    }
}
