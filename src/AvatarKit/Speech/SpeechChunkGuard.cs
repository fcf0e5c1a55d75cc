namespace AvatarKit;

/// <summary>Looks at every chunk a voice gives before anything is made of it: garbage from a voice costs a sentence its sound,
/// not the machine its memory.</summary>
/// <remarks>One for each sentence; not thread-safe.</remarks>
internal sealed class SpeechChunkGuard
{
    public const int MinSampleRate = 4_000;
    public const int MaxSampleRate = 192_000;
    public const int MaxChannels = 8;
    public const long MaxBytes = 64L * 1024 * 1024;

    // A slow reader takes some 0.2 seconds for a character; a name spelt out, a number in digits, some five times that.
    private const double MaxSecondsPerCharacter = 2;
    private const double MinMaxSeconds = 60;
    private const double MaxMaxSeconds = 15 * 60;
    private const int MaxMarksPerCharacter = 16;
    private const int MinMaxMarks = 256;
    private const int MaxValueLength = 1_024;

    private readonly int textLength;
    private AudioFormat? format;
    private double maxSeconds;
    private readonly long[] lastMarks = new long[(int)SpeechMarkKind.Viseme + 4];
    private byte[] partial = [];
    private long bytes;
    private long marks;
    private string provider = "unknown";

    /// <summary>Creates a guard for the speech of a text.</summary>
    /// <param name="textLength">The length of the spoken text in UTF-16 code units.</param>
    public SpeechChunkGuard(int textLength) => this.textLength = textLength;

    /// <summary>Throws where a chunk cannot be what it should.</summary>
    /// <returns>The chunk, its audio in whole samples: what is left of one goes with the next chunk.</returns>
    /// <exception cref="SpeechException"><c>speech.format</c>, <c>speech.invalid</c> or <c>speech.too_long</c>.</exception>
    public SpeechChunk Check(SpeechChunk? chunk)
    {
        if (chunk is null)
        {
            throw Invalid("a chunk is null");
        }

        if (chunk.Voice is not { } voice || voice.Id is null || voice.Provider is null)
        {
            throw Invalid("a chunk does not say who speaks");
        }

        provider = voice.Provider;
        CheckFormat(chunk.Format);
        CheckAudio(chunk.Audio.Length);
        CheckMarks(chunk.Marks ?? throw Invalid("the marks of a chunk are null"));
        if (chunk.BilledCharacters < 0)
        {
            throw Invalid("it charges a negative number of characters");
        }

        return InWholeSamples(chunk);
    }

    private SpeechChunk InWholeSamples(SpeechChunk chunk)
    {
        int block = 2 * format!.Value.Channels;
        if (partial.Length == 0 && chunk.Audio.Length % block == 0)
        {
            return chunk;
        }

        byte[] joined = [.. partial, .. chunk.Audio.Span];
        int whole = joined.Length / block * block;
        partial = joined[whole..];
        return chunk with { Audio = joined.AsMemory(0, whole) };
    }

    private void CheckFormat(AudioFormat next)
    {
        if (format is { } known)
        {
            if (known != next)
            {
                throw Invalid("its format changes within a sentence");
            }

            return;
        }

        if (next.Encoding != AudioEncoding.Pcm16)
        {
            throw new SpeechException("speech.format", $"The voice of '{provider}' gives '{next.Encoding}'; the engine takes pcm_s16le.", provider);
        }

        if (next.SampleRate is < MinSampleRate or > MaxSampleRate)
        {
            throw Invalid($"its sample rate is {next.SampleRate} Hz; {MinSampleRate} to {MaxSampleRate} are taken");
        }

        if (next.Channels is < 1 or > MaxChannels)
        {
            throw Invalid($"it has {next.Channels} channels; 1 to {MaxChannels} are taken");
        }

        format = next;
        maxSeconds = Math.Clamp(textLength * MaxSecondsPerCharacter, MinMaxSeconds, MaxMaxSeconds);
    }

    private void CheckAudio(int length)
    {
        AudioFormat known = format!.Value;
        bytes += length;
        if (bytes > MaxBytes || known.SamplesIn(bytes) > maxSeconds * known.SampleRate)
        {
            throw new SpeechException(
                "speech.too_long",
                $"The voice of '{provider}' gave more than {maxSeconds:F0} s or {MaxBytes >> 20} MB of audio for a text of {textLength} characters.",
                provider);
        }
    }

    private void CheckMarks(IReadOnlyList<SpeechMark> list)
    {
        marks += list.Count;
        if (marks > Math.Max(MinMaxMarks, (long)textLength * MaxMarksPerCharacter))
        {
            throw Invalid($"it gave more than {marks - 1} marks for a text of {textLength} characters");
        }

        long last = (long)(maxSeconds * format!.Value.SampleRate);
        for (int i = 0; i < list.Count; i++)
        {
            SpeechMark mark = list[i];
            if (mark.Start < 0 || mark.Start > last || mark.Duration < 0 || mark.Duration > last)
            {
                throw Invalid("the time of a mark lies outside the sentence");
            }

            ref long before = ref lastMarks[Math.Clamp((int)mark.Kind, 0, lastMarks.Length - 1)];
            if (mark.Start < before)
            {
                throw Invalid("its marks are not in the order of their time");
            }

            before = mark.Start;
            if (mark.Value is null || mark.Value.Length > MaxValueLength)
            {
                throw Invalid("a mark has no value, or a very long one");
            }

            if (mark.TextStart < 0 || mark.TextLength < 0 || (long)mark.TextStart + mark.TextLength > textLength)
            {
                throw Invalid("a mark points outside the text");
            }
        }
    }

    private SpeechException Invalid(string why) => new("speech.invalid", $"The voice of '{provider}' gives speech that cannot be: {why}.", provider);
}
