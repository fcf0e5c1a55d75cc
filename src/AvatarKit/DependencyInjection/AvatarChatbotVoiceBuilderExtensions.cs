using AvatarKit;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Gives an avatar further voices.</summary>
public static class AvatarChatbotVoiceBuilderExtensions
{
    /// <summary>Speaks with another voice where the avatar's own fails, and those that were added before this one.</summary>
    /// <remarks>
    /// A voice takes over before the first sound of a sentence, and speaks to the end of the answer; the next answer begins with the avatar's own
    /// voice again, unless that is left alone because it failed too often. A sentence that breaks off in its middle falls silent from there.
    /// What took over is told in <see cref="TurnEnded.Degradations"/> as <c>voice.fallback</c>, with the code of the failure.
    /// </remarks>
    /// <param name="builder">The avatar.</param>
    /// <param name="create">Makes the voice; the container disposes it.</param>
    /// <param name="takesVoiceNames">Whether it has the first one's voices by their names (<see cref="AvatarProfile.Voice"/>); otherwise it chooses
    /// one for the locale.</param>
    /// <returns>The builder.</returns>
    public static IAvatarChatbotBuilder AddFallbackVoice(
        this IAvatarChatbotBuilder builder, Func<IServiceProvider, ISpeechSynthesizer> create, bool takesVoiceNames = false)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(create);
        builder.Services.AddSingleton(services => new FallbackVoice(create(services), takesVoiceNames));
        return builder;
    }
}
