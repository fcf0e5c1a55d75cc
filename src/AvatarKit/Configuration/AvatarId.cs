namespace AvatarKit;

/// <summary>The id of an avatar that code has added.</summary>
internal sealed record AvatarId(string Value)
{
    /// <summary>Where the avatars' settings stand below <see cref="SettingsSection.Root"/>.</summary>
    public const string SectionOfAll = "Avatars";

    public const string SectionOfDefault = "Avatar";

    public static string PathOf(string id)
        => SettingsSection.PathOf(id.Length == 0 ? SectionOfDefault : $"{SectionOfAll}:{id}");
}
