namespace AvatarKit;

/// <summary>Lip sync that may fail: from then on the sentence's mouth rests.</summary>
internal sealed class GuardedLipSync : LipSyncSession, IWordAligner
{
    private readonly Action<Exception> onFailure;
    private readonly AudioFormat format;
    private LipSyncSession? inner;
    private long heard;
    private long taken;

    public GuardedLipSync(ILipSync lipSync, AudioFormat format, SpeakableText text, string locale, Action<Exception> onFailure)
    {
        this.format = format;
        this.onFailure = onFailure;
        Try(() => inner = lipSync.CreateSession(format, text.Spoken, locale, text.Cues));
    }

    public override long Available => Math.Min(heard, Ask(static session => session.Available, heard));

    public override long Settled => Math.Min(heard, Ask(static session => session.Settled, heard));

    public override void Append(ReadOnlyMemory<byte> audio, IReadOnlyList<SpeechMark> marks)
    {
        heard += format.SamplesIn(audio.Length);
        Try(() => inner?.Append(audio, marks));
    }

    public override void Complete() => Try(() => inner?.Complete());

    public override VisemeTrack Take(long until)
    {
        VisemeTrack? track = null;
        Try(() => track = inner?.Take(until));
        long length = until - taken;
        taken = until;
        return track ?? new VisemeTrack(format.SampleRate, length, []);
    }

    public IReadOnlyList<AlignedWord>? FindWords() => Ask(static session => (session as IWordAligner)?.FindWords(), null);

    private T Ask<T>(Func<LipSyncSession, T> ask, T otherwise)
    {
        try
        {
            return inner is { } session ? ask(session) : otherwise;
        }
        catch (Exception exception)
        {
            inner = null;
            onFailure(exception);
            return otherwise;
        }
    }

    private void Try(Action action)
    {
        try
        {
            action();
        }
        catch (Exception exception)
        {
            inner = null;
            onFailure(exception);
        }
    }
}
