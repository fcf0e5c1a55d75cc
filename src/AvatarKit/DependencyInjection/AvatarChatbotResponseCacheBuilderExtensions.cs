using AvatarKit;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Turns on what keeps answers.</summary>
public static class AvatarChatbotResponseCacheBuilderExtensions
{
    /// <summary>Answers questions that were answered before without a model: the same ones, and such as are so like that they have the same
    /// answer.</summary>
    /// <remarks>
    /// Only questions that need no context are looked up, and no answer is kept that rests on tools, attachments or what was said before.
    /// Answers are shared among the persons of a tenant: where they depend on who asks, set <see cref="ResponseCacheOptions.Partition"/> or
    /// <see cref="AvatarRequest.AllowCached"/>.
    /// </remarks>
    /// <param name="builder">The avatar.</param>
    /// <param name="configure">Sets how long answers are kept and what counts as alike.</param>
    /// <returns>The builder.</returns>
    public static IAvatarChatbotBuilder UseResponseCache(this IAvatarChatbotBuilder builder, Action<ResponseCacheOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.Configure<ResponseCacheOptions>(options =>
        {
            options.Enabled = true;
            configure?.Invoke(options);
        });
        return builder;
    }
}
