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
            result.AddError($"SpeechCacheOptions.Expiration is {options.Expiration}; it takes 1 second to 30 days.");
        }

        if (options.MaxEntryBytes > options.MaxMemoryBytes)
        {
            result.AddError(
                $"SpeechCacheOptions.MaxEntryBytes is {options.MaxEntryBytes} but must not be above MaxMemoryBytes, {options.MaxMemoryBytes}.");
        }

        if (options.UseDistributedCache && !registered.IsService(typeof(ISharedCache)) && !registered.IsService(typeof(IDistributedCache)))
        {
            result.AddError(
                "SpeechCacheOptions.UseDistributedCache is on, but no IDistributedCache is registered. "
                    + "Register one, for example with UseRedis() of AvatarKit.Redis or with AddStackExchangeRedisCache, or turn it off.");
        }

        return result.Build();
    }
}
