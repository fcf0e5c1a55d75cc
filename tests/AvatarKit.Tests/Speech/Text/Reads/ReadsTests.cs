using System.Runtime.CompilerServices;

namespace AvatarKit.Tests.Speech.Text.Reads;

/// <summary>What is read of what is written, by language and class. The files beside this one are ours: right by grammar, not by our
/// output.</summary>
public sealed class ReadsTests
{
    [Theory]
    [InlineData("de-DE")]
    [InlineData("en-US")]
    [InlineData("es-ES")]
    [InlineData("fr-FR")]
    [InlineData("it-IT")]
    [InlineData("pt-BR")]
    [InlineData("hu-HU")]
    [InlineData("ru-RU")]
    [InlineData("sv-SE")]
    public void Every_case_is_read_right(string locale)
    {
        string[] lines = File.ReadAllLines(Path.Combine(Here(), locale[..2] + ".tsv"));
        Assert.True(lines.Length > 1, $"{lines.Length} cases were read.");
        Assert.All(lines, line =>
        {
            string[] fields = line.Split('\t');
            Assert.Equal(fields[2], SpeakableTextConverter.Convert(fields[1], locale).Spoken);
        });
    }

    [Fact]
    public void What_was_read_before_changes_nothing()
    {
        // The formula ends where the second sign stands in what is read next.
        SpeakableTextConverter.Convert("$a_1b$ is it", "en-US");

        Assert.Equal("250 dollars to 300 dollars", SpeakableTextConverter.Convert("$250-$300", "en-US").Spoken);
    }

    [Theory]
    [InlineData("am 24.12.2024 um 14.30 Uhr", "de-DE")]
    [InlineData("el 1er piso, 21 min, $2,000.50", "es-MX")]
    [InlineData("XXIe siècle, 75e, 14h30", "fr-FR")]
    public void What_is_said_leads_back_to_what_was_written(string written, string locale)
    {
        SpeakableText text = SpeakableTextConverter.Convert(written, locale);

        Assert.All(text.Spans, span =>
        {
            Assert.InRange(span.OriginalStart + span.OriginalLength, 0, written.Length);
            Assert.InRange(span.SpokenStart + span.SpokenLength, 0, text.Spoken.Length);
        });
        Assert.Equal(written.Length, text.ToOriginal(0, text.Spoken.Length).Length);
    }

    private static string Here([CallerFilePath] string here = "") => Path.GetDirectoryName(here)!;
}
