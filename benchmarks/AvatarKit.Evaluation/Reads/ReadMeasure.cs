namespace AvatarKit.Evaluation;

/// <summary>Reads the cases of a language and judges what comes out.</summary>
internal static class ReadMeasure
{
    /// <summary>Measures a language.</summary>
    /// <param name="locale">The language.</param>
    /// <param name="cases">Its cases.</param>
    /// <param name="fault">The error made on purpose.</param>
    /// <param name="byEar">Whether eSpeak NG is asked.</param>
    public static async Task<IReadOnlyList<ReadOutcome>> RunAsync(string locale, IReadOnlyList<ReadCase> cases, ReadFault fault, bool byEar)
    {
        string[] said = [.. cases.Select(one => Say(one.Written, locale, fault))];
        ReadJudge judge = await ReadJudge.CreateAsync(
            locale,
            [.. said, .. cases.Select(static one => one.Written), .. cases.SelectMany(static one => one.Said)],
            byEar);
        return
        [
            .. cases.Select((one, i) => new ReadOutcome(one, said[i], judge.IsRight(said[i], one.Said), judge.IsRight(one.Written, one.Said))),
        ];
    }

    private static string Say(string written, string locale, ReadFault fault) => fault switch
    {
        ReadFault.Unread => written,
        ReadFault.LostWord => SpeakableTextConverter.Convert(written, locale).Spoken is var said && said.LastIndexOf(' ') is > 0 and int space
            ? said[..space]
            : "",
        ReadFault.OtherLanguage =>
            SpeakableTextConverter.Convert(written, locale.StartsWith("de", StringComparison.Ordinal) ? "en-US" : "de-DE").Spoken,
        _ => SpeakableTextConverter.Convert(written, locale).Spoken,
    };
}
