using AvatarKit;
using AvatarKit.Testing;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Fakes in place of a host's models, voices and stores.</summary>
public static class AvatarChatbotFakesBuilderExtensions
{
    /// <summary>Puts a fake in place of every provider, also of those the host had registered before.</summary>
    /// <remarks>
    /// Models are registered under the tiers <c>lite</c>, <c>pro</c> and <c>premier</c> and those named with <see cref="AvatarFakes.ChatOf"/>.
    /// Call it last. The engine itself stays the host's; for code that only uses an engine, register a <see cref="FakeConversationEngine"/>.
    /// </remarks>
    /// <param name="builder">The host's avatar chatbot.</param>
    /// <param name="configure">Scripts the fakes, or removes some.</param>
    /// <returns>The same builder.</returns>
    public static IAvatarChatbotBuilder UseFakes(this IAvatarChatbotBuilder builder, Action<AvatarFakes>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        IServiceCollection services = builder.Services;
        TimeProvider? clock = services.LastOrDefault(static service => service.ServiceType == typeof(TimeProvider) && !service.IsKeyedService)
            ?.ImplementationInstance as TimeProvider;
        var fakes = new AvatarFakes(clock ?? TimeProvider.System);
        configure?.Invoke(fakes);

        services.RemoveAll<AvatarFakes>().AddSingleton(fakes);
        foreach ((string tier, FakeChatClient client) in fakes.ChatClients(new AvatarChatbotOptions().Tiers.Keys))
        {
            services.RemoveAllKeyed<IChatClient>(tier).AddKeyedSingleton<IChatClient>(tier, client);
        }

        Put<ISpeechSynthesizer>(services, fakes.Speech);
        Put<ISpeechRecognizer>(services, fakes.Recognizer);
        Put<ILipSync>(services, fakes.LipSync);
        Put<IAvatarRenderer>(services, fakes.Renderer);
        Put<IConversationStore>(services, fakes.Conversations);
        Put<IAssetStore>(services, fakes.Assets);
        Put<ICostLedger>(services, fakes.Ledger);
        Put<IKnowledgeBase>(services, fakes.Knowledge);
        Put<IModelRouter>(services, fakes.Router);
        Put<IComplexityScorer>(services, fakes.Scorer);
        Put<IPriceBook>(services, fakes.Prices);
        Put<ITokenCounter>(services, fakes.Tokens);
        return builder;
    }

    private static void Put<TService>(IServiceCollection services, TService? fake)
        where TService : class
    {
        if (fake is not null)
        {
            services.RemoveAll<TService>().AddSingleton(fake);
        }
    }
}
