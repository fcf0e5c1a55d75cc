using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace AvatarKit.Tests.Speech.Text.Spellout;

/// <summary>Number words, against what ICU says by the same rules (<c>icu.tsv</c>, written by <c>eng/cldr/expectations.py</c> with ICU
/// 72).</summary>
public sealed class SpelloutRulesTests
{
    [Fact]
    public void Every_number_is_said_as_icu_says_it()
    {
        var wrong = new StringBuilder();
        int count = 0, wrongCount = 0;
        foreach (string line in File.ReadLines(Expectations()))
        {
            string[] fields = line.Split('\t');
            CldrLanguage language = CldrLanguage.Find(fields[0])!;
            count++;
            bool isSaid = language.Numbers.TrySay(fields[1], Read(fields[2]), out string? words);
            if (!isSaid || words != fields[3])
            {
                wrongCount++;
                wrong.AppendLine($"{line}  was {words ?? "nothing"}");
            }
        }

        Assert.True(wrongCount == 0, $"{wrongCount} of {count}:\n{wrong}");
        Assert.True(count > 4_000, $"{count} lines were read.");
    }

    private static SpelloutNumber Read(string text)
    {
        string[] parts = text.TrimStart('-').Split('.');
        return new SpelloutNumber(text[0] == '-', long.Parse(parts[0], CultureInfo.InvariantCulture), parts.Length == 2 ? parts[1] : "");
    }

    private static string Expectations([CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, "icu.tsv");
}
