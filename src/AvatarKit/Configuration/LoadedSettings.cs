using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace AvatarKit;

/// <summary>Options and profiles as they were read together.</summary>
internal sealed record LoadedSettings(AvatarChatbotOptions Options, IReadOnlyDictionary<string, AvatarProfile> Profiles)
{
    public AvatarProfile DefaultProfile => Profiles[Microsoft.Extensions.Options.Options.DefaultName];

    /// <exception cref="OptionsValidationException">Something is wrong with one of them: all that is wrong is named.</exception>
    public static LoadedSettings Load(
        IOptionsFactory<AvatarChatbotOptions> options, IOptionsFactory<AvatarProfile> profiles, IEnumerable<AvatarId> added,
        IConfiguration? configuration)
    {
        List<string> failures = [];
        AvatarChatbotOptions? loaded = Try(() => options.Create(Microsoft.Extensions.Options.Options.DefaultName), failures);
        var byId = new Dictionary<string, AvatarProfile>(StringComparer.OrdinalIgnoreCase);
        foreach (string id in Ids(added, configuration))
        {
            if (Try(() => profiles.Create(id), failures) is { } profile && byId.TryAdd(id, profile)
                && loaded is not null && profile.Tier is { } tier && !loaded.Tiers.ContainsKey(tier))
            {
                failures.Add($"{SettingName(id)}.Tier is '{tier}'; it takes one of the tiers: {string.Join(", ", loaded.Tiers.Keys)}.");
            }
        }

        return failures.Count == 0
            ? new LoadedSettings(loaded!, byId)
            : throw new OptionsValidationException(Microsoft.Extensions.Options.Options.DefaultName, typeof(AvatarChatbotOptions), failures);
    }

    /// <summary>How messages name an avatar's settings.</summary>
    public static string SettingName(string? id) => string.IsNullOrEmpty(id) ? nameof(AvatarProfile) : $"{nameof(AvatarProfile)}[{id}]";

    private static IEnumerable<string> Ids(IEnumerable<AvatarId> added, IConfiguration? configuration)
    {
        IEnumerable<string> configured =
            configuration?.GetSection(SettingsSection.PathOf(AvatarId.SectionOfAll)).GetChildren().Select(static child => child.Key) ?? [];
        return added.Select(static id => id.Value).Concat(configured)
            .Prepend(Microsoft.Extensions.Options.Options.DefaultName)
            .Distinct(StringComparer.OrdinalIgnoreCase);
    }

    private static TOptions? Try<TOptions>(Func<TOptions> create, List<string> failures)
        where TOptions : class
    {
        try
        {
            return create();
        }
        catch (OptionsValidationException exception)
        {
            failures.AddRange(exception.Failures);
            return null;
        }
    }
}
