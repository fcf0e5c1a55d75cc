namespace AvatarKit;

/// <summary>A mouth shape for a while, in seconds.</summary>
/// <param name="Viseme">The shape.</param>
/// <param name="Start">When it begins.</param>
/// <param name="End">When it ends.</param>
/// <param name="Weight">How strongly it is meant, 0 to 1.</param>
internal readonly record struct MouthShape(Viseme Viseme, double Start, double End, float Weight)
{
    /// <summary>The shapes of a track.</summary>
    public static IReadOnlyList<MouthShape> Of(VisemeTrack track)
    {
        double rate = track.SampleRate;
        return [.. track.Spans.Select(span => new MouthShape(span.Viseme, span.Start / rate, span.End / rate, span.Weight))];
    }
}
