namespace AvatarKit;

/// <summary>A small gesture that goes with a word.</summary>
/// <param name="Start">When it is there, in seconds from the start of the segment.</param>
/// <param name="End">When it begins to go.</param>
/// <param name="Brow">How far the brows rise, 0 to 1.</param>
/// <param name="Nod">A nod of so many degrees, down and up again.</param>
/// <param name="Tilt">A tilt of so many degrees.</param>
/// <param name="Aside">Where the eyes go for a moment, right and down.</param>
internal readonly record struct GestureBeat(double Start, double End, float Brow, float Nod = 0, float Tilt = 0, (float X, float Y) Aside = default)
{
    /// <summary>How long before its start and after its end it is seen, in seconds.</summary>
    public const double Before = 0.12;
    public const double After = 0.35;
    public const double Longest = 0.75;
}
