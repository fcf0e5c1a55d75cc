using System.Text;

namespace AvatarKit;

/// <summary>Follows what a person has heard of an answer. Used by the reader of a turn's updates and, once that has stopped, by the turn.</summary>
internal sealed class HeardText(TimeProvider time, bool speaks, PlaybackPosition? reported)
{
    private readonly Lock gate = new();
    private readonly List<(SpeechSegment Segment, long Start, long End)> played = [];
    private int deltaLength;
    private (int Segment, TimeSpan Position, int Characters) last = (-1, default, -1);
    private long? frozenAt;

    public void NoteHandedOut(AvatarResponseUpdate update)
    {
        lock (gate)
        {
            switch (update)
            {
                case TextDelta delta:
                    deltaLength += delta.Text.Length;
                    break;
                case SpeechSegment segment:
                    long start = Math.Max(time.GetTimestamp(), played.Count > 0 ? played[^1].End : 0);
                    played.Add((segment, start, start + (long)(segment.Duration.TotalSeconds * time.TimestampFrequency)));
                    break;
            }
        }
    }

    /// <summary>The person interrupts: nothing is heard from here on.</summary>
    public void Freeze()
    {
        lock (gate)
        {
            frozenAt ??= time.GetTimestamp();
            last = reported?.Read() ?? last;
        }
    }

    /// <summary>The part of the answer that was heard when the person interrupted, cut at a word.</summary>
    public string Cut(StringBuilder answer)
    {
        Freeze();
        int end;
        lock (gate)
        {
            end = reported is not null ? Math.Max(last.Characters, last.Segment < 0 ? 0 : ReportedEnd(last.Segment, last.Position))
                : speaks ? EstimatedEnd(frozenAt!.Value)
                : deltaLength;
        }

        return CutAtWord(answer.ToString(), Math.Clamp(end, 0, answer.Length));
    }

    private int EstimatedEnd(long now)
    {
        int end = 0;
        foreach ((SpeechSegment segment, long start, long until) in played)
        {
            if (now <= start)
            {
                break;
            }

            end = now >= until ? segment.TextStart + segment.Text.Length : EndWithin(segment, time.GetElapsedTime(start, now));
        }

        return end;
    }

    private int ReportedEnd(int index, TimeSpan position)
    {
        int end = 0;
        foreach ((SpeechSegment segment, _, _) in played)
        {
            if (segment.Index < index || (segment.Index == index && position >= segment.Duration))
            {
                end = segment.TextStart + segment.Text.Length;
            }
            else if (segment.Index == index)
            {
                end = Math.Max(end, EndWithin(segment, position));
            }
        }

        return end;
    }

    private static int EndWithin(SpeechSegment segment, TimeSpan position)
    {
        int end = segment.TextStart;
        foreach (SpokenWord word in segment.Words)
        {
            if (word.Start >= position)
            {
                break;
            }

            end = Math.Max(end, segment.TextStart + word.CaptionStart + word.CaptionLength);
        }

        return end;
    }

    private static string CutAtWord(string text, int end)
    {
        if (end > 0 && end < text.Length && char.IsLowSurrogate(text[end]))
        {
            end--;
        }

        if (end > 0 && end < text.Length && IsInsideWord(text[end - 1], text[end]))
        {
            int space = text.LastIndexOfAny([' ', '\n', '\t'], end - 1);
            end = space < 0 ? 0 : space;
        }

        return text[..end].TrimEnd();
    }

    private static bool IsInsideWord(char before, char after)
        => char.IsLetterOrDigit(before) && char.IsLetterOrDigit(after) && !(IsWrittenWithoutSpaces(before) || IsWrittenWithoutSpaces(after));

    // Thai and Lao, Khmer, kana and Han with their extensions, half-width kana: between their letters one may cut anywhere.
    private static bool IsWrittenWithoutSpaces(char c)
        => c is (>= '\u0E00' and <= '\u0EFF') or (>= '\u1780' and <= '\u17FF') or (>= '\u3040' and <= '\u30FF') or (>= '\u3400' and <= '\u9FFF')
            or (>= '\uF900' and <= '\uFAFF') or (>= '\uFF66' and <= '\uFF9F');
}
