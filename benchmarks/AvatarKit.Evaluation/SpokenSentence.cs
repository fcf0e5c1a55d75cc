using AvatarKit.Local;

namespace AvatarKit.Evaluation;

/// <summary>A sentence spoken by a local voice, as the engine hands it to a renderer.</summary>
internal static class SpokenSentence
{
    public static async Task<SpokenSegment> MakeAsync(LocalSpeechSynthesizer voices, string text, string voice, string locale)
    {
        using var audio = new MemoryStream();
        List<SpeechMark> marks = [];
        AudioFormat format = default;
        await foreach (SpeechChunk chunk in voices.SynthesizeAsync(new SpeechRequest { Text = text, Voice = voice, Locale = locale }))
        {
            format = chunk.Format;
            audio.Write(chunk.Audio.Span);
            marks.AddRange(chunk.Marks);
        }

        var input = new LipSyncInput
        {
            Format = format,
            Audio = audio.ToArray(),
            Length = format.SamplesIn(audio.Length),
            Text = text,
            Locale = locale,
            Marks = marks,
        };
        return new SpokenSegment
        {
            Index = 0,
            Offset = TimeSpan.Zero,
            Caption = text,
            Format = format,
            Audio = input.Audio,
            Visemes = new MarkLipSync().CreateTrack(input),
            Words = [.. marks.Where(static mark => mark.Kind == SpeechMarkKind.Word)],
            IsLast = true,
        };
    }
}
