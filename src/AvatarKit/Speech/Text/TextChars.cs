using System.Globalization;

namespace AvatarKit;

/// <summary>What characters are, for cutting text and for saying it.</summary>
internal static class TextChars
{
    /// <summary>A sentence ends here if white space follows and nothing speaks against it.</summary>
    public static bool IsTerminal(char c) => c is '.' or '!' or '?' or '…' or '‼' or '⁇' or '⁈' or '⁉' || IsStrongTerminal(c);

    /// <summary>A sentence ends here whatever follows: full stops of scripts that put no space after them,
    /// and those that stand for nothing else.</summary>
    public static bool IsStrongTerminal(char c) => c is '。' or '！' or '？' or '｡' or '．'
        or '।' or '॥' // Devanagari
        or '؟' or '۔' // Arabic, Urdu
        or '։' // Armenian
        or '።' or '፧' // Ethiopic
        or '។' or '။' or '༎'; // Khmer, Myanmar, Tibetan

    /// <summary>A clause ends here whatever follows.</summary>
    public static bool IsStrongClause(char c) => c is '，' or '、' or '；' or '：' or '،' or '؛' or '፣' or '၊' or '—';

    /// <summary>Closing quotes, brackets, emphasis and what combines with the character before: all belong to the sentence they close.</summary>
    public static bool IsCloser(char c) => c < 128
        ? c is ')' or ']' or '}' or '"' or '\'' or '*' or '_' or '~' or '`'
        : c is '”' or '’' or '»' or '«' or '“' or '›' or '」' or '』' or '】' or '）' or '》' or '〉' or '〕' or '］' || IsJoined(c);

    /// <summary>Closers that may end what someone said in the middle of a sentence: <c>"Stop!" he said</c>.</summary>
    public static bool IsQuoteOrBracketCloser(char c) => IsCloser(c) && c is not ('*' or '_' or '~' or '`') && !IsJoined(c);

    /// <summary>Ideographs and syllables that stand side by side without spaces.</summary>
    public static bool IsCjk(char c) => c is >= '\u3040' and <= '\u30FF' or >= '\u3400' and <= '\u4DBF' or >= '\u4E00' and <= '\u9FFF'
        or >= '\uF900' and <= '\uFAFF' or '々' or '〆';

    /// <summary>Ideographs and syllables before which a line may break.</summary>
    public static bool CanBreakBefore(char c) => IsCjk(c) && c is not ('ー' or 'っ' or 'ゃ' or 'ゅ' or 'ょ' or 'ッ' or 'ャ' or 'ュ' or 'ョ'
        or 'ぁ' or 'ぃ' or 'ぅ' or 'ぇ' or 'ぉ' or 'ァ' or 'ィ' or 'ゥ' or 'ェ' or 'ォ' or '々' or '・');

    /// <summary>Part of the grapheme cluster before it, or half of an emoji.</summary>
    private static bool IsJoined(char c) => char.IsSurrogate(c) || c is '\uFE0F' or '\u200D' or '\u20E3'
        || (c is >= '\u2600' and <= '\u27BF')
        || (c >= '\u0300' && CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark);
}
