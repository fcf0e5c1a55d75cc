namespace AvatarKit;

/// <summary>The profiles that count: those of <see cref="AvatarSettings"/>.</summary>
internal sealed class CurrentProfiles(AvatarSettings settings) : IAvatarProfiles
{
    public IReadOnlyDictionary<string, AvatarProfile> Current => settings.Current.Profiles;
}
