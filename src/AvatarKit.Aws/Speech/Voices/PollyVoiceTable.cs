using System.Text.Json;

namespace AvatarKit.Aws;

/// <summary>The voices that can be asked for, and which of them speaks. Thread-safe.</summary>
internal sealed class PollyVoiceTable
{
    private const string Prefix = "polly/";
    private const string DefaultLocale = "en-US";

    private static readonly Lazy<PollyVoiceList> Embedded = new(Load);

    private readonly PollyOptions options;
    private readonly IReadOnlyList<PollyVoice> voices;
    private readonly Dictionary<string, PollySpeaker> byId = new(StringComparer.OrdinalIgnoreCase);

    public PollyVoiceTable(IReadOnlyList<PollyVoice> voices, PollyOptions options)
    {
        this.voices = voices;
        this.options = options;
        List<PollySpeaker> speakers = [];
        foreach (PollyVoice voice in voices)
        {
            PollySpeaker[] engines = [.. voice.KnownEngines.OrderBy(engine => engine.Rank(options.Engine)).Select(engine => Speaker(voice, engine))];
            speakers.AddRange(engines);
            foreach (PollySpeaker speaker in engines)
            {
                byId.TryAdd(speaker.Info.Id, speaker);
            }

            if (engines.Length > 0)
            {
                byId.TryAdd(Prefix + voice.Id, engines[0]);
            }
        }

        Infos = [.. speakers
            .OrderBy(speaker => speaker.Engine.Rank(options.Engine))
            .ThenByDescending(static speaker => speaker.Info.Locale == DefaultLocale)
            .Select(static speaker => speaker.Info)];
    }

    /// <summary>The table that comes with the package.</summary>
    public static PollyVoiceList List => Embedded.Value;

    /// <summary>All voices with all engines, those with the preferred engine first.</summary>
    public IReadOnlyList<VoiceInfo> Infos { get; }

    /// <summary>Finds who speaks.</summary>
    /// <exception cref="VoiceNotFoundException">Nobody has the name, or speaks the language.</exception>
    public PollySpeaker Find(string? voice, string? locale)
    {
        if (voice is null)
        {
            return Best(locale ?? DefaultLocale) ?? throw new VoiceNotFoundException("polly", null, locale, $"Polly has voices for {Locales()}.");
        }

        string name = voice.Trim();
        if (!byId.TryGetValue(name, out PollySpeaker? speaker) && !byId.TryGetValue(Prefix + name, out speaker))
        {
            throw new VoiceNotFoundException("polly", voice, locale, Suggest(name, locale));
        }

        // A voice that was asked for by name speaks, whatever the text is in; one with several languages is told which.
        PollyVoice known = voices.First(candidate => candidate.Id == speaker.VoiceId);
        return locale is null ? speaker : InLanguage(speaker, known, Closest(known, locale));
    }

    /// <summary>Polly's code of a language that some voice speaks.</summary>
    /// <returns>The code; <see langword="null"/> where none does.</returns>
    public string? FindLanguage(string locale)
    {
        string? best = voices.SelectMany(static voice => voice.LanguageCodes).MaxBy(code => PollyLanguages.Fit(code, locale));
        return best is not null && PollyLanguages.Fit(best, locale) > 0 ? best : null;
    }

    private static PollySpeaker InLanguage(PollySpeaker speaker, PollyVoice voice, string? code)
        => code is null || code == voice.LanguageCode ? speaker : speaker with { LanguageCode = code };

    private static string? Closest(PollyVoice voice, string locale)
    {
        string? best = voice.LanguageCodes.MaxBy(code => PollyLanguages.Fit(code, locale));
        return best is not null && PollyLanguages.Fit(best, locale) > 0 ? best : null;
    }

    private static PollyVoiceList Load()
    {
        using Stream stream = typeof(PollyVoiceTable).Assembly.GetManifestResourceStream("AvatarKit.Aws.polly-voices.json")
            ?? throw new InvalidOperationException("The table of Polly's voices is not in the assembly.");
        return JsonSerializer.Deserialize(stream, PollyVoiceJsonContext.Default.PollyVoiceList)
            ?? throw new InvalidOperationException("The table of Polly's voices is empty.");
    }

    private PollySpeaker? Best(string locale)
    {
        Match? best = null;
        foreach (PollyVoice voice in voices)
        {
            if (Closest(voice, locale) is not { } code)
            {
                continue;
            }

            int fit = PollyLanguages.Fit(code, locale);
            foreach (PollyEngine engine in voice.KnownEngines)
            {
                // The region counts before the engine, the engine before the order of the table.
                if (best is not { } other || fit > other.Fit
                    || (fit == other.Fit && engine.Rank(options.Engine) < other.Engine.Rank(options.Engine)))
                {
                    best = new Match(voice, code, engine, fit);
                }
            }
        }

        return best is { } found ? InLanguage(byId[Id(found.Voice, found.Engine)], found.Voice, found.Code) : null;
    }

    private static string Id(PollyVoice voice, PollyEngine engine) => $"{Prefix}{voice.Id}/{engine.Name()}";

    private PollySpeaker Speaker(PollyVoice voice, PollyEngine engine)
    {
        string remark = engine.HasMarks() ? engine.Name() : $"{engine.Name()}, lips from the audio";
        AudioFormat format = options.OutputFormat.ToAudio(options.SampleRate, engine);
        var info = new VoiceInfo(Id(voice, engine), engine.Provider(), PollyLanguages.ToLocale(voice.LanguageCode), format)
        {
            DisplayName = $"{voice.Name} ({remark})",
        };
        return new PollySpeaker(info, voice.Id, engine);
    }

    private string Suggest(string name, string? locale)
    {
        string bare = name.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase) ? name[Prefix.Length..] : name;
        string first = bare.Split('/')[0];
        if (voices.FirstOrDefault(voice => voice.Id.Equals(first, StringComparison.OrdinalIgnoreCase)) is { } known)
        {
            return $"{known.Id} speaks with {string.Join(", ", known.Engines)}: "
                + $"ask for '{Prefix}{known.Id}' or '{Prefix}{known.Id}/{known.Engines[0]}'.";
        }

        string example = Best(locale ?? DefaultLocale)?.Info.Id ?? "polly/Joanna/neural";
        return $"Ask for one such as '{example}', or for none, to have the best for the locale.";
    }

    private string Locales() => string.Join(
        ", ", voices.SelectMany(static voice => voice.LanguageCodes).Select(PollyLanguages.ToLocale).Distinct().Order(StringComparer.Ordinal));

    /// <summary>A voice for a locale: what it speaks there, with which engine, and how well that fits.</summary>
    private readonly record struct Match(PollyVoice Voice, string Code, PollyEngine Engine, int Fit);
}
