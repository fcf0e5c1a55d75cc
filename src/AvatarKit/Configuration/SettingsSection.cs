namespace AvatarKit;

/// <summary>The names of the settings that are read at one place of the configuration. <c>*</c> in the path stands for any name.</summary>
internal sealed record SettingsSection(string Path, Type Options, IReadOnlyList<string> Names)
{
    /// <summary>Where every setting of AvatarKit stands.</summary>
    public const string Root = "AvatarKit";

    public static string PathOf(string section) => section.Length == 0 ? Root : $"{Root}:{section}";
}
