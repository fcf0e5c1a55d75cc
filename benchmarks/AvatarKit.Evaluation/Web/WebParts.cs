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

    public static Task<IReadOnlyList<WebFigure>> MeasureAsync(string part, WebBench bench)
        => Measures[part](bench).WaitAsync(Longest, TimeProvider.System);
}
