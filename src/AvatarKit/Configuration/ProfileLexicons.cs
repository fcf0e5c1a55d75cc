using System.Collections.Concurrent;
using Microsoft.Extensions.Options;

namespace AvatarKit;

/// <summary>Reads the pronunciation files of profiles, a file again only once it was changed. Thread-safe.</summary>
internal sealed class ProfileLexicons : IPostConfigureOptions<AvatarProfile>
{
    private readonly ConcurrentDictionary<string, KnownFile> files = new(StringComparer.Ordinal);

    public void PostConfigure(string? name, AvatarProfile options)
    {
        ArgumentNullException.ThrowIfNull(options);
        List<string> failures = [];
        List<PronunciationLexicon> lexicons = [.. options.Pronunciations];
        for (int i = 0; i < options.PronunciationFiles.Count; i++)
        {
            try
            {
                lexicons.Add(Read(options.PronunciationFiles[i], options.PronunciationIgnoresCase));
            }
            catch (Exception exception) when (exception is PronunciationLexiconException or ArgumentException)
            {
                string problem = exception is PronunciationLexiconException ? exception.Message : "It takes the path of a PLS file.";
                failures.Add($"{LoadedSettings.SettingName(name)}.PronunciationFiles[{i}] cannot be used: {problem}");
            }
        }

        options.Lexicons = failures.Count == 0 ? lexicons : throw new OptionsValidationException(name ?? "", typeof(AvatarProfile), failures);
    }

    private PronunciationLexicon Read(string path, bool ignoreCase)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        var info = new FileInfo(path);
        string key = $"{(ignoreCase ? 'i' : 'c')}{info.FullName}";
        (DateTime written, long length) = info.Exists ? (info.LastWriteTimeUtc, info.Length) : default;
        if (info.Exists && files.TryGetValue(key, out KnownFile? known) && known.Written == written && known.Length == length)
        {
            return known.Lexicon;
        }

        var read = PronunciationLexicon.Load(path, ignoreCase);
        files[key] = new KnownFile(written, length, read);
        return read;
    }

    private sealed record KnownFile(DateTime Written, long Length, PronunciationLexicon Lexicon);
}
