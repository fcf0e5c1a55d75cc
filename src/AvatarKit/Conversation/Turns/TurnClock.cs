namespace AvatarKit;

/// <summary>Takes a turn's times. Thread-safe.</summary>
internal sealed class TurnClock(TimeProvider time)
{
    private readonly long start = time.GetTimestamp();
    private readonly long[] stages = new long[(int)TurnStage.Remember + 1];
    private readonly bool[] seen = new bool[(int)TurnStage.Remember + 1];
    private long firstText = -1;
    private long firstSpeech = -1;
    private long firstFrame = -1;

    public TimeSpan? FirstText => Elapsed(Interlocked.Read(ref firstText));

    /// <summary>When the first face or picture was there.</summary>
    public TimeSpan? FirstFrame => Elapsed(Interlocked.Read(ref firstFrame));

    public DateTimeOffset Now => time.GetUtcNow();

    public long Timestamp => time.GetTimestamp();

    public void NoteFirstText() => Interlocked.CompareExchange(ref firstText, time.GetTimestamp() - start, -1);

    public void NoteFirstSpeech() => Interlocked.CompareExchange(ref firstSpeech, time.GetTimestamp() - start, -1);

    public void NoteFirstFrame() => Interlocked.CompareExchange(ref firstFrame, time.GetTimestamp() - start, -1);

    /// <summary>Adds the time since a timestamp to a stage.</summary>
    public void Add(TurnStage stage, long since)
    {
        Interlocked.Add(ref stages[(int)stage], time.GetTimestamp() - since);
        seen[(int)stage] = true;
    }

    public TurnLatency Read()
    {
        var times = new SortedDictionary<TurnStage, TimeSpan>();
        for (int stage = 0; stage < stages.Length; stage++)
        {
            if (seen[stage])
            {
                times[(TurnStage)stage] = time.GetElapsedTime(0, Interlocked.Read(ref stages[stage]));
            }
        }

        return new TurnLatency
        {
            FirstText = FirstText,
            FirstSpeech = Elapsed(Interlocked.Read(ref firstSpeech)),
            Total = time.GetElapsedTime(start),
            Stages = times,
        };
    }

    private TimeSpan? Elapsed(long ticks) => ticks < 0 ? null : time.GetElapsedTime(0, ticks);
}
