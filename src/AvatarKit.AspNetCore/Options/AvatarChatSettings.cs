using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace AvatarKit.AspNetCore;

/// <summary>Reads the web's options: from the host's configuration, from <c>services.Configure</c>, and from <c>MapAvatarChat</c>.</summary>
internal static partial class AvatarChatSettings
{
    public const string Section = "AvatarKit:Web";

    private static readonly Dictionary<string, IReadOnlyList<string>> Names = new(StringComparer.Ordinal)
    {
        // What code alone can set is no setting.
        ["Web"] =
        [
            .. typeof(AvatarChatOptions).GetProperties().Select(static property => property.Name)
                .Except([nameof(AvatarChatOptions.TenantOf), nameof(AvatarChatOptions.UserOf)]),
        ],
        ["Web:Limits"] = [.. typeof(AvatarChatLimits).GetProperties().Select(static property => property.Name)],
    };

    /// <exception cref="OptionsValidationException">An option is refused. The message names it.</exception>
    public static AvatarChatOptions Read(IServiceProvider services, Action<AvatarChatOptions>? configure)
    {
        var options = new AvatarChatOptions();
        if (services.GetService<IConfiguration>() is { } configuration)
        {
            Bind(configuration.GetSection(Section), options);
            ILogger logger = services.GetRequiredService<ILoggerFactory>().CreateLogger(ChatHost.LogCategory);
            foreach (string unknown in SettingNames.FindUnknown(configuration, Names))
            {
                UnknownSetting(logger, unknown);
            }
        }

        foreach (IConfigureOptions<AvatarChatOptions> set in services.GetServices<IConfigureOptions<AvatarChatOptions>>())
        {
            set.Configure(options);
        }

        configure?.Invoke(options);
        Check(options);
        return options;
    }

    private static void Check(AvatarChatOptions options)
    {
        string[] failures =
        [
            .. new AvatarChatOptionsValidator().Validate(null, options).Failures ?? [],
            .. new AvatarChatRulesValidator().Validate(null, options).Failures ?? [],
        ];
        if (failures.Length > 0)
        {
            throw new OptionsValidationException(Options.DefaultName, typeof(AvatarChatOptions), failures);
        }
    }

    private static void Bind(IConfigurationSection section, AvatarChatOptions options)
    {
        try
        {
            section.Bind(options);
        }
        catch (Exception exception) when (exception is InvalidOperationException or ArgumentException or FormatException)
        {
            // The binder's message has the path of the setting; the value's own reason stands inside.
            string reason = exception.InnerException is null or OverflowException ? "" : $" {exception.InnerException.Message}";
            throw new OptionsValidationException(Options.DefaultName, typeof(AvatarChatOptions), [exception.Message + reason]);
        }
    }

    [LoggerMessage(10, LogLevel.Warning, "Configuration: {Message}")]
    private static partial void UnknownSetting(ILogger logger, string message);
}
