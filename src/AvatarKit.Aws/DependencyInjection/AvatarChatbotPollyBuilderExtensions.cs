using Amazon.Runtime;
using AvatarKit;
using AvatarKit.Aws;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Lets an avatar speak with Amazon Polly.</summary>
public static class AvatarChatbotPollyBuilderExtensions
{
    /// <summary>Speaks with Amazon Polly, unless the host has registered an <see cref="ISpeechSynthesizer"/> of its own.</summary>
    /// <remarks>
    /// Options are read from the section <c>AvatarKit:Aws:Polly</c> of the host's configuration, then from <paramref name="configure"/>.
    /// <see cref="AWSCredentials"/> that the host registered are used. Sentences are kept in the host's <see cref="ISpeechCache"/>.
    /// </remarks>
    /// <param name="builder">The avatar.</param>
    /// <param name="configure">Sets engine, audio, marks, lexicons and quotas.</param>
    /// <returns>The builder.</returns>
    public static IAvatarChatbotBuilder UsePolly(this IAvatarChatbotBuilder builder, Action<PollyOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.AddPart<PollyOptions, PollyOptionsValidator>(static aws => aws.Polly, configure);
        builder.Services.TryAddSingleton(
            static services => new PollyQuotaGates(Options(services).Quotas, services.GetRequiredService<TimeProvider>()));
        return builder.Provide<ISpeechSynthesizer>(static services => Create(services, Options(services)));
    }

    /// <summary>Speaks with another engine of Polly where the avatar's voice fails: <c>UsePolly().AddPollyFallbackVoice()</c> goes from the neural
    /// voices to the standard ones, which have quotas of their own.</summary>
    /// <remarks>All else is as <see cref="PollyOptions"/> say. See
    /// <see cref="AvatarChatbotVoiceBuilderExtensions.AddFallbackVoice"/>.</remarks>
    /// <param name="builder">The avatar, after <see cref="UsePolly"/> or <c>UseAws()</c>.</param>
    /// <param name="engine">The engine; a voice that does not have it speaks with the next best.</param>
    /// <returns>The builder.</returns>
    public static IAvatarChatbotBuilder AddPollyFallbackVoice(this IAvatarChatbotBuilder builder, PollyEngine engine = PollyEngine.Standard)
        => builder.AddFallbackVoice(services => Create(services, Options(services).With(engine)), takesVoiceNames: true);

    private static PollySpeechSynthesizer Create(IServiceProvider services, PollyOptions options) => new(
        options,
        () => PollySpeechSynthesizer.Connect(options, services.GetService<AWSCredentials>()),
        services.GetRequiredService<PollyQuotaGates>(),
        services.GetService<ISpeechCache>(),
        services.GetRequiredService<TimeProvider>(),
        services.GetService<ILogger<PollySpeechSynthesizer>>());

    private static PollyOptions Options(IServiceProvider services) => services.GetRequiredService<IOptions<PollyOptions>>().Value;
}
