namespace AvatarKit;

/// <summary>Lip sync from a voice's viseme marks, in any <see cref="PhoneAlphabet"/>. Stateless and thread-safe.</summary>
/// <remarks>
/// <para>The track covers the audio from its first sample to its last without a gap. A mark lasts as long as it says, or until the next one.
/// Shapes too short to be seen give their time to a neighbour; lips that meet (p, b, m, f, v) stay so for at least 50 ms, at the cost of their
/// neighbours. A symbol that is not known moves the mouth a little and never throws. Without viseme marks the track is silence.</para>
/// <para>In a session a mark settles what came before it, but for the last 50 ms, which a closure may still take.
/// What is taken before it is settled lasts as far as the audio does. Taken no farther than it is settled, the parts are the same track as that of
/// the whole sentence. Of encoded audio as much is there as its marks reach.</para>
/// </remarks>
public sealed class MarkLipSync : ILipSync
{
    /// <inheritdoc/>
    public VisemeTrack CreateTrack(LipSyncInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        SpeechMark[] marks = [.. input.Marks.Where(static mark => mark.Kind == SpeechMarkKind.Viseme).OrderBy(static mark => mark.Start)];
        List<VisemeSpan> spans = MarkSpans.Create(marks, input.Length, input.Format.SampleRate);
        VisemeSmoothing.Apply(spans, input.Format.SampleRate);
        return new VisemeTrack(input.Format.SampleRate, input.Length, spans);
    }

    /// <inheritdoc/>
    public LipSyncSession CreateSession(AudioFormat format, string text, string locale)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(locale);
        return new MarkLipSyncSession(format);
    }
}
