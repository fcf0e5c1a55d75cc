using Microsoft.Extensions.Caching.Distributed;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace AvatarKit;

/// <summary>The rules of the response cache that no attribute can say.</summary>
internal sealed class ResponseCacheRulesValidator(IServiceProviderIsService registered) : IValidateOptions<ResponseCacheOptions>
{
    private static readonly TimeSpan Longest = TimeSpan.FromDays(30);

    public ValidateOptionsResult Validate(string? name, ResponseCacheOptions options)
    {
        var result = new ValidateOptionsResultBuilder();
        Check(result, "Expiration", options.Expiration, TimeSpan.FromSeconds(1), Longest);
        Check(result, "StaleFor", options.StaleFor, TimeSpan.Zero, Longest);
        Check(result, "LongestWait", options.LongestWait, TimeSpan.Zero, TimeSpan.FromDays(1));
        Check(result, "EmbeddingTimeout", options.EmbeddingTimeout, TimeSpan.FromMilliseconds(1), TimeSpan.FromDays(1));
        if (options.NotKnownExpiration < TimeSpan.Zero || options.NotKnownExpiration > options.Expiration)
        {
            result.AddError(
                $"ResponseCacheOptions.NotKnownExpiration is {options.NotKnownExpiration}; it takes zero to Expiration, {options.Expiration}.");
        }

        if (options.UseDistributedCache && !registered.IsService(typeof(ISharedCache)) && !registered.IsService(typeof(IDistributedCache)))
        {
            result.AddError(
                "ResponseCacheOptions.UseDistributedCache is on, but no IDistributedCache is registered. "
                    + "Register one, for example with UseRedis() of AvatarKit.Redis or with AddStackExchangeRedisCache, or turn it off.");
        }

        return result.Build();
    }

    private static void Check(ValidateOptionsResultBuilder result, string setting, TimeSpan value, TimeSpan least, TimeSpan most)
    {
        if (value < least || value > most)
        {
            result.AddError($"ResponseCacheOptions.{setting} is {value}; it takes {least} to {most}.");
        }
    }
}
