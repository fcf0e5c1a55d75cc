using System.Buffers.Binary;

namespace AvatarKit.Local.Tests.Speech;

/// <summary>A whole synthesis, gathered.</summary>
internal sealed record Spoken(SpeechRequest Request, IReadOnlyList<SpeechChunk> Chunks)
{
    public VoiceInfo Voice => Chunks[0].Voice;

    public byte[] Audio { get; } = [.. Chunks.SelectMany(chunk => chunk.Audio.ToArray())];

    public long Length => Audio.Length / 2;

    public double Seconds => (double)Length / Voice.Format.SampleRate;

    public IReadOnlyList<SpeechMark> Phones { get; } =
        [.. Chunks.SelectMany(chunk => chunk.Marks).Where(mark => mark.Kind == SpeechMarkKind.Viseme)];

    public IReadOnlyList<SpeechMark> Words { get; } = [.. Chunks.SelectMany(chunk => chunk.Marks).Where(mark => mark.Kind == SpeechMarkKind.Word)];

    public static async Task<Spoken> Of(ISpeechSynthesizer voices, SpeechRequest request, CancellationToken cancellationToken = default)
    {
        List<SpeechChunk> chunks = [];
        await foreach (SpeechChunk chunk in voices.SynthesizeAsync(request, cancellationToken))
        {
            chunks.Add(chunk);
        }

        return new Spoken(request, chunks);
    }

    public static Task<Spoken> Of(ISpeechSynthesizer voices, string text, string? voice = null, string? locale = null, double rate = 1) =>
        Of(voices, new SpeechRequest { Text = text, Voice = voice, Locale = locale, Rate = rate });

    /// <summary>Root mean square of a stretch of the audio.</summary>
    public double Loudness(long start, long length)
    {
        double sum = 0;
        for (long i = start; i < start + length; i++)
        {
            double sample = BinaryPrimitives.ReadInt16LittleEndian(Audio.AsSpan((int)i * 2));
            sum += sample * sample;
        }

        return Math.Sqrt(sum / Math.Max(1, length));
    }

    /// <summary>What every voice owes: one voice and format, sounds in order that cover the audio without gap or overlap,
    /// words in order that are the text's own.</summary>
    public void AssertWellFormed()
    {
        Assert.All(Chunks, chunk => Assert.Equal(Voice, chunk.Voice));
        Assert.All(Chunks, chunk => Assert.Equal(Voice.Format, chunk.Format));
        long end = 0;
        foreach (SpeechMark phone in Phones)
        {
            Assert.Equal(end, phone.Start);
            Assert.True(phone.Duration > 0, $"'{phone.Value}' has no length");
            end = phone.Start + phone.Duration;
        }

        Assert.Equal(Length, end);
        Assert.InRange(Loudness(0, Length), 300, 20_000);
        end = 0;
        foreach (SpeechMark word in Words)
        {
            Assert.Equal(Request.Text.Substring(word.TextStart, word.TextLength), word.Value);
            Assert.True(word.Start >= end, $"'{word.Value}' starts at {word.Start}, before {end}");
            Assert.True(word.Start + word.Duration <= Length, $"'{word.Value}' outlasts the audio");
            end = word.Start + word.Duration;
        }

        // A consumer that plays what it has must have the marks of it: they never come after their audio.
        long played = 0;
        foreach (SpeechChunk chunk in Chunks)
        {
            Assert.All(chunk.Marks, mark => Assert.True(mark.Start >= played, $"'{mark.Value}' comes after its audio"));
            played += chunk.Audio.Length / 2;
        }
    }
}
