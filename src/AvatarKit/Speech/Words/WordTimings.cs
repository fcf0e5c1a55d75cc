namespace AvatarKit;

/// <summary>When the words of a sentence are said, while its audio arrives: by the voice's own marks;
/// where it has none by where its sounds were found; else estimated. Not thread-safe.</summary>
/// <remarks>A word is given once. What is found out of it afterwards changes nothing.</remarks>
internal sealed class WordTimings
{
    private readonly string text;
    private readonly LipSyncSession? lips;
    private readonly SpokenLength length;
    private readonly IReadOnlyList<PronouncedWord> words;
    private readonly EstimatedWords? estimate;
    private readonly List<SpeechMark> marks = [];
    private int givenMarks;
    // Where in the text the last word ends that was given without a mark.
    private int estimatedText;
    private long taken;
    private bool isComplete;

    /// <summary>Begins a sentence.</summary>
    /// <param name="format">What the audio will be.</param>
    /// <param name="text">The spoken text.</param>
    /// <param name="locale">BCP-47 locale of the text.</param>
    /// <param name="lips">The lip sync of the same sentence, which may know where its words are; it is given the audio first.</param>
    /// <param name="cues">How stretches of the text are said; <see langword="null"/>: as written.</param>
    public WordTimings(
        AudioFormat format, string text, string locale, LipSyncSession? lips = null, IReadOnlyList<SpeechCue>? cues = null)
    {
        this.text = text;
        this.lips = lips;
        length = new SpokenLength(format);
        words = Pronouncer.Pronounce(text, locale, cues);
        estimate = format.Encoding == AudioEncoding.Pcm16 ? new EstimatedWords(text, words, format) : null;
    }

    /// <summary>Takes in the audio that follows, and the marks that became known with it.</summary>
    public void Append(ReadOnlyMemory<byte> audio, IReadOnlyList<SpeechMark> marks)
    {
        length.Add(audio.Length, marks);
        for (int i = 0; i < marks.Count; i++)
        {
            if (marks[i].Kind == SpeechMarkKind.Word)
            {
                this.marks.Add(marks[i]);
            }
        }

        if (this.marks.Count == 0)
        {
            estimate?.Append(audio.Span);
        }
    }

    /// <summary>Ends the audio.</summary>
    public void Complete() => isComplete = true;

    /// <summary>Gives the words that begin between where the last call ended and a sample; the last call gives all that are left.</summary>
    /// <param name="until">Samples per channel from the sentence's first; not less than at the last call.</param>
    /// <returns>Word marks on the clock of the part taken. One that became known too late begins at 0. Without a duration:
    /// it lasts to the next one, or to the end of the part.</returns>
    public IReadOnlyList<SpeechMark> Take(long until)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(until, taken);
        bool isLast = isComplete && until >= length.Whole;
        List<SpeechMark> part = [];
        if (marks.Count > 0)
        {
            TakeMarks(until, isLast, part);
        }
        else
        {
            foreach (SpeechMark word in Find(isLast ? long.MaxValue : until))
            {
                if (word.TextStart >= estimatedText && (isLast || word.Start < until))
                {
                    Give(word, until, part);
                }
            }
        }

        taken = until;
        return part;
    }

    private void TakeMarks(long until, bool isLast, List<SpeechMark> part)
    {
        for (; givenMarks < marks.Count && (isLast || marks[givenMarks].Start < until); givenMarks++)
        {
            SpeechMark mark = marks[givenMarks];
            // Words that were estimated before the first mark came are not given again.
            if (mark.TextStart >= estimatedText)
            {
                long next = givenMarks + 1 < marks.Count ? marks[givenMarks + 1].Start - mark.Start : 0;
                Give(mark.Duration > 0 ? mark : mark with { Duration = Math.Max(0, next) }, until, part);
            }
        }
    }

    private void Give(SpeechMark word, long until, List<SpeechMark> part)
    {
        part.Add(word with { Start = Math.Clamp(word.Start - taken, 0, until - taken) });
        if (marks.Count == 0)
        {
            estimatedText = Math.Max(estimatedText, word.TextStart + word.TextLength);
        }
    }

    private IReadOnlyList<SpeechMark> Find(long until)
    {
        IReadOnlyList<AlignedWord>? found = (lips as IWordAligner)?.FindWords();
        if (found is { Count: > 0 })
        {
            return SpokenWords.Between(text, words, found, isComplete ? length.Whole : null);
        }

        int first = 0;
        while (first < words.Count && words[first].TextStart < estimatedText)
        {
            first++;
        }

        return estimate?.Find(first, isComplete, until) ?? [];
    }
}
