using AvatarKit;
using AvatarKit.Local;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Lets an avatar run on the machine alone.</summary>
public static class LocalAvatarChatbotExtensions
{
    private static readonly string[] Tiers = ["lite", "pro", "premier"];

    /// <summary>Provides what a machine has without a network: SQLite conversations, a full-text knowledge base that answers, local voices, assets in files.</summary>
    /// <remarks>A model, a voice or a store that the host registers itself wins, in whatever order.</remarks>
    /// <param name="builder">The avatar.</param>
    /// <param name="configure">Sets where things are kept and found.</param>
    /// <returns>The builder.</returns>
    public static IAvatarChatbotBuilder UseLocal(this IAvatarChatbotBuilder builder, Action<LocalOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.AddOptionsWithValidateOnStart<LocalOptions>();
        builder.Services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<LocalOptions>, LocalOptionsValidator>());
        if (configure is not null)
        {
            builder.Services.Configure(configure);
        }

        builder
            .Provide<IConversationStore>(static services => new SqliteConversationStore(
                new SqliteConversationStoreOptions { Path = In(services, "conversations.db") },
                Time(services),
                services.GetService<ILogger<SqliteConversationStore>>()))
            .Provide<IAssetStore>(static services => new FileSystemAssetStore(
                new FileSystemAssetStoreOptions { Folder = In(services, "assets") }, Time(services)))
            .Provide<ISpeechSynthesizer>(static services => new LocalSpeechSynthesizer(
                new LocalSpeechOptions { CacheFolder = In(services, "cache") }, services.GetService<ILogger<LocalSpeechSynthesizer>>(), Time(services)))
            .Provide(CreateKnowledge);
        builder.Services.AddHostedService<LocalWarmUp>();
        foreach (string tier in Tiers)
        {
            builder.ProvideKeyed<IChatClient>(tier, static services => new KnowledgeChatClient(services.GetRequiredService<IKnowledgeBase>()));
        }

        return builder;
    }

    private static IKnowledgeBase CreateKnowledge(IServiceProvider services)
    {
        LocalOptions options = services.GetRequiredService<IOptions<LocalOptions>>().Value;
        if (options.KnowledgeFolder is null)
        {
            return new NoKnowledge();
        }

        string folder = Path.GetFullPath(options.KnowledgeFolder);
        return new SqliteKnowledgeBase(
            new SqliteKnowledgeBaseOptions { Folder = folder, IndexPath = Path.Combine(In(services, "knowledge"), KnowledgeIndexFile.NameFor(folder)) },
            Time(services),
            services.GetService<ILogger<SqliteKnowledgeBase>>());
    }

    private static string In(IServiceProvider services, string name)
        => Path.Combine(services.GetRequiredService<IOptions<LocalOptions>>().Value.DataFolder, name);

    private static TimeProvider Time(IServiceProvider services) => services.GetRequiredService<TimeProvider>();
}
