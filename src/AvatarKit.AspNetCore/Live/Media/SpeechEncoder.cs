namespace AvatarKit.AspNetCore;

/// <summary>Codes the speech of one connection: PCM as it is, Opus as one stream a turn. Holds an encoder only while a turn speaks.</summary>
/// <remarks>Not thread-safe.</remarks>
internal sealed class SpeechEncoder(string? codec, OpusTails tails, SpeechBitrate bitrate) : IDisposable
{
    private OpusSpeech? stream;
    private string? streamTurn;
    private int streamRate;
    private string? restartTurn;

    /// <summary>Codes a piece.</summary>
    /// <param name="piece">The piece.</param>
    /// <param name="number">Its message's number.</param>
    public CodedSpeech Encode(SpeechSegment piece, long number)
    {
        short[]? samples = MonoSound.Of(piece);
        int rate = piece.Format.SampleRate;
        if (samples is null)
        {
            return new CodedSpeech((long)Math.Round(piece.Duration.TotalSeconds * OpusSpeech.WireRate), OpusSpeech.WireRate, IsSilent: true);
        }

        switch (codec)
        {
            case Hello.Opus:
                return EncodeOpus(piece, samples, number);
            case Hello.Pcm:
                bool begins = streamTurn != piece.TurnId;
                streamTurn = piece.TurnId;
                return new CodedSpeech(samples.Length, rate, piece.IsSilent)
                {
                    Restart = begins,
                    Frame = MonoSound.ToFrame(samples, number),
                };
            default:
                return new CodedSpeech(samples.Length, rate, piece.IsSilent);
        }
    }

    /// <summary>Ends a turn's stream.</summary>
    /// <param name="turnId">The turn.</param>
    /// <param name="number">The number of the message that tells of its end.</param>
    /// <param name="isHeard">Whether the last of it is to be heard.</param>
    /// <returns>The rest of the stream.</returns>
    public CodedSpeech? End(string turnId, long number, bool isHeard)
    {
        CodedSpeech? rest = null;
        if (codec == Hello.Opus && isHeard)
        {
            bool restart = streamTurn != turnId;
            if (restart && restartTurn != turnId && tails.FindLast(turnId) is { } last)
            {
                Begin(turnId, last.SampleRate, last.Tail);
            }

            byte[] packets = streamTurn == turnId ? stream!.End() : [];
            rest = packets.Length == 0
                ? null
                : new CodedSpeech(0, OpusSpeech.WireRate, IsSilent: false)
                {
                    Restart = restart,
                    Frame = MediaFrame.Create(LiveProtocol.AudioMedia, number, packets),
                };
        }

        Stop(turnId);
        return rest;
    }

    /// <summary>Nothing more of a turn's stream is wanted.</summary>
    public void Stop(string turnId)
    {
        if (streamTurn == turnId)
        {
            stream?.Dispose();
            stream = null;
            streamTurn = null;
        }
    }

    /// <summary>An answer is given from the middle: its stream begins there.</summary>
    public void BeginAnew(string turnId)
    {
        Stop(turnId);
        tails.Clear();
        restartTurn = turnId;
    }

    public void Dispose() => stream?.Dispose();

    private CodedSpeech EncodeOpus(SpeechSegment piece, short[] samples, long number)
    {
        bool begins = stream is null || streamTurn != piece.TurnId || streamRate != piece.Format.SampleRate;
        if (begins)
        {
            Begin(piece.TurnId, piece.Format.SampleRate, tails.FindBefore(piece));
        }

        stream!.Bitrate = bitrate.Value;
        byte[] packets = stream.Add(samples, out long length);
        tails.Add(number, piece, stream.Tail());
        return new CodedSpeech(length, OpusSpeech.WireRate, piece.IsSilent)
        {
            Restart = begins,
            Frame = MediaFrame.Create(LiveProtocol.AudioMedia, number, packets),
        };
    }

    private void Begin(string turnId, int rate, OpusTail? after)
    {
        stream?.Dispose();
        stream = new OpusSpeech(rate, after);
        streamTurn = turnId;
        streamRate = rate;
    }
}

/// <summary>A piece's sound for the wire.</summary>
/// <param name="Samples">How many samples it lasts.</param>
/// <param name="SampleRate">At which rate.</param>
/// <param name="IsSilent">Whether nothing is heard.</param>
internal sealed record CodedSpeech(long Samples, int SampleRate, bool IsSilent)
{
    /// <summary>Whether a new stream begins with it.</summary>
    public bool Restart { get; init; }

    /// <summary>The binary frame, if there is sound.</summary>
    public byte[]? Frame { get; init; }
}
