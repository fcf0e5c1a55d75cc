using System.Buffers.Binary;

namespace AvatarKit.EndToEnd.Tests;

/// <summary>An answer made by hand: a hum for a voice, and mouth shapes spelled from the letters.</summary>
internal static class SampleReply
{
    private const int Rate = 16_000;
    private const double LetterSeconds = 0.085;

    public static Task<AvatarResponse> CreateAsync(params string[] sentences) => CreateAsync(sentences, silent: false);

    public static async Task<AvatarResponse> CreateAsync(string[] sentences, bool silent)
    {
        List<SpokenSegment> spoken = [.. Speak(sentences, silent)];
        List<SpeechSegment> segments = [];
        int at = 0;
        await foreach (AvatarRendering rendering in new FaceTrackRenderer().RenderAsync(ToAsync(spoken), new RenderOptions { Seed = 7 }))
        {
            SpokenSegment segment = spoken[rendering.SegmentIndex];
            segments.Add(new SpeechSegment
            {
                TurnId = "turn-1",
                Index = segment.Index,
                Sentence = segment.Index,
                Text = segment.Caption,
                TextStart = at,
                SpokenText = segment.Caption,
                Voice = silent ? "silent" : "hum",
                IsSilent = silent,
                Format = segment.Format,
                Audio = segment.Audio,
                Duration = segment.Format.ToTime(segment.Visemes.Length),
                Words = [.. segment.Words.Select(word => new SpokenWord(
                    word.Value,
                    segment.Format.ToTime(word.Start),
                    segment.Format.ToTime(word.Duration),
                    word.TextStart,
                    word.TextLength))],
                Visemes = [.. segment.Visemes.Spans.Select(
                    span => new TimedViseme(span.Viseme, segment.Format.ToTime(span.Start), segment.Format.ToTime(span.Duration), span.Weight))],
                Face = ((FaceTrackRendering)rendering).Track,
            });
            at += segment.Caption.Length + 1;
        }

        return new AvatarResponse
        {
            TurnId = "turn-1",
            ConversationId = "conversation-1",
            Outcome = TurnOutcome.Completed,
            Text = string.Join(' ', sentences),
            Route = new ModelRoute("lite", "score 0.12 is below 0.30") { Score = 0.12 },
            ModelId = "local-knowledge",
            Segments = segments,
            Usage = new TurnUsage { InputTokens = 120, OutputTokens = 48, TokensAreEstimated = true, SpeechCharacters = at },
            Cost = new TurnCost { ModelUsd = 0, SpeechUsd = 0, IsEstimated = true },
            Latency = new TurnLatency
            {
                FirstText = TimeSpan.FromMilliseconds(12),
                FirstSpeech = TimeSpan.FromMilliseconds(64),
                Total = TimeSpan.FromMilliseconds(210),
                Stages = new Dictionary<TurnStage, TimeSpan> { [TurnStage.Speak] = TimeSpan.FromMilliseconds(40) },
            },
            Sources = [new SourceReference("Voices") { Section = "Choosing a voice", Location = "voices.md" }],
        };
    }

    /// <summary>A segment that holds one mouth shape between two rests.</summary>
    public static SpokenSegment Hold(Viseme viseme, int index = 0)
    {
        VisemeSpan[] spans = viseme == Viseme.Sil ? [] : [new VisemeSpan(viseme, Rate / 4, Rate / 2)];
        return Segment(index, TimeSpan.Zero, viseme.ToString(), new VisemeTrack(Rate, Rate, spans), [], new byte[Rate * 2]);
    }

    private static IEnumerable<SpokenSegment> Speak(string[] sentences, bool silent)
    {
        TimeSpan offset = TimeSpan.Zero;
        for (int index = 0; index < sentences.Length; index++)
        {
            (List<SpeechMark> sounds, List<SpeechMark> words, long length) = Spell(sentences[index]);
            byte[] audio = silent ? new byte[length * 2] : Hum(sounds, length);
            var input = new LipSyncInput
            {
                Format = AudioFormat.Pcm16(Rate),
                Audio = audio,
                Length = length,
                Text = sentences[index],
                Locale = "en",
                Marks = sounds,
            };
            SpokenSegment segment = Segment(index, offset, sentences[index], new MarkLipSync().CreateTrack(input), words, audio) with
            {
                IsLast = index == sentences.Length - 1,
            };
            yield return segment;
            offset += segment.Format.ToTime(length);
        }
    }

    private static SpokenSegment Segment(
        int index,
        TimeSpan offset,
        string caption,
        VisemeTrack visemes,
        List<SpeechMark> words,
        byte[] audio) => new()
    {
        Index = index,
        Offset = offset,
        Caption = caption,
        Format = AudioFormat.Pcm16(Rate),
        Audio = audio,
        Visemes = visemes,
        Words = words,
    };

    private static (List<SpeechMark> Sounds, List<SpeechMark> Words, long Length) Spell(string sentence)
    {
        List<SpeechMark> sounds = [];
        List<SpeechMark> words = [];
        long at = Rate / 8;
        for (int i = 0; i < sentence.Length; i++)
        {
            if (!char.IsLetter(sentence[i]))
            {
                at += sentence[i] is '.' or ',' or '?' or '!' ? Rate / 4 : 0;
                continue;
            }

            int start = i;
            long from = at;
            for (; i < sentence.Length && (char.IsLetter(sentence[i]) || sentence[i] == '\''); i++)
            {
                if (sentence[i] == '\'')
                {
                    continue;
                }

                long duration = (long)(LetterSeconds * Rate * (sentence[i] is 'a' or 'o' or 'e' ? 1.5 : 1));
                sounds.Add(new SpeechMark(SpeechMarkKind.Viseme, at, duration, Sound(sentence[i]), PhoneAlphabet.Arpabet));
                at += duration;
            }

            words.Add(new SpeechMark(SpeechMarkKind.Word, from, at - from, sentence[start..i], PhoneAlphabet.None, start, i - start));
            i--;
        }

        return (sounds, words, at + (Rate / 3));
    }

    private static string Sound(char letter) => char.ToLowerInvariant(letter) switch
    {
        'a' => "aa",
        'e' => "eh",
        'i' or 'y' => "iy",
        'o' => "ow",
        'u' => "uw",
        'c' or 'q' => "k",
        'h' => "hh",
        'j' => "jh",
        'x' => "s",
        char other => other.ToString(),
    };

    private static byte[] Hum(List<SpeechMark> sounds, long length)
    {
        var audio = new byte[length * 2];
        foreach (SpeechMark sound in sounds)
        {
            double loud = "aeiou".Contains(sound.Value[0], StringComparison.Ordinal) ? 0.22 : 0.08;
            for (long i = 0; i < sound.Duration; i++)
            {
                double envelope = Math.Sin(Math.PI * i / sound.Duration);
                double wave = Math.Sin(2 * Math.PI * 180 * (sound.Start + i) / Rate)
                    + (0.4 * Math.Sin(2 * Math.PI * 540 * (sound.Start + i) / Rate));
                BinaryPrimitives.WriteInt16LittleEndian(audio.AsSpan((int)(sound.Start + i) * 2), (short)(32767 * loud * envelope * wave));
            }
        }

        return audio;
    }

    public static async IAsyncEnumerable<T> ToAsync<T>(IEnumerable<T> items)
    {
        await Task.CompletedTask;
        foreach (T item in items)
        {
            yield return item;
        }
    }
}
