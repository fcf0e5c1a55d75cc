namespace AvatarKit.Testing;

/// <summary>When what is spoken is heard, in milliseconds: the same times for audio and marks.</summary>
internal sealed class SpeechScore
{
    private const int LeadIn = 50;
    private const int WordGap = 30;
    private const int VowelLength = 95;
    private const int ConsonantLength = 65;

    // Shorter silences leave the mouth as it is.
    private const int ShortestSilence = 100;

    private readonly List<SpeechSound> sounds = [];
    private readonly List<SpeechLine> lines = [];
    private bool isSilent = true;

    private SpeechScore()
    {
    }

    /// <summary>What is heard, in order, with silence between.</summary>
    public IReadOnlyList<SpeechSound> Sounds => sounds;

    /// <summary>The marks, in order of time.</summary>
    public IReadOnlyList<SpeechLine> Lines => lines;

    /// <summary>The audio's length.</summary>
    public int Length { get; private set; }

    public static SpeechScore Write(SpokenText text)
    {
        var score = new SpeechScore();
        foreach (SpokenPart part in text.Parts)
        {
            switch (part)
            {
                case SpokenPart.Word word:
                    score.Add(word);
                    break;
                case SpokenPart.Sentence sentence:
                    score.lines.Add(new(score.SoundTime, "sentence", sentence.Value, sentence.Start, sentence.End));
                    break;
                case SpokenPart.Mark mark:
                    score.lines.Add(new(score.Length, "ssml", mark.Name, mark.Start, mark.End));
                    break;
                case SpokenPart.Pause pause:
                    score.Rest((int)pause.Length.TotalMilliseconds);
                    break;
                default:
                    break;
            }
        }

        return score;
    }

    /// <summary>When the next sound begins.</summary>
    private int SoundTime => Length == 0 ? LeadIn : sounds.Count > 0 && sounds[^1].End == Length ? Length + WordGap : Length;

    private void Add(SpokenPart.Word word)
    {
        Length = SoundTime;
        lines.Add(new(Length, "word", word.Value, word.Start, word.End));
        foreach (char symbol in SpokenLetters.Symbols(word.Said))
        {
            int length = Math.Max(20, (int)((SpokenLetters.IsVowel(symbol) ? VowelLength : ConsonantLength) / word.Rate));
            lines.Add(new(Length, "viseme", symbol.ToString(), null, null));
            sounds.Add(new(symbol, Length, Length + length));
            Length += length;
        }

        isSilent = false;
    }

    private void Rest(int length)
    {
        if (!isSilent && length >= ShortestSilence)
        {
            lines.Add(new(Length, "viseme", "sil", null, null));
            isSilent = true;
        }

        Length += length;
    }
}
