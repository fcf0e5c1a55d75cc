namespace AvatarKit.Aws;

/// <summary>Makes marks of the request's text and of the whole audio from those of a piece.</summary>
internal static class PollyMarks
{
    /// <summary>Translates marks: milliseconds to samples after those of earlier pieces, bytes of what was sent to places in the text.</summary>
    /// <param name="marks">The marks of a piece.</param>
    /// <param name="piece">The piece.</param>
    /// <param name="format">The audio's rate.</param>
    /// <param name="offset">The samples of the pieces before.</param>
    /// <returns>Marks in order of their start. What has a place outside the text, or is of a kind not known here, is left out.</returns>
    public static List<SpeechMark> Translate(IEnumerable<PollyMark> marks, PollyPiece piece, AudioFormat format, long offset)
    {
        List<SpeechMark> translated = [];
        foreach (PollyMark mark in marks)
        {
            long start = offset + (mark.Time!.Value * format.SampleRate / 1000);
            string value = mark.Value ?? "";
            if (mark.Type == "viseme" && value.Length > 0)
            {
                translated.Add(new SpeechMark(SpeechMarkKind.Viseme, start, 0, value, PhoneAlphabet.Polly));
            }
            else if (Kind(mark.Type) is { } kind && piece.Map.TryFind(mark.Start ?? -1, mark.End ?? -1, out int place, out int length))
            {
                // What is said may be another thing than what was sent: entities and tags.
                value = piece.IsSsml && kind != SpeechMarkKind.Bookmark ? SsmlText.ToPlain(value) : value;
                if (value.Length > 0)
                {
                    translated.Add(new SpeechMark(kind, start, 0, value, PhoneAlphabet.None, place, length));
                }
            }
        }

        // Polly gives them in order; a stable sort keeps the promise if it does not.
        return [.. translated.OrderBy(static mark => mark.Start)];
    }

    private static SpeechMarkKind? Kind(string? type) => type switch
    {
        "word" => SpeechMarkKind.Word,
        "sentence" => SpeechMarkKind.Sentence,
        "ssml" => SpeechMarkKind.Bookmark,
        _ => null,
    };
}
