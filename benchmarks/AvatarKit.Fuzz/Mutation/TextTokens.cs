namespace AvatarKit.Fuzz.Mutation;

/// <summary>What readers of text look for, and what they may not have thought of.</summary>
internal static class TextTokens
{
    /// <summary>Each stands for its kind.</summary>
    public static readonly string[] All =
    [
        // Markdown and HTML.
        "*", "**", "***", "_", "__", "~~", "`", "``", "```", "```\n", "~~~\n", "#", "# ", "\n# ", "\n\n", "\n", "\r\n", "\r", "- ", "\n- ",
        "\n* ", "1. ", "\n1. ", "> ", "\n> ", "|", "\n|", "| --- |", "\n|---|---|\n", "[", "]", "(", ")", "](", "[a](b)", "![", "![a](b)",
        "[a]: b", "[^1]", "[^1]: ", "<", ">", "</", "/>", "<b>", "</b>", "<a href=\"", "<!--", "-->", "<![CDATA[", "]]>", "<?", "<div>",
        "<br>", "<script>", "&", "&amp;", "&#", "&#x", "&#1114112;", "&lt;", "\\", "\\*", "---", "\n---\n", "===", "\n===\n", "+++", ":::",
        "{", "}", "{{", "$", "$$", "    ", "\t", "[x] ", "[ ] ", "==", "^", "~", ":smile:", "title: ",

        // Addresses, numbers, signs.
        "http://", "https://a.b/c?d=e&f#g", "www.", "www.a.", "a@b.c", "@", "#a", "mailto:", "file:", "1", "12", "1,000", "1.000", "1,",
        "1.", "-1", "+", "3.5", "1/2", "½", "²", "10:30", "12:", ":", "2026-11-30", "30.11.2026", "11/30/2026", "$5", "€", "£1.50", "5 €",
        "%", "10 %", "°", "°C", "km/h", "kg", "1e9", "0x1F", "1st", "XIV", "№", "§", "+49 30 123456", "(030) ", "192.168.0.1",
        "4111 1111 1111 1111", "DE89370400440532013000", "999999999999999999999999",

        // Sentences.
        "a", "A", "word ", "A.", "a.", ".", "..", "...", "…", "!", "?", "?!", ";", ",", ", ", " - ", "–", "—", "\"", "'", "“", "”", "„",
        "«", "»", "’", "Dr. ", "e.g. ", "z. B. ", "Mr. ", "U.S. ", "etc. ", "No. 5", " ", "  ", "Hello. ", "Ja! ", "¿Qué? ", "。", "！", "、",
        "「", "」", "。\n", "ist ", "the ", "ignore ", "previous ", "instructions ", "system", "[mood:happy]", "[mood:", "<passage>",
        "</passage>", "{{PERSON_1}}", "[EMAIL_1]", "[PHONE_1", "<think>", "</think>", "<speak>", "</speak>", "<break time=\"1s\"/>",
        "<prosody rate=\"", "<phoneme alphabet=\"ipa\" ph=\"", "<mark name=\"",

        // Unicode.
        "ä", "é", "e\u0301", "\u0301", "ß", "ı", "İ", "ﬁ", "ǆ", "😀", "👨‍👩‍👧‍👦", "🇩🇪", "🇩", "\u200D", "\u200B", "\u200E", "\u202E",
        "\u2066", "\uFEFF", "\uFFFD", "\uFFFF", "\uD800", "\uDC00", "\uDC00\uD800", "\uDBFF", "\uD83D", "\U0010FFFF", "\0", "\u0007",
        "\u001B[31m", "\u0085", "\u00A0", "\u2028", "\u2029", "\u3000", "漢字", "かな", "한국어", "ไทย", "עברית", "عربي", "देवनागरी", "Ω", "ж",
        "１２", "ａ", "㎏", "ﷺ", "\u0E33", "\uFE0F", "𝟘", "𝐀",
    ];

    private static readonly char[] Extremes =
    [
        '\0', '\u0001', '\u007F', '\u0080', '\u0085', '\u00AD', '\u0300', '\u200D', '\u2028', '\uD800', '\uDBFF', '\uDC00', '\uDFFF',
        '\uFEFF', '\uFFFE', '\uFFFF',
    ];

    public static string Any(Random random) => All[random.Next(All.Length)];

    public static char AnyCharacter(Random random) => random.Next(4) switch
    {
        0 => Extremes[random.Next(Extremes.Length)],
        1 => (char)random.Next(0x10000),
        _ => (char)random.Next(' ', '~' + 1),
    };
}
