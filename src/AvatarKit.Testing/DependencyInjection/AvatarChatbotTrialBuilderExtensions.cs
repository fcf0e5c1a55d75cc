using AvatarKit;
using AvatarKit.Testing;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Providers for trials.</summary>
public static class AvatarChatbotTrialBuilderExtensions
{
    /// <summary>Puts in place of models, voice and knowledge base such as answer at once, repeat the mark of a message and remember nothing,
    /// so that a <see cref="ConversationTrial"/> of any length sees answers that are mixed up. Stores and everything else stay the host's.</summary>
    /// <remarks>Call it before <c>WithChaos</c>.</remarks>
    /// <param name="builder">The host's avatar chatbot.</param>
    /// <returns>The same builder.</returns>
    public static IAvatarChatbotBuilder UseTrialProviders(this IAvatarChatbotBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        for (int i = builder.Services.Count - 1; i >= 0; i--)
        {
            if (builder.Services[i] is { IsKeyedService: true } keyed && keyed.ServiceType == typeof(IChatClient))
            {
                builder.Services.RemoveAt(i);
            }
        }

        builder.Services.RemoveAll<ISpeechSynthesizer>().AddSingleton<ISpeechSynthesizer>(new TrialVoice());
        builder.Services.RemoveAll<IKnowledgeBase>().AddSingleton<IKnowledgeBase>(new TrialKnowledgeBase());
        return builder.UseChatClient(static (_, tier) => new TrialModel(tier));
    }
}
