using AvatarKit.Local;
using Microsoft.Extensions.Logging.Abstractions;

namespace AvatarKit.Evaluation;

/// <summary>The voices that are measured and learned from: Flite's, and eSpeak NG's with its variants.</summary>
internal sealed class Voices : IAsyncDisposable
{
    private readonly FliteSynthesizer flite;
    private readonly EspeakSynthesizer espeak;

    public Voices()
    {
        var options = new LocalSpeechOptions();
        flite = new FliteSynthesizer(options, FliteBinary.FindEmbedded(), NullLogger.Instance, TimeProvider.System);
        espeak = new EspeakSynthesizer(options, NullLogger.Instance, TimeProvider.System);
    }

    /// <summary>Speaks many sentences, those of Festival in one process.</summary>
    /// <param name="lines">What to speak.</param>
    /// <param name="kept">What was spoken before, and where to keep what is spoken now.</param>
    /// <returns>A sample for each that could be spoken.</returns>
    public async IAsyncEnumerable<SpokenSample> SpeakAsync(IReadOnlyList<VoiceLine> lines, KeptSpeech? kept = null)
    {
        VoiceLine[] festival =
            [.. lines.Where(line => line.Voice.StartsWith(FestivalVoices.Prefix, StringComparison.Ordinal) && kept?.Find(line) is null)];
        var spoken = new Queue<SpokenSample?>(festival.Length == 0 ? [] : await FestivalVoices.SpeakAsync(festival));
        foreach (VoiceLine line in lines)
        {
            if (kept?.Find(line) is { } before)
            {
                yield return before;
                continue;
            }

            SpokenSample? sample = line.Voice.StartsWith(FestivalVoices.Prefix, StringComparison.Ordinal)
                ? spoken.Dequeue()
                : await SpeakAsync(line.Voice, line.Locale, line.Text, line.Rate);
            if (sample is not null)
            {
                kept?.Keep(line, sample);
                yield return sample;
            }
        }
    }

    /// <summary>Speaks a sentence.</summary>
    /// <param name="voice"><c>flite/slt</c>, or <c>espeak</c> for the locale's voice, or <c>espeak+f2</c> for a variant of it.</param>
    /// <param name="locale">The locale of the sentence.</param>
    /// <param name="text">The sentence.</param>
    /// <param name="rate">Speaking rate as a factor.</param>
    public async Task<SpokenSample> SpeakAsync(string voice, string locale, string text, double rate = 1)
    {
        var request = new SpeechRequest { Text = text, Voice = voice, Locale = locale, Rate = rate };
        IAsyncEnumerable<SpeechChunk> speech;
        if (voice.StartsWith("flite/", StringComparison.Ordinal))
        {
            speech = flite.SynthesizeAsync(request);
        }
        else
        {
            IReadOnlyList<EspeakVoice> voices = await espeak.GetVoicesAsync(CancellationToken.None);
            EspeakVoice found = EspeakVoice.ForLocale(voices, locale)
                ?? throw new InvalidOperationException($"eSpeak NG has no voice for {locale}. {espeak.Reason}");
            speech = espeak.SynthesizeAsync(
                found with { Identifier = found.Identifier + voice["espeak".Length..] },
                request,
                CancellationToken.None);
        }

        List<SpeechMark> phones = [];
        using var audio = new MemoryStream();
        AudioFormat format = default;
        await foreach (SpeechChunk chunk in speech)
        {
            format = chunk.Format;
            audio.Write(chunk.Audio.Span);
            phones.AddRange(chunk.Marks.Where(static mark => mark.Kind == SpeechMarkKind.Viseme));
        }

        return new SpokenSample(voice, locale, text, format, audio.ToArray(), phones);
    }

    public async ValueTask DisposeAsync()
    {
        await flite.DisposeAsync();
        await espeak.DisposeAsync();
    }
}
