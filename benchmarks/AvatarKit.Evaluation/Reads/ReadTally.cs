using System.Globalization;

namespace AvatarKit.Evaluation;

/// <summary>How many of some cases are right.</summary>
/// <param name="Count">The cases.</param>
/// <param name="Right">Those said right.</param>
/// <param name="RightRaw">Those the voice says right by itself.</param>
/// <param name="Spoiled">Those the voice says right by itself, and not with what it is given.</param>
internal readonly record struct ReadTally(int Count, int Right, int RightRaw, int Spoiled)
{
    /// <summary>The share that is right.</summary>
    public double Share => Count == 0 ? 0 : (double)Right / Count;

    public static ReadTally Of(IReadOnlyCollection<ReadOutcome> outcomes) => new(
        outcomes.Count,
        outcomes.Count(static one => one.IsRight),
        outcomes.Count(static one => one.IsRightRaw),
        outcomes.Count(static one => one.IsRightRaw && !one.IsRight));

    public override string ToString() => Count == 0 ? "" : $"{Right} of {Count}, {Percent(Right, Count)}";

    /// <summary>A share as it is printed.</summary>
    public static string Percent(int part, int whole)
        => whole == 0 ? "–" : string.Create(CultureInfo.InvariantCulture, $"{100.0 * part / whole:0.0} %");
}
