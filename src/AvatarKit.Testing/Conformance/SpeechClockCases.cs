namespace AvatarKit.Testing;

internal static class SpeechClockCases
{
    public static async Task Marks_lie_inside_the_audio(ISpeechSynthesizer synthesizer, SpeechScene scene, CancellationToken token)
    {
        foreach (string sentence in (string[])[.. scene.Sentences, string.Join(' ', scene.Sentences)])
        {
            SpeechScene.Spoken spoken = await scene.SayAsync(synthesizer, sentence, token).ConfigureAwait(false);
            long end = spoken.Samples ?? long.MaxValue;
            foreach (SpeechMark mark in spoken.Marks)
            {
                Check.True("A mark starts at the first sample or later.", mark.Start >= 0, "0 or more", $"{mark.Kind} at {mark.Start}");
                Check.True("A mark lasts 0 samples or more.", mark.Duration >= 0, "0 or more", $"{mark.Kind} of {mark.Duration}");
                Check.True("The sum of audio covers the last mark.", mark.Start + mark.Duration <= end, $"an end at {end} samples or before",
                    $"{mark.Kind} from {mark.Start} to {mark.Start + mark.Duration}");
            }
        }
    }

    public static async Task Marks_come_in_order_within_their_kind(ISpeechSynthesizer synthesizer, SpeechScene scene, CancellationToken token)
    {
        SpeechScene.Spoken spoken = await scene.SayAsync(synthesizer, string.Join(' ', scene.Sentences), token).ConfigureAwait(false);
        foreach (SpeechMarkKind kind in Enum.GetValues<SpeechMarkKind>())
        {
            long last = 0;
            foreach (SpeechMark mark in spoken.Marks.Where(mark => mark.Kind == kind))
            {
                Check.True($"Marks of kind {kind} come in order of their start.", mark.Start >= last, $"{last} or later", mark.Start);
                last = mark.Start;
            }
        }
    }

    public static async Task Marks_come_with_their_audio_or_before_it(ISpeechSynthesizer synthesizer, SpeechScene scene, CancellationToken token)
    {
        SpeechScene.Spoken spoken = await scene.SayAsync(synthesizer, string.Join(' ', scene.Sentences), token).ConfigureAwait(false);
        long given = 0;
        foreach (SpeechChunk chunk in spoken.Chunks.Where(static chunk => chunk.Format.Encoding == AudioEncoding.Pcm16))
        {
            foreach (SpeechMark mark in chunk.Marks)
            {
                Check.True("A mark comes with the audio it starts in or before it.", mark.Start >= given, $"{given} or later",
                    $"{mark.Kind} at {mark.Start}");
            }

            given += chunk.Format.SamplesIn(chunk.Audio.Length);
        }
    }

    public static async Task Words_are_where_they_stand_in_the_text(ISpeechSynthesizer synthesizer, SpeechScene scene, CancellationToken token)
    {
        // What takes several bytes in UTF-8 and two code units in UTF-16 stands before the words, where confused offsets show.
        foreach (string text in scene.Sentences.Select(static sentence => $"“{sentence}” 😀 — {sentence}"))
        {
            SpeechScene.Spoken spoken = await scene.SayAsync(synthesizer, text, token).ConfigureAwait(false);
            int last = 0;
            foreach (SpeechMark mark in spoken.Marks.Where(static mark => mark.Kind is SpeechMarkKind.Word or SpeechMarkKind.Sentence))
            {
                Check.True(
                    "A mark's place lies in the text.",
                    mark.TextStart >= 0 && mark.TextLength >= 0 && mark.TextStart + mark.TextLength <= text.Length,
                    $"inside {text.Length} code units",
                    $"{mark.TextStart} and {mark.TextLength} more");
            }

            foreach (SpeechMark word in spoken.Words)
            {
                Check.True("Words stand in the text in the order they are spoken.", word.TextStart >= last, $"{last} or later", word.TextStart);
                last = word.TextStart;
                string written = Letters(text.Substring(word.TextStart, word.TextLength));
                Check.True(
                    "A word's place, in UTF-16 code units, holds the word.",
                    string.Equals(written, Letters(word.Value), StringComparison.OrdinalIgnoreCase) || Letters(word.Value).Length == 0,
                    word.Value,
                    text.Substring(word.TextStart, word.TextLength));
            }

            if (spoken.Words.Any())
            {
                int written = text.Split(' ').Count(static piece => piece.Any(char.IsLetter));
                Check.True("A voice that marks words marks all of them.",
                    spoken.Words.Count(static word => Letters(word.Value).Length > 0) >= written, $"{written} or more", spoken.Words.Count());
            }
        }
    }

    public static async Task Visemes_say_their_alphabet(ISpeechSynthesizer synthesizer, SpeechScene scene, CancellationToken token)
    {
        foreach (SpeechMark mark in (await scene.SayAsync(synthesizer, scene.Sentences[0], token).ConfigureAwait(false)).Marks)
        {
            Check.True("A mark has a value.", !string.IsNullOrEmpty(mark.Value), "a word or symbol", mark.Value);
            Check.Equal(
                "Viseme marks, and they alone, say their alphabet.", mark.Kind == SpeechMarkKind.Viseme, mark.Alphabet != PhoneAlphabet.None);
            Check.True(
                "A symbol of the Oculus alphabet is one of its 15.",
                mark.Alphabet != PhoneAlphabet.Oculus || Enum.TryParse<Viseme>(mark.Value, ignoreCase: true, out _),
                "sil, PP, FF, TH, DD, kk, CH, SS, nn, RR, aa, E, I, O or U",
                mark.Value);
        }
    }

    public static async Task Faster_speech_is_shorter(ISpeechSynthesizer synthesizer, SpeechScene scene, CancellationToken token)
    {
        SpeechRequest request = await scene.RequestAsync(synthesizer, scene.Sentences[0], token).ConfigureAwait(false);
        SpeechScene.Spoken slow = await SpeechScene.SpeakAsync(synthesizer, request with { Rate = 0.5 }, token).ConfigureAwait(false);
        SpeechScene.Spoken fast = await SpeechScene.SpeakAsync(synthesizer, request with { Rate = 2 }, token).ConfigureAwait(false);
        Check.True(
            "Rates from 0.5 to 2 are accepted, and a higher one is faster.", fast.Bytes < slow.Bytes, $"less than {slow.Bytes} bytes", fast.Bytes);
    }

    private static string Letters(string text) => string.Concat(text.Where(static c => char.IsLetterOrDigit(c) || char.IsSurrogate(c)));
}
