using System.Diagnostics.CodeAnalysis;
using AvatarKit;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Gives an avatar the voice of a Microsoft.Extensions.AI client.</summary>
[Experimental(Experiments.TextToSpeechClients)]
public static class AvatarChatbotSpeechClientBuilderExtensions
{
    /// <summary>Speaks with a text-to-speech client, unless the host has registered an <see cref="ISpeechSynthesizer"/> of its own.</summary>
    /// <param name="builder">The avatar.</param>
    /// <param name="create">Makes the client; the container disposes it.</param>
    /// <param name="configure">Says how it is asked to speak. Default: 24 kHz PCM in the client's own voice.</param>
    /// <returns>The builder.</returns>
    public static IAvatarChatbotBuilder UseTextToSpeechClient(
        this IAvatarChatbotBuilder builder, Func<IServiceProvider, ITextToSpeechClient> create, Action<SpeechClientOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(create);
        builder.BindSettings<SpeechClientOptions>("SpeechClient", static (section, options) => section.Bind(options));
        builder.Services.AddOptionsWithValidateOnStart<SpeechClientOptions>();
        builder.Services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<SpeechClientOptions>, SpeechClientOptionsValidator>());
        if (configure is not null)
        {
            builder.Services.Configure(configure);
        }

        return builder.Provide<ISpeechSynthesizer>(
            services => new OwnedSpeechSynthesizer(create(services), services.GetRequiredService<IOptions<SpeechClientOptions>>().Value));
    }
}
