namespace AvatarKit.Testing;

internal static class LipSyncCases
{
    private const int Rate = 16_000;

    public static Task A_track_is_on_the_clock_of_the_audio(ILipSync lips, CancellationToken token)
    {
        foreach (int rate in (int[])[8_000, 16_000, 22_050, 48_000])
        {
            AudioFormat format = AudioFormat.Pcm16(rate);
            var plan = SpeechPlan.Create("My mother makes warm bread", format, 1);
            VisemeTrack track = lips.CreateTrack(Input(format, plan.Length, plan.Render(0, plan.Length), plan.Marks, "My mother makes warm bread"));
            Check.Equal("A track has the sample rate of the audio.", rate, track.SampleRate);
            Check.Equal("A track has the length of the audio.", plan.Length, track.Length);
            Inside(track);
            Check.True("Speech moves the mouth.", track.Spans.Any(static span => span.Viseme != Viseme.Sil), "shapes", "none");
        }

        return Task.CompletedTask;
    }

    public static Task Silence_has_a_mouth_at_rest(ILipSync lips, CancellationToken token)
    {
        foreach (int length in (int[])[0, 1, Rate])
        {
            VisemeTrack track = lips.CreateTrack(Input(AudioFormat.Pcm16(Rate), length, new byte[length * 2], [], ""));
            Check.Equal("A track has the length of the audio.", length, track.Length);
            Check.True("Where nothing is said the mouth is at rest.", track.Spans.All(static span => span.Viseme == Viseme.Sil),
                "no shape but silence", track.Spans);
            Inside(track);
        }

        return Task.CompletedTask;
    }

    public static Task Marks_that_make_no_sense_do_no_harm(ILipSync lips, CancellationToken token)
    {
        SpeechMark[] marks =
        [
            Mark(100, 0, "aa"), Mark(100, 0, "PP"), Mark(50, 400, "E"), Mark(2_000, 1_000_000, "O"), Mark(Rate - 1, 50, "U"),
            Mark(Rate, 10, "aa"), Mark(Rate * 5L, 10, "aa"), Mark(-500, 700, "FF"), Mark(3_000, -5, "SS"), Mark(3_100, 5, "no such shape"),
            Mark(3_200, 5, ""),
            new(SpeechMarkKind.Word, 0, 10, "word", TextStart: 0, TextLength: 4),
        ];
        Inside(lips.CreateTrack(Input(AudioFormat.Pcm16(Rate), Rate, new byte[Rate * 2], marks, "word")));
        return Task.CompletedTask;
    }

    public static async Task The_same_input_gives_the_same_track(ILipSync lips, CancellationToken token)
    {
        AudioFormat format = AudioFormat.Pcm16(Rate);
        string[] texts = ["My mother makes warm bread", "Please bring the blue book", "Where would you go"];
        VisemeSpan[][] all = await StoreScene.AtOnceAsync(9, i =>
        {
            var plan = SpeechPlan.Create(texts[i % 3], format, 1);
            return Task.FromResult<VisemeSpan[]>(
                [.. lips.CreateTrack(Input(format, plan.Length, plan.Render(0, plan.Length), plan.Marks, texts[i % 3])).Spans]);
        }).ConfigureAwait(false);
        for (int i = 0; i < all.Length; i++)
        {
            Check.Sequence("Lip sync is pure, also for several callers at once.", all[i % 3], all[i]);
        }
    }

    public static Task Sounds_have_their_shapes_at_their_time(ILipSync lips, IReadOnlyList<PhoneAlphabet> alphabets)
    {
        foreach (PhoneAlphabet alphabet in alphabets)
        {
            // Half a second each of rest, "m", "ah", "f", "ah" and rest; and no sounds to hear.
            (string m, string a, string f, string rest) = alphabet switch
            {
                PhoneAlphabet.Oculus => ("PP", "aa", "FF", "sil"),
                PhoneAlphabet.Arpabet => ("M", "AA1", "F", "pau"),
                PhoneAlphabet.Ipa => ("m", "ɑː", "f", ""),
                PhoneAlphabet.Azure => ("21", "2", "18", "0"),
                _ => ("p", "a", "f", "sil"),
            };
            string[] symbols = [rest, m, a, f, a, rest];
            SpeechMark[] marks = [.. symbols.Index().Where(static pair => pair.Item.Length > 0)
                .Select(pair => new SpeechMark(SpeechMarkKind.Viseme, pair.Index * Rate / 2L, Rate / 2, pair.Item, alphabet))];
            long length = Rate / 2L * symbols.Length;
            VisemeTrack track = lips.CreateTrack(Input(AudioFormat.Pcm16(Rate), length, new byte[length * 2], marks, "mafa"));
            Inside(track);
            Viseme[] expected = [Viseme.Sil, Viseme.PP, Viseme.Aa, Viseme.FF, Viseme.Aa, Viseme.Sil];
            for (int i = 0; i < expected.Length; i++)
            {
                long middle = (i * Rate / 2L) + (Rate / 4);
                Viseme shape = track.Spans.Where(span => span.Start <= middle && middle < span.End).Select(static span => span.Viseme)
                    .FirstOrDefault(Viseme.Sil);
                Check.Equal($"The mouth has the shape of the sound '{symbols[i]}' ({alphabet}) while it lasts.", expected[i], shape);
            }
        }

        return Task.CompletedTask;
    }

    private static void Inside(VisemeTrack track)
    {
        long last = 0;
        foreach (VisemeSpan span in track.Spans)
        {
            Check.True("Shapes lie inside the audio, in order and without overlap.",
                span.Start >= last && span.Duration > 0 && span.End <= track.Length, $"from {last} to {track.Length}", span);
            Check.True("A shape's weight is from 0 to 1.", span.Weight is >= 0 and <= 1, "0 to 1", span.Weight);
            last = span.End;
        }
    }

    private static SpeechMark Mark(long start, long duration, string value)
        => new(SpeechMarkKind.Viseme, start, duration, value, PhoneAlphabet.Oculus);

    private static LipSyncInput Input(AudioFormat format, long length, byte[] audio, IReadOnlyList<SpeechMark> marks, string text) => new()
    {
        Format = format, Length = length, Audio = audio, Marks = marks, Text = text, Locale = "en-US",
    };
}
