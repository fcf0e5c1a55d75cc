using Microsoft.Extensions.Options;

namespace AvatarKit.Rendering;

/// <summary>Refuses an avatar whose character nobody has drawn.</summary>
internal sealed class CharacterValidator(IOptions<VideoRenderingOptions> video) : IValidateOptions<AvatarProfile>
{
    public ValidateOptionsResult Validate(string? name, AvatarProfile options)
    {
        if (options.Character is not { } character || CharacterFace.BuiltIn.Contains(character))
        {
            return ValidateOptionsResult.Success;
        }

        string[] own;
        try
        {
            own = [.. video.Value.Faces.Select(static face => face.Id)];
        }
        catch (OptionsValidationException)
        {
            // They are validated on their own: what is wrong with them is said once, and not of the avatar.
            return ValidateOptionsResult.Success;
        }

        string setting = string.IsNullOrEmpty(name) ? "AvatarProfile" : $"AvatarProfile[{name}]";
        return own.Contains(character, StringComparer.Ordinal)
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail(
                $"{setting}.Character is '{character}'; it takes one of: {string.Join(", ", own.Concat(CharacterFace.BuiltIn))}.");
    }
}
