using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;

namespace AvatarKit;

/// <summary>
/// The settings that count: options and profiles of all avatars, read together. A change that is not valid is refused while running, and logged;
/// the last good settings stay. Thread-safe.
/// </summary>
internal sealed partial class AvatarSettings : IDisposable
{
    private readonly Lock gate = new();
    private readonly IOptionsFactory<AvatarChatbotOptions> options;
    private readonly IOptionsFactory<AvatarProfile> profiles;
    private readonly AvatarId[] added;
    private readonly SettingsSection[] known;
    private readonly IConfiguration? configuration;
    private readonly ILogger logger;
    private readonly List<IDisposable> subscriptions = [];
    private LoadedSettings? current;
    private volatile bool isStale = true;

    public AvatarSettings(
        IOptionsFactory<AvatarChatbotOptions> options,
        IOptionsFactory<AvatarProfile> profiles,
        IEnumerable<IOptionsChangeTokenSource<AvatarChatbotOptions>> optionsChanges,
        IEnumerable<IOptionsChangeTokenSource<AvatarProfile>> profileChanges,
        IEnumerable<AvatarId> added,
        IEnumerable<SettingsSection> known,
        IConfiguration? configuration = null,
        ILogger<AvatarSettings>? logger = null)
    {
        this.options = options;
        this.profiles = profiles;
        this.added = [.. added];
        this.known = [.. known];
        this.configuration = configuration;
        this.logger = QuietLogger.Over(logger);
        subscriptions.AddRange(optionsChanges.Select(source => ChangeToken.OnChange(source.GetChangeToken, NoteChange)));
        subscriptions.AddRange(profileChanges.Select(source => ChangeToken.OnChange(source.GetChangeToken, NoteChange)));
    }

    /// <summary>Raised when settings may have changed.</summary>
    public event Action? Changed;

    /// <summary>The settings that count now.</summary>
    /// <exception cref="OptionsValidationException">They are wrong, and there were none before that are good.</exception>
    public LoadedSettings Current
    {
        get
        {
            if (!isStale && current is { } known)
            {
                return known;
            }

            lock (gate)
            {
                return isStale || current is null ? current = Reload() : current;
            }
        }
    }

    /// <summary>The settings for one turn.</summary>
    /// <param name="avatarId">The avatar; <see langword="null"/> or empty: the default one.</param>
    /// <exception cref="InvalidAvatarRequestException">There is no such avatar: <c>avatar.unknown</c>.</exception>
    /// <exception cref="OptionsValidationException">The settings are wrong, and there were none before that are good.</exception>
    public AvatarSnapshot Take(string? avatarId)
    {
        LoadedSettings settings = Current;
        if (string.IsNullOrEmpty(avatarId))
        {
            return new AvatarSnapshot("", settings.Options, settings.DefaultProfile);
        }

        foreach ((string id, AvatarProfile profile) in settings.Profiles)
        {
            if (string.Equals(id, avatarId, StringComparison.OrdinalIgnoreCase))
            {
                return new AvatarSnapshot(id, settings.Options, profile);
            }
        }

        string[] ids = [.. settings.Profiles.Keys.Where(static id => id.Length > 0)];
        string there = ids.Length == 0 ? "There is only the default one" : $"Avatars are: {string.Join(", ", ids)}";
        throw new InvalidAvatarRequestException(
            "avatar.unknown", $"There is no such avatar. {there}; leave AvatarId out for the default avatar.", nameof(AvatarRequest.AvatarId));
    }

    /// <summary>A profile by name, as it is now; one that nobody has added is made from what is set for all.</summary>
    public AvatarProfile ProfileOf(string id) => Current.Profiles.TryGetValue(id, out AvatarProfile? profile) ? profile : profiles.Create(id);

    public void Dispose() => subscriptions.ForEach(static subscription => subscription.Dispose());

    private void NoteChange()
    {
        isStale = true;
        Changed?.Invoke();
    }

    private LoadedSettings Reload()
    {
        // Before the reading: a change that comes meanwhile is read again.
        isStale = false;
        try
        {
            var loaded = LoadedSettings.Load(options, profiles, added, configuration);
            if (configuration is not null)
            {
                foreach (string unknown in UnknownSettings.Find(configuration, known))
                {
                    UnknownSetting(logger, unknown);
                }
            }

            return loaded;
        }
        catch (Exception exception) when (current is not null)
        {
            // Of what the host's own code throws, the message may be about anything.
            ChangeRefused(logger, exception is OptionsValidationException ? exception.Message : exception.GetType().Name);
            return current;
        }
        catch
        {
            isStale = true;
            throw;
        }
    }

    [LoggerMessage(22, LogLevel.Warning, "Configuration: {Message}")]
    private static partial void UnknownSetting(ILogger logger, string message);

    [LoggerMessage(23, LogLevel.Error, "Changed settings are refused, and those of before stay: {Message}")]
    private static partial void ChangeRefused(ILogger logger, string message);
}
