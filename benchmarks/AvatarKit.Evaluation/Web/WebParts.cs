using Microsoft.Playwright;

namespace AvatarKit.Evaluation;

/// <summary>The parts of <c>eval web</c> by their names.</summary>
internal static class WebParts
{
    private static readonly Dictionary<string, Func<WebBench, Task<IReadOnlyList<WebFigure>>>> Measures = new(StringComparer.Ordinal)
    {
        ["frames"] = FramesPart.MeasureAsync,
        ["lips"] = LipsPart.MeasureAsync,
        ["heard"] = HeardPart.MeasureAsync,
        ["underruns"] = UnderrunsPart.MeasureAsync,
        ["first-sound"] = FirstSoundPart.MeasureAsync,
        ["wire"] = WirePart.MeasureAsync,
    };

    /// <summary>A part that hangs takes no longer.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(8);

    public static IReadOnlyList<string> Names => [.. Measures.Keys];

    /// <summary>Measures a part. One that could not be measured, as where the machine is too busy to load the page, is missed.</summary>
    public static async Task<IReadOnlyList<WebFigure>> MeasureAsync(string part, WebBench bench)
    {
        try
        {
            return await Measures[part](bench).WaitAsync(Longest, TimeProvider.System);
        }
        catch (Exception exception) when (exception is PlaywrightException or TimeoutException)
        {
            return [new WebFigure(part, "could not be measured", exception.Message.Split('\n')[0], "to be measured", IsHeld: false)];
        }
    }
}
