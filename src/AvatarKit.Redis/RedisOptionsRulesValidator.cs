using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using StackExchange.Redis;

namespace AvatarKit.Redis;

/// <summary>The rules of Redis that no attribute can say.</summary>
internal sealed class RedisOptionsRulesValidator(IServiceProviderIsService registered) : IValidateOptions<RedisOptions>
{
    private const int LongestPrefix = 100;

    public ValidateOptionsResult Validate(string? name, RedisOptions options)
    {
        var result = new ValidateOptionsResultBuilder();
        if (options.Connection is null && !registered.IsService(typeof(IConnectionMultiplexer)))
        {
            result.AddError(
                "RedisOptions.Connection is missing; it takes a connection string such as redis:6379, "
                    + "or null where the host has registered an IConnectionMultiplexer.");
        }
        else if (options.Connection is not null && !IsConnection(options.Connection))
        {
            // Not the value: it may have a password in it.
            result.AddError(
                "RedisOptions.Connection cannot be read; it takes a connection string of StackExchange.Redis, such as redis:6379,ssl=true.");
        }

        if (options.Prefix is { } prefix && (prefix.Length > LongestPrefix || !prefix.All(IsOfPrefix)))
        {
            result.AddError(
                $"RedisOptions.Prefix is '{prefix}'; it takes letters, digits, '-', '_', '.' and ':', {LongestPrefix} at most.");
        }

        Check(result, "Timeout", options.Timeout, TimeSpan.FromMilliseconds(10), TimeSpan.FromSeconds(2));
        Check(result, "Interval", options.Interval, TimeSpan.FromMilliseconds(20), TimeSpan.FromMinutes(1));
        return result.Build();
    }

    private static bool IsOfPrefix(char c) => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.' or ':';

    private static bool IsConnection(string connection)
    {
        try
        {
            return ConfigurationOptions.Parse(connection).EndPoints.Count > 0;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    private static void Check(ValidateOptionsResultBuilder result, string setting, TimeSpan value, TimeSpan least, TimeSpan most)
    {
        if (value < least || value > most)
        {
            result.AddError($"RedisOptions.{setting} is {value}; it takes {least} to {most}.");
        }
    }
}
