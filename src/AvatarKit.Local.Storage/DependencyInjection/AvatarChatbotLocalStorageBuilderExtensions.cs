using System.Diagnostics.CodeAnalysis;
using AvatarKit;
using AvatarKit.Local;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Keeps what an avatar remembers on this machine, and answers from its documents.</summary>
/// <remarks>
/// Each part can be taken alone. Options are read from <c>AvatarKit:Local</c> of the host's configuration, those of a part from a section of it,
/// then from code; where a part keeps its things is, unless it says otherwise, in <see cref="LocalOptions.DataFolder"/>.
/// </remarks>
public static class AvatarChatbotLocalStorageBuilderExtensions
{
    /// <summary>Provides what <c>UseLocal()</c> of AvatarKit.Local does but for the voices: SQLite conversations, consents and costs, a full-text
    /// knowledge base that answers, assets in files.</summary>
    /// <remarks>A model or a store that the host registers or chooses itself wins, in whatever order.</remarks>
    /// <param name="builder">The avatar.</param>
    /// <param name="configure">Sets where things are kept and found.</param>
    /// <returns>The builder.</returns>
    public static IAvatarChatbotBuilder UseLocalStorage(this IAvatarChatbotBuilder builder, Action<LocalOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        if (configure is not null)
        {
            builder.Services.Configure(configure);
        }

        builder.AsBundle().UseSqliteConversations().UseSqliteConsents().UseSqliteCosts().UseFileCalibration().UseFileAssets()
            .AddKnowledge().UseKnowledgeAnswers();
        return builder;
    }

    /// <summary>Keeps conversations in a SQLite file of this machine, by default <c>conversations.db</c> in the data folder.</summary>
    /// <param name="builder">The avatar.</param>
    /// <param name="configure">Sets what shall differ from <c>AvatarKit:Local:Conversations</c>.</param>
    /// <returns>The builder.</returns>
    public static IAvatarChatbotBuilder UseSqliteConversations(
        this IAvatarChatbotBuilder builder, Action<SqliteConversationStoreOptions>? configure = null)
    {
        builder.BindSettings<SqliteConversationStoreOptions>("Local:Conversations", static (section, options) => section.Bind(options));
        builder.AddPart<SqliteConversationStoreOptions, SqliteConversationStoreOptionsValidator>(
            static (options, local) => options.Path = Path.Combine(local.DataFolder, "conversations.db"), configure);
        return builder.Provide<IConversationStore>(static services => new SqliteConversationStore(
            Value<SqliteConversationStoreOptions>(services), Time(services), services.GetService<ILogger<SqliteConversationStore>>()));
    }

    /// <summary>Keeps consents in a SQLite file of this machine, by default <c>consents.db</c> in the data folder.</summary>
    /// <param name="builder">The avatar.</param>
    /// <param name="configure">Sets what shall differ from <c>AvatarKit:Local:Consents</c>.</param>
    /// <returns>The builder.</returns>
    public static IAvatarChatbotBuilder UseSqliteConsents(this IAvatarChatbotBuilder builder, Action<SqliteConsentStoreOptions>? configure = null)
    {
        builder.BindSettings<SqliteConsentStoreOptions>("Local:Consents", static (section, options) => section.Bind(options));
        builder.AddPart<SqliteConsentStoreOptions, SqliteConsentStoreOptionsValidator>(
            static (options, local) => options.Path = Path.Combine(local.DataFolder, "consents.db"), configure);
        return builder.Provide<IConsentStore>(static services => new SqliteConsentStore(
            Value<SqliteConsentStoreOptions>(services), services.GetService<ILogger<SqliteConsentStore>>()));
    }

    /// <summary>Keeps what turns cost, and budgets, in a SQLite file of this machine, by default <c>costs.db</c> in the data folder.</summary>
    /// <param name="builder">The avatar.</param>
    /// <param name="configure">Sets what shall differ from <c>AvatarKit:Local:Costs</c>.</param>
    /// <returns>The builder.</returns>
    public static IAvatarChatbotBuilder UseSqliteCosts(this IAvatarChatbotBuilder builder, Action<SqliteCostLedgerOptions>? configure = null)
    {
        builder.BindSettings<SqliteCostLedgerOptions>("Local:Costs", static (section, options) => section.Bind(options));
        builder.AddPart<SqliteCostLedgerOptions, SqliteCostLedgerOptionsValidator>(
            static (options, local) => options.Path = Path.Combine(local.DataFolder, "costs.db"), configure);
        return builder.Provide<ICostLedger>(static services => new SqliteCostLedger(
            Value<SqliteCostLedgerOptions>(services), Time(services), services.GetService<ILogger<SqliteCostLedger>>()));
    }

    /// <summary>Keeps what the router has learned (<c>UseRouterCalibration()</c>) in a file of this machine.</summary>
    /// <param name="builder">The avatar.</param>
    /// <param name="path">The file. Default: <c>calibration.json</c> in the data folder.</param>
    /// <returns>The builder.</returns>
    public static IAvatarChatbotBuilder UseFileCalibration(this IAvatarChatbotBuilder builder, string? path = null)
    {
        builder.AddLocalOptions();
        return builder.Provide<ICalibrationStore>(services => new FileCalibrationStore(
            path ?? Path.Combine(Value<LocalOptions>(services).DataFolder, "calibration.json")));
    }

    /// <summary>Keeps assets in files of this machine, by default in <c>assets</c> of the data folder.</summary>
    /// <param name="builder">The avatar.</param>
    /// <param name="configure">Sets what shall differ from <c>AvatarKit:Local:Assets</c>.</param>
    /// <returns>The builder.</returns>
    public static IAvatarChatbotBuilder UseFileAssets(this IAvatarChatbotBuilder builder, Action<FileSystemAssetStoreOptions>? configure = null)
    {
        builder.BindSettings<FileSystemAssetStoreOptions>("Local:Assets", static (section, options) => section.Bind(options));
        builder.AddPart<FileSystemAssetStoreOptions, FileSystemAssetStoreOptionsValidator>(
            static (options, local) => options.Folder = Path.Combine(local.DataFolder, "assets"), configure);
        return builder.Provide<IAssetStore>(
            static services => new FileSystemAssetStore(Value<FileSystemAssetStoreOptions>(services), Time(services)));
    }

    /// <summary>Looks things up in a folder of Markdown and text files.</summary>
    /// <param name="builder">The avatar.</param>
    /// <param name="folder">The folder; <see langword="null"/>: <c>AvatarKit:Local:KnowledgeFolder</c>.</param>
    /// <returns>The builder.</returns>
    public static IAvatarChatbotBuilder UseKnowledgeFolder(this IAvatarChatbotBuilder builder, string? folder = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        if (folder is not null)
        {
            builder.Services.Configure<LocalOptions>(options => options.KnowledgeFolder = folder);
        }

        return builder.AddKnowledge();
    }

    /// <summary>Answers without a model, with passages of the <see cref="IKnowledgeBase"/>, in every tier that has no model of its own.</summary>
    /// <param name="builder">The avatar.</param>
    /// <param name="configure">Sets what shall differ from <c>AvatarKit:Local:Answers</c>.</param>
    /// <returns>The builder.</returns>
    public static IAvatarChatbotBuilder UseKnowledgeAnswers(this IAvatarChatbotBuilder builder, Action<KnowledgeChatClientOptions>? configure = null)
    {
        builder.BindSettings<KnowledgeChatClientOptions>("Local:Answers", static (section, options) => section.Bind(options));
        builder.AddPart<KnowledgeChatClientOptions, KnowledgeChatClientOptionsValidator>(static (_, _) => { }, configure);
        return builder.UseChatClient(static services => new KnowledgeChatClient(
            services.GetRequiredService<IKnowledgeBase>(),
            Value<KnowledgeChatClientOptions>(services),
            key => services.GetKeyedService<IKnowledgeBase>(key)));
    }

    /// <summary>Adds <see cref="LocalOptions"/>, bound to <c>AvatarKit:Local</c> and validated when the host starts: for parts of one's own that
    /// keep their things in its <see cref="LocalOptions.DataFolder"/>.</summary>
    /// <param name="builder">The avatar.</param>
    /// <returns>The builder.</returns>
    public static IAvatarChatbotBuilder AddLocalOptions(this IAvatarChatbotBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.BindSettings<LocalOptions>("Local", static (section, options) => section.Bind(options));
        builder.Services.AddOptionsWithValidateOnStart<LocalOptions>();
        builder.Services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<LocalOptions>, LocalOptionsValidator>());
        builder.Services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<LocalOptions>, LocalOptionsRulesValidator>());
        builder.Services.TryAddEnumerable(ServiceDescriptor.Singleton<IPostConfigureOptions<LocalOptions>, DataFolderReport>());
        return builder;
    }

    private static IAvatarChatbotBuilder AddKnowledge(this IAvatarChatbotBuilder builder)
    {
        builder.AddLocalOptions();
        return builder.Provide(CreateKnowledge).AddWarmUp(
            "the knowledge folder",
            static (services, cancellationToken) => services.GetRequiredService<IKnowledgeBase>().GetService<SqliteKnowledgeBase>() is { } documents
                ? documents.RefreshAsync(cancellationToken).AsTask()
                : Task.CompletedTask);
    }

    private static IKnowledgeBase CreateKnowledge(IServiceProvider services)
    {
        LocalOptions options = Value<LocalOptions>(services);
        if (options.KnowledgeFolder is null)
        {
            return new NoKnowledge();
        }

        string folder = Path.GetFullPath(options.KnowledgeFolder);
        string index = Path.Combine(options.DataFolder, "knowledge", KnowledgeIndexFile.NameFor(folder));
        return new SqliteKnowledgeBase(
            new SqliteKnowledgeBaseOptions { Folder = folder, IndexPath = index },
            Time(services), services.GetService<ILogger<SqliteKnowledgeBase>>());
    }

    private static void AddPart<TOptions, TValidator>(
        this IAvatarChatbotBuilder builder, Action<TOptions, LocalOptions> place, Action<TOptions>? configure)
        where TOptions : class
        where TValidator : class, IValidateOptions<TOptions>, new()
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.AddLocalOptions();
        IServiceCollection services = builder.Services;
        if (!services.Any(static known => known.ServiceType == typeof(PlacedPart<TOptions>)))
        {
            services.AddSingleton(new PlacedPart<TOptions>());
            services.AddOptions<TOptions>();

            // First of all, so that configuration and code can say otherwise.
            services.Insert(0, ServiceDescriptor.Singleton<IConfigureOptions<TOptions>>(provider => new ConfigureOptions<TOptions>(
                options => place(options, Value<LocalOptions>(provider)))));
            services.AddSingleton<IValidateOptions<TOptions>>(new TValidator());
        }

        if (configure is not null)
        {
            services.Configure(configure);
        }
    }

    private static TOptions Value<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicParameterlessConstructor)] TOptions>(
        IServiceProvider services)
        where TOptions : class => services.GetRequiredService<IOptions<TOptions>>().Value;

    private static TimeProvider Time(IServiceProvider services) => services.GetRequiredService<TimeProvider>();

    /// <summary>Says that a part's place has been said.</summary>
    private sealed class PlacedPart<TOptions>;
}
