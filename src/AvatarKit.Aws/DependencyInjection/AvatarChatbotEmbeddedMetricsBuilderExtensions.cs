using AvatarKit.Aws;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Writes an avatar's metrics for CloudWatch.</summary>
public static class AvatarChatbotEmbeddedMetricsBuilderExtensions
{
    /// <summary>Writes metrics as JSON lines in CloudWatch's Embedded Metric Format: <c>AvatarGenerationTime</c> by <c>Model</c> in milliseconds,
    /// and <c>ConversationSuccess</c>, 1 or 0 for each turn that was not refused.</summary>
    /// <remarks>
    /// Options are read from the section <c>AvatarKit:Aws:EmbeddedMetrics</c> of the host's configuration, then from <paramref name="configure"/>.
    /// Lines go to standard output, where Lambda, ECS and the CloudWatch agent look for them; a host whose log goes there too keeps it from being
    /// mixed within a line. They are written in the background, and never hold up a turn. Called again, it changes the options alone.
    /// </remarks>
    /// <param name="builder">The avatar.</param>
    /// <param name="configure">Sets namespace and interval.</param>
    /// <param name="output">Where the lines go, in place of standard output. Not disposed.</param>
    /// <returns>The builder.</returns>
    public static IAvatarChatbotBuilder UseEmbeddedMetrics(
        this IAvatarChatbotBuilder builder, Action<EmbeddedMetricsOptions>? configure = null, Stream? output = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.AddPart<EmbeddedMetricsOptions, EmbeddedMetricsOptionsValidator>(static aws => aws.EmbeddedMetrics, configure);
        if (!builder.Services.Any(static known => known.ServiceType == typeof(EmbeddedMetrics)))
        {
            builder.Services.AddSingleton(services => new EmbeddedMetrics(
                services.GetRequiredService<IOptions<EmbeddedMetricsOptions>>().Value,
                output ?? Console.OpenStandardOutput(),
                services.GetRequiredService<TimeProvider>(),
                services.GetService<ILogger<EmbeddedMetrics>>()));
            builder.Services.AddSingleton<IHostedService>(static services => services.GetRequiredService<EmbeddedMetrics>());
        }

        return builder;
    }
}
