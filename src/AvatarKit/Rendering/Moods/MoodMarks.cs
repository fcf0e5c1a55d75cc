using System.Collections.Frozen;
using System.Text;

namespace AvatarKit;

/// <summary>Moods that a text says by a mark: emoji, the emotion elements of speech markup, and cues in brackets. None is spoken.</summary>
internal static class MoodMarks
{
    private static readonly FrozenDictionary<int, Mood> Emoji = CreateEmoji();

    private static readonly FrozenDictionary<string, Mood> Names = new Dictionary<string, Mood>(StringComparer.OrdinalIgnoreCase)
    {
        ["happy"] = Mood.Happy,
        ["excited"] = Mood.Happy,
        ["cheerful"] = Mood.Happy,
        ["friendly"] = Mood.Happy,
        ["sad"] = Mood.Sad,
        ["disappointed"] = Mood.Sad,
        ["sorry"] = Mood.Sad,
        ["empathetic"] = Mood.Concerned,
        ["concerned"] = Mood.Concerned,
        ["serious"] = Mood.Concerned,
        ["surprised"] = Mood.Surprised,
        ["thoughtful"] = Mood.Thoughtful,
        ["angry"] = Mood.Angry,
        ["annoyed"] = Mood.Angry,
        ["indignant"] = Mood.Angry,
        ["neutral"] = Mood.Neutral,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>The last mark of a text: it is what the sentence ends on.</summary>
    /// <param name="text">The text as written.</param>
    /// <returns>Its mood; <see langword="null"/> without a mark.</returns>
    public static Mood? Find(ReadOnlySpan<char> text)
    {
        Mood? found = null;
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] == '<' && InElement(text[i..]) is { } named)
            {
                found = named;
            }
            else if (text[i] == '[' && CueTag.Read(text[i..], out _).Mood is { } cue && (i == 0 || text[i - 1] != '`'))
            {
                found = cue;
            }
            else if (text[i] >= '\u2600' && Rune.DecodeFromUtf16(text[i..], out Rune rune, out _) == System.Buffers.OperationStatus.Done
                && Emoji.TryGetValue(rune.Value, out Mood mood))
            {
                found = mood;
            }
        }

        return found;
    }

    /// <summary><c>&lt;amazon:emotion name="excited"&gt;</c> and <c>&lt;mstts:express-as style="cheerful"&gt;</c>.</summary>
    private static Mood? InElement(ReadOnlySpan<char> text)
    {
        bool isEmotion = text.StartsWith("<amazon:emotion", StringComparison.OrdinalIgnoreCase)
            || text.StartsWith("<mstts:express-as", StringComparison.OrdinalIgnoreCase);
        int end = isEmotion ? text.IndexOf('>') : -1;
        if (end < 0)
        {
            return null;
        }

        ReadOnlySpan<char> element = text[..end];
        int quote = element.IndexOfAny('"', '\'');
        int length = quote < 0 ? -1 : element[(quote + 1)..].IndexOfAny('"', '\'');
        return length > 0 ? Named(element.Slice(quote + 1, length)) : null;
    }

    /// <summary>The mood of a name, in any case; <see langword="null"/> for one that is not known.</summary>
    public static Mood? Named(ReadOnlySpan<char> name)
        => Names.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(name, out Mood mood) ? mood : null;

    private static FrozenDictionary<int, Mood> CreateEmoji()
    {
        Dictionary<int, Mood> emoji = [];
        Add(Mood.Happy, "🙂😀😃😄😁😊☺😍🥰🤗😉😎😂🤣😆😋🥳🎉🎊👍👏💪✨❤💖😇😌🤩😻🙌");
        Add(Mood.Sad, "😢😭😞😔☹🙁😿💔🥺😥😓😩😫🙇🖤");
        // A face that is angry is asked for, not guessed: an answer with an angry emoji takes somebody seriously.
        Add(Mood.Concerned, "😟😕😧😦😨😰😬⚠🚨❗😐😠😡🛑");
        Add(Mood.Surprised, "😮😲😯😱🤯😳😵‼⁉🙀");
        Add(Mood.Thoughtful, "🤔🧐💭🤨😶");
        return emoji.ToFrozenDictionary();

        void Add(Mood mood, string signs)
        {
            foreach (Rune sign in signs.EnumerateRunes())
            {
                emoji.Add(sign.Value, mood);
            }
        }
    }
}
