using Microsoft.Extensions.Options;

namespace AvatarKit;

/// <summary>Gives who asks for a profile the one that counts: that of <see cref="AvatarSettings"/>.</summary>
internal sealed class LastGoodProfiles(AvatarSettings settings) : IOptionsMonitor<AvatarProfile>
{
    public AvatarProfile CurrentValue => settings.Current.DefaultProfile;

    public AvatarProfile Get(string? name) => settings.ProfileOf(name ?? Options.DefaultName);

    public IDisposable OnChange(Action<AvatarProfile, string?> listener) => new SettingsSubscription(settings, () =>
    {
        foreach ((string id, AvatarProfile profile) in settings.Current.Profiles)
        {
            listener(profile, id);
        }
    });
}
