using System.Text;

namespace AvatarKit;

/// <summary>Follows what a person has heard of an answer. Used by the reader of a turn's updates and, once that has stopped, by the turn.</summary>
internal sealed class HeardText(TimeProvider time, bool speaks, PlaybackPosition? reported)
{
    private readonly Lock gate = new();
    private readonly List<(SpeechSegment Segment, long Start, long End)> played = [];
    private int deltaLength;

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

    /// <summary>The part of the answer that was heard by now, cut at a word.</summary>
    public string Cut(StringBuilder answer)
    {
        (int segment, TimeSpan position, int characters) = reported?.Read() ?? (-1, default, -1);
        int end;
        lock (gate)
        {
            end = (segment, characters) switch
            {
                (< 0, < 0) => speaks ? EstimatedEnd() : deltaLength,
                _ => Math.Max(characters, segment < 0 ? 0 : ReportedEnd(segment, position)),
            };
        }

        return CutAtWord(answer, Math.Clamp(end, 0, answer.Length));
    }

    private int EstimatedEnd()
    {
        long now = time.GetTimestamp();
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

    private static string CutAtWord(StringBuilder answer, int end)
    {
        string text = answer.ToString();
        if (end < text.Length && end > 0 && char.IsLetterOrDigit(text[end]) && char.IsLetterOrDigit(text[end - 1]))
        {
            int space = text.LastIndexOfAny([' ', '\n', '\t'], end - 1);
            end = space < 0 ? 0 : space;
        }

        return text[..end].TrimEnd();
    }
}
