using AvatarKit.Local;

namespace AvatarKit.Evaluation;

/// <summary>A sentence of the set as the engine hands it to a renderer, and the truth about it.</summary>
/// <param name="Sentence">The sentence.</param>
/// <param name="Segment">It, spoken.</param>
/// <param name="Marks">The voice's phones as they are, before anything was smoothed for the mouth.</param>
internal sealed record LipSpeech(LipSentence Sentence, SpokenSegment Segment, LipMarks Marks)
{
    public double Seconds => Segment.Format.ToTime(Segment.Visemes.Length).TotalSeconds;

    public static async Task<LipSpeech> SpeakAsync(LipSentence sentence, LocalSpeechSynthesizer voices)
    {
        using var audio = new MemoryStream();
        List<SpeechMark> marks = [];
        AudioFormat format = default;
        await foreach (SpeechChunk chunk in voices.SynthesizeAsync(
            new SpeechRequest { Text = sentence.Text, Voice = sentence.Voice, Locale = sentence.Locale, Rate = sentence.Rate }))
        {
            format = chunk.Format;
            audio.Write(chunk.Audio.Span);
            marks.AddRange(chunk.Marks);
        }

        long length = format.SamplesIn(audio.Length);
        VisemeTrack track = new MarkLipSync().CreateTrack(new LipSyncInput
        {
            Format = format,
            Audio = audio.ToArray(),
            Length = length,
            Text = sentence.Text,
            Locale = sentence.Locale,
            Marks = marks,
        });
        var segment = new SpokenSegment
        {
            Index = 0,
            Offset = TimeSpan.Zero,
            Caption = sentence.Text,
            Format = format,
            Audio = audio.ToArray(),
            Visemes = track,
            Words = [.. marks.Where(static mark => mark.Kind == SpeechMarkKind.Word)],
            IsLast = true,
        };
        return new LipSpeech(sentence, segment, LipMarks.FromSpeech(marks, format.SampleRate, length));
    }

    /// <summary>A moment at which the mouth is open: the middle of the last vowel before the middle of the sentence, in seconds.</summary>
    public double OpenMoment() => Marks.Phones.LastOrDefault(phone => phone.IsVowel && phone.End < Seconds / 2).Centre;
}
