using Microsoft.Extensions.Options;

namespace AvatarKit.Rendering;

/// <summary>Refuses an avatar whose character or portrait is the id of no face.</summary>
internal sealed class CharacterValidator(IOptions<VideoRenderingOptions> video) : IValidateOptions<AvatarProfile>
{
    public ValidateOptionsResult Validate(string? name, AvatarProfile options)
    {
        string[] known;
        try
        {
            known = [.. video.Value.FaceIds()];
        }
        catch (OptionsValidationException)
        {
            // They are validated on their own: what is wrong with them is said once, and not of the avatar.
            return ValidateOptionsResult.Success;
        }

        var result = new ValidateOptionsResultBuilder();
        string avatar = string.IsNullOrEmpty(name) ? "AvatarProfile" : $"AvatarProfile[{name}]";
        Check($"{avatar}.{nameof(options.Character)}", options.Character, known, result);
        Check($"{avatar}.{nameof(options.Portrait)}", options.Portrait, known, result);
        return result.Build();
    }

    private static void Check(string setting, string? face, string[] known, ValidateOptionsResultBuilder result)
    {
        if (face is not null && !known.Contains(face, StringComparer.Ordinal))
        {
            result.AddError($"{setting} is '{face}'; it takes one of: {string.Join(", ", known)}.");
        }
    }
}
