namespace AvatarKit;

/// <summary>Who the avatars of the host are, by code and by configuration. Thread-safe.</summary>
public interface IAvatarProfiles
{
    /// <summary>The avatars as they are now, by their ids, the default one, whose id is empty, among them. Case does not count.</summary>
    /// <exception cref="Microsoft.Extensions.Options.OptionsValidationException">The settings are wrong,
    /// and there were none before that are good.</exception>
    IReadOnlyDictionary<string, AvatarProfile> Current { get; }
}
