using System.Text;

namespace AvatarKit;

/// <summary>Takes the cues out of an answer as it streams, wherever the stream is split. Not thread-safe; one per answer.</summary>
/// <remarks>A cue right after a backtick is code and stays. The spaces between a cue and its sentence go with it; where there are none on
/// either side, one comes in its place.</remarks>
internal sealed class CueFilter
{
    private string held = "";
    private char last = '\n';
    private int length;
    private bool skipsSpaces;
    private bool needsSpace;

    /// <summary>Takes the next characters.</summary>
    /// <param name="delta">The characters as the model wrote them.</param>
    /// <param name="moods">Receives the moods with the index in the cleaned answer from which they hold.</param>
    /// <param name="gestures">Receives the gestures with their places in the cleaned answer.</param>
    /// <returns>What is shown and spoken of it; the beginning of what may be a cue is kept back.</returns>
    public string Append(string delta, ICollection<(int Start, Mood Mood)> moods, ICollection<PlacedGesture> gestures)
    {
        if (held.Length == 0 && !skipsSpaces && !needsSpace && !delta.Contains('[', StringComparison.Ordinal))
        {
            return Give(delta);
        }

        string text = held + delta;
        held = "";
        var clean = new StringBuilder(text.Length);
        for (int at = 0; at < text.Length; at++)
        {
            char c = text[at];
            if (skipsSpaces && c == ' ')
            {
                continue;
            }

            skipsSpaces = false;
            if (c == '[' && Last(clean) != '`')
            {
                AnswerCue cue = CueTag.Read(text.AsSpan(at), out int size);
                if (size > 0)
                {
                    if (cue.Mood is { } mood)
                    {
                        moods.Add((length + clean.Length, mood));
                    }

                    if (cue.Gesture is { } gesture)
                    {
                        gestures.Add(new PlacedGesture(length + clean.Length, gesture));
                    }

                    skipsSpaces = char.IsWhiteSpace(Last(clean));
                    needsSpace = !skipsSpaces;
                    at += size - 1;
                    continue;
                }

                if (CueTag.MayBegin(text.AsSpan(at)))
                {
                    held = text[at..];
                    break;
                }
            }

            if (needsSpace && char.IsLetterOrDigit(c))
            {
                clean.Append(' ');
            }

            needsSpace = false;
            clean.Append(c);
        }

        return Give(clean.ToString());
    }

    /// <summary>Ends the answer.</summary>
    /// <returns>What was kept back and is no cue; a cue that broke off is left out.</returns>
    public string Complete()
    {
        string rest = held.Contains(':', StringComparison.Ordinal) ? "" : held;
        held = "";
        return Give(rest);
    }

    private char Last(StringBuilder clean) => clean.Length > 0 ? clean[^1] : last;

    private string Give(string clean)
    {
        if (clean.Length > 0)
        {
            last = clean[^1];
            length += clean.Length;
        }

        return clean;
    }
}
