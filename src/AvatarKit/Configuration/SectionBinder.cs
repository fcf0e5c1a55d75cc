using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace AvatarKit;

/// <summary>Sets options from their section of the host's configuration, where it has one.
/// Registered before what code sets, so that code wins.</summary>
internal sealed class SectionBinder<TOptions>(IServiceProvider services, Func<string, string?> pathOf, Action<IConfigurationSection, TOptions> bind)
    : IConfigureNamedOptions<TOptions>
    where TOptions : class
{
    public void Configure(TOptions options) => Configure(Options.DefaultName, options);

    public void Configure(string? name, TOptions options)
    {
        if (pathOf(name ?? Options.DefaultName) is not { } path || services.GetService<IConfiguration>() is not { } configuration)
        {
            return;
        }

        IConfigurationSection section = configuration.GetSection(path);
        if (!section.Exists())
        {
            return;
        }

        try
        {
            bind(section, options);
        }
        catch (Exception exception) when (exception is InvalidOperationException or ArgumentException or FormatException)
        {
            // The binder's message has the path of the setting; the value's own reason stands inside.
            string reason = exception.InnerException is null or OverflowException ? "" : $" {exception.InnerException.Message}";
            throw new OptionsValidationException(name ?? Options.DefaultName, typeof(TOptions), [exception.Message + reason]);
        }
    }
}
