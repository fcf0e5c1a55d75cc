using Microsoft.Extensions.Configuration;

namespace AvatarKit;

/// <summary>For packages that read their settings once the host is built: finds names in the configuration that are no settings.</summary>
public static class SettingNames
{
    /// <summary>Finds what stands in a section of the configuration and is read by nothing: most often a typing mistake.</summary>
    /// <param name="configuration">The host's configuration.</param>
    /// <param name="settings">The names of the settings, by the section below <c>AvatarKit</c> in which they stand: <c>Web:Limits</c>.
    /// Sections below one that is named are named as well.</param>
    /// <returns>One sentence for each, with the setting that was probably meant.</returns>
    public static IEnumerable<string> FindUnknown(
        IConfiguration configuration, IReadOnlyDictionary<string, IReadOnlyList<string>> settings)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        ArgumentNullException.ThrowIfNull(settings);
        SettingsSection[] known = [.. settings.Select(
            static section => new SettingsSection(SettingsSection.PathOf(section.Key), typeof(object), section.Value))];
        return known.Length == 0 ? [] : UnknownSettings.FindBelow(configuration, known.MinBy(static section => section.Path.Length)!.Path, known);
    }
}
