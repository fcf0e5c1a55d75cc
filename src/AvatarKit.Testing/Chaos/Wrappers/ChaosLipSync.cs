namespace AvatarKit.Testing;

/// <summary>Fails tracks whole, and sessions at their beginning or while audio comes.</summary>
internal sealed class ChaosLipSync(ILipSync inner, ChaosCalls calls) : DelegatingLipSync(inner)
{
    public override VisemeTrack CreateTrack(LipSyncInput input)
    {
        calls.ThrowIfDrawn();
        return Inner.CreateTrack(input);
    }

    public override LipSyncSession CreateSession(AudioFormat format, string text, string locale) => CreateSession(format, text, locale, []);

    public override LipSyncSession CreateSession(AudioFormat format, string text, string locale, IReadOnlyList<SpeechCue> cues)
    {
        ChaosDraw draw = calls.Next();
        if (draw.Fault is not { } fault)
        {
            // As it is: sessions of AvatarKit's own can do more than the contract says.
            return Inner.CreateSession(format, text, locale, cues);
        }

        Exception failure = ChaosErrors.Of(ChaosContract.LipSync, fault, draw);
        return draw.Middle == 0 ? throw failure : new Session(Inner.CreateSession(format, text, locale, cues), failure, draw.Middle);
    }

    private sealed class Session(LipSyncSession session, Exception failure, int after) : LipSyncSession
    {
        private int pieces;

        public override long Available => session.Available;

        public override long Settled => session.Settled;

        public override void Append(ReadOnlyMemory<byte> audio, IReadOnlyList<SpeechMark> marks)
        {
            if (++pieces > after)
            {
                throw failure;
            }

            session.Append(audio, marks);
        }

        public override void Complete()
        {
            if (pieces <= after)
            {
                throw failure;
            }

            session.Complete();
        }

        public override VisemeTrack Take(long until) => session.Take(until);
    }
}
