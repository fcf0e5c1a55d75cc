using AvatarKit;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Lets the router of an avatar learn.</summary>
public static class AvatarChatbotRoutingBuilderExtensions
{
    /// <summary>Lets the router learn from the host's own traffic, and meet targets of cost and quality: adds
    /// <see cref="RouterCalibration"/>.</summary>
    /// <remarks>What it may do is <see cref="RoutingOptions.Calibration"/>: by default it learns nothing and routes nothing. It is kept over
    /// restarts where an <see cref="ICalibrationStore"/> is registered. Ratings, complaints and costs are taken from what passes through the
    /// conversation store; turns that are not remembered teach nothing.</remarks>
    /// <param name="builder">The avatar.</param>
    /// <param name="judge">Makes the model that grades a sample of the answers; the container does not dispose it.
    /// <see langword="null"/>: nothing is graded.</param>
    /// <returns>The builder.</returns>
    public static IAvatarChatbotBuilder UseRouterCalibration(this IAvatarChatbotBuilder builder, Func<IServiceProvider, IChatClient>? judge = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        if (builder.Services.Any(static known => known.ServiceType == typeof(CalibrationLog)))
        {
            throw new InvalidOperationException("UseRouterCalibration() was called a second time. Call it once, with the judge if there is one.");
        }

        builder.Services.AddSingleton(static services => new CalibrationLog(
            QuietLogger.Over(services.GetService<ILogger<RouterCalibration>>())));
        builder.Services.TryAddSingleton<RouterCalibration>();
        builder.Services.AddSingleton(services => new AnswerJudge(
            judge?.Invoke(services),
            services.GetRequiredService<RouterCalibration>(),
            services.GetRequiredService<IOptionsMonitor<AvatarChatbotOptions>>(),
            services.GetRequiredService<TimeProvider>(),
            services.GetRequiredService<CalibrationLog>()));
        builder.Services.AddHostedService<CalibrationLoader>();
        return builder.Decorate<IConversationStore>(static (inner, services) => new LearningConversationStore(
            inner,
            services.GetRequiredService<RouterCalibration>(),
            services.GetRequiredService<AnswerJudge>(),
            services.GetRequiredService<CalibrationLog>()));
    }
}
