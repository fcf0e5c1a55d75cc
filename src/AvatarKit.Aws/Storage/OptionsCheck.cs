using Microsoft.Extensions.Options;

namespace AvatarKit.Aws;

internal static class OptionsCheck
{
    public static void Require(ValidateOptionsResult result, string parameter)
    {
        if (result.Failed)
        {
            throw new ArgumentException(result.FailureMessage, parameter);
        }
    }
}
