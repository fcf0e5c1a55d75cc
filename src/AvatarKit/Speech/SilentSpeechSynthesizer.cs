using System.Runtime.CompilerServices;

namespace AvatarKit;

/// <summary>A voice that makes no sound: silence with word and viseme timings estimated from the text, so that face and captions stay alive where no
/// voice can be had. Stateless and thread-safe.</summary>
/// <remarks>
/// The same text with the same cues gives the same timings: about 157 words of English a minute at <see cref="SpeechRequest.Rate"/> 1, pauses at
/// punctuation included; the rate divides every duration, and that of a cue those of its words, emphasis as in
/// <see cref="SpeechStretch.WithoutEmphasis"/>. Every word has a word mark and viseme marks in
/// <see cref="PhoneAlphabet.Oculus"/>; pauses and the end are marked <c>sil</c>. Text of any length and script is spoken in
/// chunks of at most one second. Any locale is accepted.
/// </remarks>
public sealed class SilentSpeechSynthesizer : ISpeechSynthesizer
{
    private const int SampleRate = 16_000;
    private const int BytesPerSample = 2;

    // A gap shorter than this is no pause: the mouth does not close between two words.
    private const double ShortestPause = 60;

    /// <summary>The only voice it has.</summary>
    public static VoiceInfo Voice { get; } = new(
        "silent", "silent", "und", AudioFormat.Pcm16(SampleRate)) { IsSilent = true, DisplayName = "Silent" };

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The rate is not from 0.5 to 2, or a cue not for this text
    /// (<see cref="SpeechRequest.Validate"/>).</exception>
    public IAsyncEnumerable<SpeechChunk> SynthesizeAsync(SpeechRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (request.Voice is not null && !string.Equals(request.Voice, Voice.Id, StringComparison.OrdinalIgnoreCase))
        {
            throw new VoiceNotFoundException(
                Voice.Provider, request.Voice, request.Locale, "The silent synthesizer has the voice 'silent' alone: ask for that, or for none.");
        }

        request.Validate();
        return Synthesize(request, cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<VoiceInfo>> GetVoicesAsync(CancellationToken cancellationToken = default) => new([Voice]);

    private static async IAsyncEnumerable<SpeechChunk> Synthesize(
        SpeechRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask.ConfigureAwait(false);
        List<SpeechMark> marks = [];
        long given = 0;
        long end = 0;
        foreach (SpeechMark mark in Marks(request))
        {
            cancellationToken.ThrowIfCancellationRequested();

            // A word mark covers sounds that are still to come.
            if (mark.Kind == SpeechMarkKind.Viseme)
            {
                end = mark.Start + mark.Duration;
            }

            marks.Add(mark);
            while (end - given >= SampleRate)
            {
                yield return Chunk(SampleRate, marks);
                marks = [];
                given += SampleRate;
            }
        }

        if (end > given || marks.Count > 0)
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return Chunk((int)(end - given), marks);
        }
    }

    private static SpeechChunk Chunk(int samples, List<SpeechMark> marks) =>
        new() { Voice = Voice, Format = Voice.Format, Audio = new byte[samples * BytesPerSample], Marks = marks };

    private static IEnumerable<SpeechMark> Marks(SpeechRequest request)
    {
        string text = request.Text;
        double perMillisecond = SampleRate / 1000.0 / request.Rate;
        IReadOnlyList<PronouncedWord> words = Pronouncer.Pronounce(text, request.Locale ?? "", request.Cues);

        // A pause that is asked for lasts as long at any rate.
        double time = words.Count > 0 && request.Cues.Count > 0 ? PauseBefore(request, words[0]) * request.Rate : 0;
        if (time > 0)
        {
            yield return Shape(Viseme.Sil, 0, time, perMillisecond);
        }

        IReadOnlyList<SpeechStretch> stretches = request.Cues.Count > 0 ? request.GetStretches() : [];
        int stretch = 0;
        foreach (PronouncedWord word in words)
        {
            while (stretch < stretches.Count && stretches[stretch].Start + stretches[stretch].Length <= word.TextStart)
            {
                stretch++;
            }

            double rate = stretch < stretches.Count ? stretches[stretch].WithoutEmphasis().Rate : 1;
            double rest = Math.Max(word.Pause / rate, word.CuedPause * request.Rate);
            List<SilentShape> shapes = SilentShapes.Of(word);
            double target = time + (shapes.Sum(static shape => shape.Duration) / rate);
            long start = Samples(time, perMillisecond);
            long duration = Samples(target, perMillisecond) - start;
            yield return new SpeechMark(
                SpeechMarkKind.Word, start, duration, text.Substring(word.TextStart, word.TextLength), PhoneAlphabet.None,
                word.TextStart, word.TextLength);

            // The last sound of a word is held over a gap that is no pause.
            bool pause = rest >= ShortestPause;
            double held = pause ? 0 : rest;
            for (int i = 0; i < shapes.Count; i++)
            {
                double until = i + 1 < shapes.Count ? time + (shapes[i].Duration / rate) : target + held;
                yield return Shape(shapes[i].Viseme, time, until, perMillisecond);
                time = until;
            }

            if (pause)
            {
                yield return Shape(Viseme.Sil, time, time + rest, perMillisecond);
                time += rest;
            }
        }

        if (time > 0)
        {
            yield return Shape(Viseme.Sil, time, time + 120, perMillisecond);
        }
    }

    /// <summary>The pause that is asked for before the first word, in milliseconds.</summary>
    private static double PauseBefore(SpeechRequest request, PronouncedWord first)
    {
        double pause = 0;
        foreach (SpeechStretch stretch in request.GetStretches())
        {
            pause += stretch.Start <= first.TextStart ? stretch.Pause.TotalMilliseconds : 0;
        }

        return pause;
    }

    private static SpeechMark Shape(Viseme viseme, double from, double to, double perMillisecond)
    {
        long start = Samples(from, perMillisecond);
        return new SpeechMark(SpeechMarkKind.Viseme, start, Samples(to, perMillisecond) - start, OculusVisemes.NameOf(viseme), PhoneAlphabet.Oculus);
    }

    private static long Samples(double milliseconds, double perMillisecond) => (long)Math.Round(milliseconds * perMillisecond);
}
