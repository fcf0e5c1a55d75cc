using System.Globalization;

namespace AvatarKit.Evaluation;

/// <summary>How alive a face is in a finished video.</summary>
/// <param name="Pictures">Pictures, each counted as often as the display shows it.</param>
/// <param name="Still">Share of them in which the nose is where it was.</param>
/// <param name="LongestRest">The longest it stays there, in seconds.</param>
/// <param name="LargestStep">How far its largest step is from those around it, in pixels of 1080 rows.</param>
/// <param name="Body">Share of the pixels of shoulders and chest that change within four seconds, where they change least.</param>
internal sealed record LifeReport(int Pictures, double Still, double LongestRest, double LargestStep, double Body)
{
    public const double MostStill = 0.05;
    public const double MostRest = 0.3;
    public const double MostStep = 0.6;
    public const double LeastBody = 0.04;

    public static string Goals { get; } = string.Create(
        CultureInfo.InvariantCulture,
        $"| goal | | < {MostStill * 100:0} % | < {MostRest:0.0} s | ≤ {MostStep:0.0} px | > {LeastBody * 100:0} % |");

    public bool Holds => Still < MostStill && LongestRest < MostRest && LargestStep <= MostStep && Body > LeastBody;

    public string ToRow(string name) => string.Create(
        CultureInfo.InvariantCulture,
        $"| {name} | {Pictures} | {Still * 100:0.0} % | {LongestRest:0.00} s | {LargestStep:0.00} px | {Body * 100:0.0} % |");
}
