using System.Diagnostics;
using System.Globalization;

namespace AvatarKit.Evaluation;

/// <summary>Compares the pronunciation of text with that of an installed eSpeak NG.</summary>
internal static class PronunciationEvaluation
{
    /// <summary>Our locales and eSpeak's voices for them.</summary>
    private static readonly (string Locale, string Voice)[] Languages =
    [
        ("en-US", "en-us"), ("en-GB", "en-gb"), ("de-DE", "de"), ("es-ES", "es"), ("es-MX", "es-419"), ("fr-FR", "fr-fr"),
        ("it-IT", "it"), ("pt-PT", "pt"), ("pt-BR", "pt-br"),
    ];

    /// <summary>Runs the command.</summary>
    public static async Task<int> RunAsync(IReadOnlyList<string> arguments)
    {
        string? locale = Option(arguments, "--locale");
        string? words = Option(arguments, "--words");
        bool show = arguments.Contains("--show");
        if (words is not null && locale is null)
        {
            Console.Error.WriteLine("Say what language the words are in: --locale de.");
            return 2;
        }

        Console.WriteLine("| locale | sentences | viseme errors | phone errors | text per second |");
        Console.WriteLine("| --- | --- | --- | --- | --- |");
        foreach ((string name, string voice) in Languages)
        {
            if (locale is null || name.StartsWith(locale, StringComparison.OrdinalIgnoreCase))
            {
                string file = words ?? Path.Combine(AppContext.BaseDirectory, "pronunciation", name[..2] + ".txt");
                string[] lines = await File.ReadAllLinesAsync(file);
                IReadOnlyList<string> spoken = await EspeakPhones.SpeakAsync(voice, lines);
                Report(name, lines, spoken, show);
            }
        }

        if (locale is null || locale.StartsWith("en", StringComparison.OrdinalIgnoreCase))
        {
            EnglishRulesEvaluation.Run(show);
        }

        return 0;
    }

    private static string? Option(IReadOnlyList<string> arguments, string name) =>
        arguments.SkipWhile(argument => argument != name).Skip(1).FirstOrDefault();

    private static void Report(string locale, string[] lines, IReadOnlyList<string> spoken, bool show)
    {
        var visemes = new PhoneComparison();
        var phones = new PhoneComparison();
        for (int i = 0; i < lines.Length; i++)
        {
            List<string> ours = [.. Pronouncer.Pronounce(lines[i], locale).SelectMany(static word => word.Phones)];
            List<string> theirs = PhoneSequence.Read(Notation(locale, spoken[i]));
            int errors = visemes.Add(PhoneSequence.Visemes(theirs), PhoneSequence.Visemes(ours));
            phones.Add(PhoneSequence.Comparable(theirs), PhoneSequence.Comparable(ours));
            if (show && errors > 0)
            {
                Console.WriteLine($"{lines[i]}\n  {errors,2} {string.Concat(ours)}\n     {string.Concat(theirs)}");
            }
        }

        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"| {locale} | {lines.Length} | {visemes.Rate * 100:0.0} % | {phones.Rate * 100:0.0} % | {Speed(lines, locale):0.0} MB |"));
        if (show)
        {
            Console.WriteLine("Shapes: " + visemes.Commonest());
            Console.WriteLine("Phones: " + phones.Commonest());
        }
    }

    /// <summary>eSpeak's American voice writes the vowel of "nurse" without the r that it says.</summary>
    private static string Notation(string locale, string line) => locale == "en-US" ? line.Replace('ɜ', 'ɚ') : line;

    /// <summary>Megabytes of text a second, once the code is compiled for speed.</summary>
    private static double Speed(string[] lines, string locale)
    {
        string text = string.Join('\n', lines);
        Repeat(TimeSpan.FromSeconds(0.5));
        return Repeat(TimeSpan.FromSeconds(0.3));

        double Repeat(TimeSpan time)
        {
            long start = Stopwatch.GetTimestamp();
            long characters = 0;
            while (Stopwatch.GetElapsedTime(start) < time)
            {
                Pronouncer.Pronounce(text, locale);
                characters += text.Length;
            }

            return characters / 1e6 / Stopwatch.GetElapsedTime(start).TotalSeconds;
        }
    }
}
