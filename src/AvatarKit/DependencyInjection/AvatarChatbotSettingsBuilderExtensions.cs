using System.Diagnostics.CodeAnalysis;
using AvatarKit;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>For provider authors: reads options from the host's configuration, below <c>AvatarKit</c>, as AvatarKit reads its own.</summary>
public static class AvatarChatbotSettingsBuilderExtensions
{
    /// <summary>Sets options from a section of the host's configuration, where one is registered and has it.
    /// What code sets wins, in whatever order it is registered.</summary>
    /// <remarks>A value that cannot be read is refused like one that is out of range; a name that is no setting is logged as a warning, with the
    /// name that was probably meant.</remarks>
    /// <typeparam name="TOptions">The options.</typeparam>
    /// <param name="builder">The avatar.</param>
    /// <param name="section">The section below <c>AvatarKit</c>, for example <c>Aws:Polly</c>.</param>
    /// <param name="bind">Sets the options from the section: <c>static (section, options) => section.Bind(options)</c>.</param>
    /// <returns>The builder.</returns>
    public static IAvatarChatbotBuilder BindSettings<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicProperties)] TOptions>(
        this IAvatarChatbotBuilder builder, string section, Action<IConfigurationSection, TOptions> bind)
        where TOptions : class
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(section);
        ArgumentNullException.ThrowIfNull(bind);
        if (builder.Services.Any(descriptor => IsKnown<TOptions>(descriptor, section)))
        {
            return builder;
        }

        string path = SettingsSection.PathOf(section);
        Bind(builder.Services, name => name.Length == 0 ? path : null, bind);
        return builder.NameSettings<TOptions>(section);
    }

    /// <summary>Says which settings a section below one of <see cref="BindSettings"/> has, so that a name that is none of them is noticed.</summary>
    /// <typeparam name="TOptions">The class whose properties are the settings.</typeparam>
    /// <param name="builder">The avatar.</param>
    /// <param name="section">The section below <c>AvatarKit</c>; <c>*</c> stands for any name: <c>Aws:Bedrock:Tiers:*</c>.</param>
    /// <returns>The builder.</returns>
    public static IAvatarChatbotBuilder NameSettings<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicProperties)] TOptions>(
        this IAvatarChatbotBuilder builder, string section)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(section);
        if (!builder.Services.Any(descriptor => IsKnown<TOptions>(descriptor, section)))
        {
            builder.Services.AddSingleton(new SettingsSection(
                SettingsSection.PathOf(section), typeof(TOptions), [.. typeof(TOptions).GetProperties().Select(static property => property.Name)]));
        }

        return builder;
    }

    internal static void Bind<TOptions>(IServiceCollection services, Func<string, string?> pathOf, Action<IConfigurationSection, TOptions> bind)
        where TOptions : class
    {
        // First, so that whatever code sets comes after it.
        services.Insert(
            0, ServiceDescriptor.Singleton<IConfigureOptions<TOptions>>(provider => new SectionBinder<TOptions>(provider, pathOf, bind)));
        services.AddSingleton<IOptionsChangeTokenSource<TOptions>>(static provider => new SectionChanges<TOptions>(provider));
    }

    private static bool IsKnown<TOptions>(ServiceDescriptor descriptor, string section)
        => !descriptor.IsKeyedService && descriptor.ImplementationInstance is SettingsSection known
            && known.Path == SettingsSection.PathOf(section) && known.Options == typeof(TOptions);
}
