namespace AvatarKit;

/// <summary>Lip sync of one sentence while its sound arrives, cut into pieces that can be heard and seen. Not thread-safe.</summary>
/// <remarks>
/// The first piece comes with the first quarter of a second, so that the person hears something at once;
/// later ones are longer, for they are made ahead of what is heard. Pieces follow the voice's chunks:
/// where they are cut does not depend on how fast the chunks come.
/// </remarks>
internal sealed class SentenceAnimation
{
    private static readonly TimeSpan FirstPiece = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan LaterPiece = TimeSpan.FromMilliseconds(500);

    /// <summary>Lips that are found in the sound are nearly settled so far behind what has been heard.</summary>
    private static readonly TimeSpan Settling = TimeSpan.FromMilliseconds(120);
    private static readonly TimeSpan LongestPiece = TimeSpan.FromSeconds(1);

    /// <summary>What is made of the first piece on its way to the ear, its face and its packets, is waited for.</summary>
    private static readonly TimeSpan LongestFirstPiece = TimeSpan.FromMilliseconds(400);

    /// <summary>What is kept back of later pieces until more is known, so that a sentence's last piece is known to be the last.</summary>
    private static readonly TimeSpan Reserve = TimeSpan.FromMilliseconds(40);

    private readonly SpokenSentence sentence;
    private readonly VoiceInfo voice;
    private readonly AudioFormat format;
    private readonly LipSyncSession lips;
    private readonly WordTimings words;
    private readonly SentenceGestures gestures;
    private readonly Queue<ReadOnlyMemory<byte>> audio = new();
    private ReadOnlyMemory<byte> front;
    private long heard;
    private long taken;
    private int pieces;
    private bool isComplete;
    private bool isDone;

    public SentenceAnimation(SpokenSentence sentence, SpeechChunk first, LipSyncSession lips, string locale)
    {
        this.sentence = sentence;
        this.lips = lips;
        gestures = new SentenceGestures(sentence);
        voice = first.Voice;
        format = first.Format;
        words = new WordTimings(format, sentence.Text.Spoken, locale, lips, sentence.Text.Cues);
    }

    public void Append(in SpokenChunk spoken)
    {
        SpeechChunk chunk = spoken.Chunk;
        lips.Append(chunk.Audio, chunk.Marks);
        words.Append(chunk.Audio, chunk.Marks);
        if (!chunk.Audio.IsEmpty)
        {
            audio.Enqueue(chunk.Audio);
            heard += format.SamplesIn(chunk.Audio.Length);
        }

        if (spoken.IsLast)
        {
            Complete();
        }
    }

    /// <summary>Ends the sentence's sound.</summary>
    public void Complete()
    {
        if (!isComplete)
        {
            isComplete = true;
            lips.Complete();
            words.Complete();
        }
    }

    /// <summary>Takes the next piece, if there is enough of it.</summary>
    /// <param name="speech">Gives it its number and its place in the turn's speech.</param>
    public AnimatedPiece? Take(TurnSpeech speech)
    {
        long until = End();
        if (until < 0)
        {
            return null;
        }

        long start = taken;
        VisemeTrack visemes = lips.Take(until);
        IReadOnlyList<SpeechMark> spoken = words.Take(until);
        taken = until;
        pieces++;
        TimeSpan offset = speech.Position;
        bool endsSentence = isComplete && until == heard;
        return new AnimatedPiece
        {
            Sentence = sentence,
            Index = speech.NextPiece(format.ToTime(until - start)),
            Start = format.ToTime(start),
            Offset = offset,
            Voice = voice,
            Format = format,
            Audio = Cut(until - start),
            Visemes = visemes,
            Words = spoken,
            Gestures = gestures.Take(spoken, endsSentence),
            EndsSentence = endsSentence,
        };
    }

    /// <summary>Where the next piece ends, in samples; -1 while there is not enough of it.</summary>
    private long End()
    {
        if (isDone)
        {
            return -1;
        }

        long longest = taken + format.ToSamples(pieces == 0 ? LongestFirstPiece : LongestPiece);
        if (isComplete)
        {
            long end = Math.Min(heard, longest);
            isDone = end == heard;
            return end;
        }

        long ready = taken == 0 ? lips.Available : Math.Max(lips.Settled, lips.Available - format.ToSamples(Settling)) - format.ToSamples(Reserve);
        ready = Math.Min(ready, heard);

        // The second piece must be there when the first has been heard, also where the voice is no more than twice as fast as the ear.
        TimeSpan least = pieces < 2 ? FirstPiece : LaterPiece;
        return ready - taken >= format.ToSamples(least) ? Math.Min(ready, longest) : -1;
    }

    private ReadOnlyMemory<byte> Cut(long samples)
    {
        int length = checked((int)(samples * 2 * format.Channels));
        if (length == 0)
        {
            return default;
        }

        if (front.IsEmpty)
        {
            front = audio.Dequeue();
        }

        if (front.Length >= length)
        {
            return FromFront(length);
        }

        byte[] joined = new byte[length];
        for (int at = 0; at < length;)
        {
            if (front.IsEmpty)
            {
                front = audio.Dequeue();
            }

            ReadOnlyMemory<byte> part = FromFront(Math.Min(front.Length, length - at));
            part.CopyTo(joined.AsMemory(at));
            at += part.Length;
        }

        return joined;
    }

    private ReadOnlyMemory<byte> FromFront(int length)
    {
        ReadOnlyMemory<byte> part = front[..length];
        front = front[length..];
        return part;
    }
}
