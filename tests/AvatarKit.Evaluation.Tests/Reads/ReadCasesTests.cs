namespace AvatarKit.Evaluation.Tests.Reads;

public sealed class ReadCasesTests
{
    private static readonly string[] LargeClasses =
    [
        "cardinal", "ordinal", "decimal", "fraction", "date", "time", "range", "duration", "money", "measure", "telephone", "electronic", "roman",
        "abbreviation",
    ];

    public static TheoryData<string> InDepth => [.. ReadCases.InDepth];

    public static TheoryData<string> Locales => [.. ReadCases.Locales];

    [Theory]
    [MemberData(nameof(InDepth))]
    public void A_language_in_depth_has_forty_cases_of_each_class(string locale)
    {
        Dictionary<string, int> counts = ReadCases.Of(locale).CountBy(static one => one.Class).ToDictionary();

        Assert.All(LargeClasses, name => Assert.InRange(counts.GetValueOrDefault(name), 40, 200));
        Assert.InRange(counts["version"] + counts["score"] + counts["letters"], 30, 200);
        Assert.InRange(counts[ReadGoals.Untouched], 10, 200);
    }

    [Theory]
    [MemberData(nameof(Locales))]
    public void What_is_right_is_in_words_and_said_once(string locale)
    {
        IReadOnlyList<ReadCase> cases = ReadCases.Of(locale);

        Assert.InRange(cases.Count, 28, 2_000);
        Assert.Equal(cases.Count, cases.DistinctBy(static one => one.Written).Count());
        Assert.All(cases, static one => Assert.All(one.Said, static said => Assert.DoesNotContain(said, char.IsAsciiDigit)));
        Assert.All(cases, static one => Assert.Equal(one.Said.Count, one.Said.Distinct().Count()));
        Assert.All(cases.Where(static one => one.Class == ReadGoals.Untouched), static one => Assert.Equal([one.Written], one.Said));
    }

    [Fact]
    public void There_are_fifteen_languages_and_sixty_texts_of_sentences()
    {
        Assert.Equal(15, ReadCases.Locales.Count);
        Assert.InRange(SentenceCase.All().Count, 60, 500);
        Assert.All(SentenceCase.All(), static one => Assert.Contains(one.Locale, ReadCases.InDepth));
    }
}
