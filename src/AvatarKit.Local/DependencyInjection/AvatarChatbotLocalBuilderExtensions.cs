using AvatarKit;
using AvatarKit.Local;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Lets an avatar run on the machine alone.</summary>
/// <remarks>
/// Each part can be taken alone. Options are read from <c>AvatarKit:Local</c> of the host's configuration, those of a part from a section of it,
/// then from code; where a part keeps its things is, unless it says otherwise, in <see cref="LocalOptions.DataFolder"/>.
/// </remarks>
public static class AvatarChatbotLocalBuilderExtensions
{
    /// <summary>Provides what a machine has without a network: SQLite conversations, consents and costs, a full-text knowledge base that answers,
    /// local voices, assets in files.</summary>
    /// <remarks>A model, a voice or a store that the host registers or chooses itself wins, in whatever order.</remarks>
    /// <param name="builder">The avatar.</param>
    /// <param name="configure">Sets where things are kept and found.</param>
    /// <returns>The builder.</returns>
    public static IAvatarChatbotBuilder UseLocal(this IAvatarChatbotBuilder builder, Action<LocalOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.AsBundle().UseLocalVoices().UseLocalStorage(configure);
        return builder;
    }

    /// <summary>Speaks with Flite, which comes along, and with eSpeak NG where it is installed.</summary>
    /// <param name="builder">The avatar.</param>
    /// <param name="configure">Sets what shall differ from <c>AvatarKit:Local:Voices</c>.</param>
    /// <returns>The builder.</returns>
    public static IAvatarChatbotBuilder UseLocalVoices(this IAvatarChatbotBuilder builder, Action<LocalSpeechOptions>? configure = null)
    {
        return builder.AddVoiceSettings(configure)
            .Provide(CreateVoice)
            .AddWarmUp("the local voices", static (
                services, cancellationToken) => services.GetRequiredService<ISpeechSynthesizer>().GetService<LocalSpeechSynthesizer>() is { } voices
                ? voices.WarmUpForAsync(
                    [.. services.GetRequiredService<IAvatarProfiles>().Current.Values.Select(static avatar => avatar.Voice ?? avatar.Locale)],
                    cancellationToken)
                : Task.CompletedTask);
    }

    /// <summary>Speaks with the voices of the machine where the avatar's own fails, for example
    /// <c>UseAws().AddPollyFallbackVoice().AddLocalFallbackVoice()</c>.</summary>
    /// <remarks>Options are those of <see cref="UseLocalVoices"/>. See <see cref="AvatarChatbotVoiceBuilderExtensions.AddFallbackVoice"/>.</remarks>
    /// <param name="builder">The avatar.</param>
    /// <param name="configure">Sets what shall differ from <c>AvatarKit:Local:Voices</c>.</param>
    /// <returns>The builder.</returns>
    public static IAvatarChatbotBuilder AddLocalFallbackVoice(this IAvatarChatbotBuilder builder, Action<LocalSpeechOptions>? configure = null)
        => builder.AddVoiceSettings(configure).AddFallbackVoice(CreateVoice);

    private static IAvatarChatbotBuilder AddVoiceSettings(this IAvatarChatbotBuilder builder, Action<LocalSpeechOptions>? configure)
    {
        builder.BindSettings<LocalSpeechOptions>("Local:Voices", static (section, options) => section.Bind(options)).AddLocalOptions();
        IServiceCollection services = builder.Services;
        if (!services.Any(static known => known.ServiceType == typeof(PlacedVoices)))
        {
            services.AddSingleton<PlacedVoices>();
            services.AddOptions<LocalSpeechOptions>();

            // First of all, so that configuration and code can say otherwise.
            services.Insert(0, ServiceDescriptor.Singleton<IConfigureOptions<LocalSpeechOptions>>(static provider =>
                new ConfigureOptions<LocalSpeechOptions>(options => options.CacheFolder = LocalSpeechOptions.CacheFolderOf(
                    provider.GetRequiredService<IOptions<LocalOptions>>().Value))));
            services.AddSingleton<IValidateOptions<LocalSpeechOptions>>(new LocalSpeechOptionsValidator());
        }

        if (configure is not null)
        {
            services.Configure(configure);
        }

        return builder;
    }

    private static ISpeechSynthesizer CreateVoice(IServiceProvider services) => new LocalSpeechSynthesizer(
        services.GetRequiredService<IOptions<LocalSpeechOptions>>().Value,
        services.GetService<ILogger<LocalSpeechSynthesizer>>(),
        services.GetRequiredService<TimeProvider>());

    /// <summary>Says that the voices' place has been said.</summary>
    private sealed class PlacedVoices;
}
