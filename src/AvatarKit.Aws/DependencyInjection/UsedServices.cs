using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace AvatarKit.Aws;

/// <summary>Validates settings only where what they are for is what the container gives: a host with a store of its own owes this one nothing.</summary>
internal sealed class UsedServices(IServiceCollection services)
{
    /// <summary>Whether a service is made by a factory.</summary>
    public bool AreMadeBy<TService>(Func<IServiceProvider, TService> factory)
        where TService : class
        => services.LastOrDefault(static one => !one.IsKeyedService && one.ServiceType == typeof(TService))?.ImplementationFactory is { } last
            && ReferenceEquals(last, factory);

    /// <summary>Adds a validator that is silent while the service is made by another factory.</summary>
    public void AddValidator<TService, TOptions>(Func<IServiceProvider, TService> factory, IValidateOptions<TOptions> validator)
        where TService : class
        where TOptions : class
    {
        if (!services.Any(static one => !one.IsKeyedService && one.ImplementationInstance is WhereUsed<TOptions>))
        {
            services.AddSingleton<IValidateOptions<TOptions>>(new WhereUsed<TOptions>(() => AreMadeBy(factory), validator));
        }
    }

    private sealed class WhereUsed<TOptions>(Func<bool> isUsed, IValidateOptions<TOptions> validator) : IValidateOptions<TOptions>
        where TOptions : class
    {
        public ValidateOptionsResult Validate(string? name, TOptions options) => isUsed() ? validator.Validate(name, options) : ValidateOptionsResult.Skip;
    }
}
