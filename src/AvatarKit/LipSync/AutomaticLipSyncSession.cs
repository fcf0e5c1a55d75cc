namespace AvatarKit;

/// <summary>Follows a sentence's viseme marks where its first audio brings any, and what is heard where it brings none;
/// see <see cref="AutomaticLipSync"/>.</summary>
internal sealed class AutomaticLipSyncSession(AudioFormat format, Func<LipSyncSession> listen) : LipSyncSession, IWordAligner
{
    private readonly MarkLipSyncSession fromMarks = new(format);
    private LipSyncSession? fromAudio;
    private bool hasMarks;
    private bool hasTaken;

    public override long Available => Current.Available;

    public override long Settled => Current.Settled;

    private LipSyncSession Current => fromAudio ?? fromMarks;

    public override void Append(ReadOnlyMemory<byte> audio, IReadOnlyList<SpeechMark> marks)
    {
        ArgumentNullException.ThrowIfNull(marks);
        fromMarks.Append(audio, marks);
        if (!hasMarks && !hasTaken && marks.Any(static mark => mark.Kind == SpeechMarkKind.Viseme))
        {
            hasMarks = true;
            fromAudio = null;
        }
        else if (!hasMarks && audio.Length > 0)
        {
            fromAudio ??= listen();
        }

        fromAudio?.Append(audio, marks);
    }

    public override void Complete()
    {
        fromMarks.Complete();
        fromAudio?.Complete();
    }

    public override VisemeTrack Take(long until)
    {
        hasTaken = true;
        return Current.Take(until);
    }

    public IReadOnlyList<AlignedWord>? FindWords() => (fromAudio as IWordAligner)?.FindWords();
}
