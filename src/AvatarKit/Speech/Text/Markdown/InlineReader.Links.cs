namespace AvatarKit;

/// <content>Links, images, footnotes.</content>
internal sealed partial class InlineReader
{
    private int Open(int at, int start)
    {
        _ = CueTag.Read(text.AsSpan(at, limit - at), out int cue);
        if (cue > 0)
        {
            return at + cue;
        }

        int close = brackets.CloseOf(at);
        if (close < 0)
        {
            return at + 1;
        }

        ReadOnlySpan<char> inside = text.AsSpan(at + 1, close - at - 1);

        if (Peek(close + 1) is not ('(' or '[' or ':') && BracketedCues.Is(inside, out TimeSpan? pause))
        {
            return SayNothing(at, close + 1, pause);
        }

        // A footnote, or the number of a source right after a word.
        bool afterWord = at > start && !char.IsWhiteSpace(text[at - 1]);
        if (inside is ['^', ..]
            || (afterWord && inside.Length is > 0 and < 8 && inside.IndexOfAnyExcept(SourceNumbers) < 0 && Peek(close + 1) != '('))
        {
            return close + 1;
        }

        if (at > start && Peek(close + 1) is not ('(' or ':') && CitationReader.Length(text.AsSpan(at, close + 1 - at)) > 0)
        {
            // Something was left out here: the space before it goes with it where a comma follows.
            plain.Add(PlainText.LeftOut, at, close + 1 - at);
            return close + 1;
        }

        int target = Peek(close + 1) switch
        {
            '(' => LinkTarget.End(text, close + 1, limit),
            '[' when brackets.CloseOf(close + 1) is > 0 and int reference => reference + 1,
            _ => 0,
        };
        if (target > 0)
        {
            brackets.JumpFrom(close, target);
        }

        bool isImage = target > 0 && at > start && text[at - 1] == '!';
        if ((isImage || target == 0)
            && StandsAlone.Is(
                text, start, isImage ? at - 1 : at, at + 1, close, Math.Max(target, close + 1), isImage ? 1 : lexicon!.FewestDirectionWords))
        {
            (partsAfter ??= []).Add(close);
        }

        return at + 1;
    }

    private int SayNothing(int at, int end, TimeSpan? pause)
    {
        plain.Add(PlainText.LeftOut, at, end - at);
        if (pause is not null)
        {
            cues?.Add(new CueStretch(end, end, new SpeechCue { Start = 0, Pause = pause }));
        }

        return end;
    }

    private int Close(int at)
    {
        int end = CloseOnly(at);
        if (partsAfter?.Remove(at) == true)
        {
            plain.AddBreak(end);
        }

        return end;
    }

    private int CloseOnly(int at)
    {
        int target = brackets.JumpOf(at);
        if (target > 0)
        {
            return target;
        }

        // The second half of a link that was cut in two.
        return Peek(at + 1) == '(' && LinkTarget.End(text, at + 1, limit) is > 0 and int end
            && LinkTarget.IsAddress(text.AsSpan(at + 2, end - at - 3)) ? end : at + 1;
    }
}
