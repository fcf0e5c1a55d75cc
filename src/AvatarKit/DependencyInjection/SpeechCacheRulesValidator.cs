using Microsoft.Extensions.Caching.Distributed;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace AvatarKit;

/// <summary>The rules of the speech cache that no attribute can say.</summary>
internal sealed class SpeechCacheRulesValidator(IServiceProviderIsService registered) : IValidateOptions<SpeechCacheOptions>
{
    public ValidateOptionsResult Validate(string? name, SpeechCacheOptions options)
    {
        var result = new ValidateOptionsResultBuilder();
        if (options.Expiration < TimeSpan.FromSeconds(1) || options.Expiration > TimeSpan.FromDays(30))
        {
            result.AddError($"Expiration is {options.Expiration}; it takes 1 second to 30 days.", nameof(options.Expiration));
        }

        if (options.MaxEntryBytes > options.MaxMemoryBytes)
        {
            result.AddError($"MaxEntryBytes is {options.MaxEntryBytes} but must not be above MaxMemoryBytes, {options.MaxMemoryBytes}.", nameof(options.MaxEntryBytes));
        }

        if (options.UseDistributedCache && !registered.IsService(typeof(IDistributedCache)))
        {
            result.AddError("UseDistributedCache is on, but no IDistributedCache is registered. Register one, for example with AddStackExchangeRedisCache, or turn it off.", nameof(options.UseDistributedCache));
        }

        return result.Build();
    }
}
