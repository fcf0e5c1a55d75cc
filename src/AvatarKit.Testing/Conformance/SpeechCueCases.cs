namespace AvatarKit.Testing;

internal static class SpeechCueCases
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    public static async Task Cues_leave_every_word_in_its_place(ISpeechSynthesizer synthesizer, SpeechScene scene, CancellationToken token)
    {
        foreach (string sentence in scene.Sentences)
        {
            SpeechScene.Spoken plain = await scene.SayAsync(synthesizer, sentence, token).ConfigureAwait(false);
            SpeechRequest request = plain.Request with { Cues = CuesFor(sentence) };
            SpeechScene.Spoken cued = await SpeechScene.SpeakAsync(synthesizer, request, token).ConfigureAwait(false);
            Check.True("A sentence with cues is spoken.", cued.Bytes > 0, "audio", "none");
            Check.Sequence(
                "With cues every word is marked as without.",
                plain.Words.Select(static word => word.TextStart),
                cued.Words.Select(static word => word.TextStart));
            foreach (SpeechMark word in cued.Words)
            {
                Check.Equal("A word is marked where it stands.", sentence.Substring(word.TextStart, word.TextLength), word.Value);
            }

            long end = cued.Samples ?? long.MaxValue;
            Check.True("Marks of a sentence with cues lie inside its audio.",
                cued.Marks.All(mark => mark.Start >= 0 && mark.Start + mark.Duration <= end), $"up to {end} samples", "beyond");
        }
    }

    public static async Task A_pause_is_heard_where_a_voice_can_pause(
        ISpeechSynthesizer synthesizer, SpeechScene scene, bool canPause, CancellationToken token)
    {
        string sentence = scene.Sentences[0];
        SpeechScene.Spoken plain = await scene.SayAsync(synthesizer, sentence, token).ConfigureAwait(false);
        foreach (int place in (int[])[0, sentence.IndexOf(' ', StringComparison.Ordinal) + 1, sentence.Length])
        {
            SpeechRequest request = plain.Request with { Cues = [new SpeechCue { Start = place, Pause = Pause }] };
            SpeechScene.Spoken cued = await SpeechScene.SpeakAsync(synthesizer, request, token).ConfigureAwait(false);
            if (canPause && plain.Samples is { } before && cued.Samples is { } after)
            {
                // A voice pauses by itself at the end of a sentence, which may be a part of it.
                TimeSpan longer = cued.Chunks[0].Format.ToTime(after - before);
                Check.True("A pause makes the sound longer by its length.", longer > Pause * 0.75 && longer < Pause * 1.5, $"about {Pause}", longer);
            }
        }
    }

    public static async Task A_cue_outside_the_text_is_refused(ISpeechSynthesizer synthesizer, SpeechScene scene, CancellationToken token)
    {
        string sentence = scene.Sentences[0];
        SpeechRequest request = await scene.RequestAsync(synthesizer, sentence, token).ConfigureAwait(false);
        ArgumentException error = await Check.ThrowsAsync<ArgumentException>(
            "A cue that ends behind the text is refused (SpeechRequest.Validate).",
            () => SpeechScene.SpeakAsync(
                synthesizer, request with { Cues = [new SpeechCue { Start = 0, Length = sentence.Length + 1 }] }, token)).ConfigureAwait(false);
        Check.True(
            "The error does not hold the text.", !error.Message.Contains(sentence, StringComparison.Ordinal), "no spoken text", error.Message);
    }

    /// <summary>Cues of every kind, on words and across them.</summary>
    private static SpeechCue[] CuesFor(string sentence)
    {
        List<int> starts = [0];
        for (int at = 0; at < sentence.Length - 1; at++)
        {
            if (sentence[at] == ' ')
            {
                starts.Add(at + 1);
            }
        }

        int End(int word) => word + 1 < starts.Count ? starts[word + 1] - 1 : sentence.Length;
        int last = starts.Count - 1;
        int bare = starts[last];
        while (bare < sentence.Length && char.IsLetter(sentence[bare]))
        {
            bare++;
        }

        return
        [
            new SpeechCue { Start = 0, Length = End(0), Emphasis = SpeechEmphasis.Strong },
            new SpeechCue { Start = starts[last / 3], Length = End(last / 2) - starts[last / 3], Rate = 0.8, Pitch = 2, Volume = -3 },
            new SpeechCue { Start = starts[last / 2], Pause = TimeSpan.FromMilliseconds(300) },
            new SpeechCue { Start = starts[last / 2], Length = End(last / 2) - starts[last / 2], Locale = "fr-FR" },
            new SpeechCue { Start = starts[last], Length = bare - starts[last], Phones = "ˈlɑ" },
            new SpeechCue { Start = sentence.Length, Pause = TimeSpan.FromMilliseconds(200) },
        ];
    }
}
