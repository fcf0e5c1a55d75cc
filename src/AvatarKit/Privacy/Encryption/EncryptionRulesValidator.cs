using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace AvatarKit;

/// <summary>The rules of encryption that no attribute can say.</summary>
internal sealed class EncryptionRulesValidator(IServiceProviderIsService registered) : IValidateOptions<EncryptionOptions>
{
    public ValidateOptionsResult Validate(string? name, EncryptionOptions options)
    {
        var result = new ValidateOptionsResultBuilder();
        if (options.KeyLifetime < TimeSpan.Zero || options.KeyLifetime > TimeSpan.FromDays(1))
        {
            result.AddError($"EncryptionOptions.KeyLifetime is {options.KeyLifetime}; it takes zero to a day.");
        }

        if (!registered.IsService(typeof(IKeyRing)) || !registered.IsService(typeof(IDataKeyStore)))
        {
            result.AddError(
                "UseEncryption() takes an IKeyRing and an IDataKeyStore. Add them, for example with UseFileKeys() of AvatarKit.Local.");
        }

        return result.Build();
    }
}
