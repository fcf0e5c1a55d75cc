using Amazon.Runtime;
using AvatarKit;
using AvatarKit.Aws;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Lets a guardrail of Amazon Bedrock look at what is said.</summary>
public static class AvatarChatbotBedrockGuardBuilderExtensions
{
    /// <summary>Adds a guardrail (<c>ApplyGuardrail</c>) behind the guards that are there, whatever model answers.</summary>
    /// <remarks>Options are read from the section <c>AvatarKit:Aws:ContentGuard</c> of the host's configuration, then from
    /// <paramref name="configure"/>.
    /// Region, profile and endpoint are those of <see cref="BedrockOptions"/> where it names none itself. Called again it adds no second
    /// one.</remarks>
    /// <param name="builder">The avatar.</param>
    /// <param name="configure">Sets the guardrail, and what it looks at.</param>
    /// <returns>The builder.</returns>
    public static IAvatarChatbotBuilder UseBedrockGuardrail(this IAvatarChatbotBuilder builder, Action<BedrockContentGuardOptions>? configure = null)
    {
        builder.AddPart<BedrockContentGuardOptions, BedrockContentGuardOptionsValidator>(static aws => aws.ContentGuard, configure);
        builder.AddPart<BedrockOptions, BedrockOptionsValidator>(static aws => aws.Bedrock, configure: null);
        IServiceCollection services = builder.Services;
        services.AddOptionsWithValidateOnStart<BedrockContentGuardOptions>();
        services.TryAddSingleton(static provider => new BedrockRuntimes(
            provider.GetRequiredService<IOptions<BedrockOptions>>().Value, provider.GetService<AWSCredentials>()));
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IContentGuard, BedrockContentGuard>(static provider =>
        {
            BedrockContentGuardOptions options = provider.GetRequiredService<IOptions<BedrockContentGuardOptions>>().Value;
            BedrockRuntimes runtimes = provider.GetRequiredService<BedrockRuntimes>();
            return new BedrockContentGuard(options, () => runtimes.Get(options.Region), provider.GetRequiredService<TimeProvider>());
        }));
        return builder;
    }
}
