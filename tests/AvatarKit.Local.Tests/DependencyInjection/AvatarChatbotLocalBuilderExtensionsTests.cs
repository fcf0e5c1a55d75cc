using AvatarKit.Testing;
using AvatarKit.Tests.Support;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Testing;
using Microsoft.Extensions.Options;

namespace AvatarKit.Local.Tests.DependencyInjection;

public sealed class AvatarChatbotLocalBuilderExtensionsTests : IDisposable
{
    private readonly ScratchFolder folder = new();

    [Fact]
    public void Parts_keep_their_things_in_the_data_folder_unless_configuration_or_code_says_otherwise()
    {
        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["AvatarKit:Local:DataFolder"] = folder.Path,
            ["AvatarKit:Local:Conversations:MaxConcurrentReads"] = "3",
            ["AvatarKit:Local:Assets:Folder"] = "elsewhere",
            ["AvatarKit:Local:Answers:MaxAnswerLength"] = "200",
        }).Build());
        services.AddAvatarChatbot().UseLocal().UseLocalVoices(voices => voices.EspeakWorkers = 0);
        using ServiceProvider provider = services.BuildServiceProvider();

        SqliteConversationStoreOptions conversations = Value<SqliteConversationStoreOptions>(provider);
        Assert.Equal((Path.Combine(folder.Path, "conversations.db"), 3), (conversations.Path, conversations.MaxConcurrentReads));
        Assert.Equal("elsewhere", Value<FileSystemAssetStoreOptions>(provider).Folder);
        Assert.Equal((Path.Combine(folder.Path, "cache"), 0),
            (Value<LocalSpeechOptions>(provider).CacheFolder, Value<LocalSpeechOptions>(provider).EspeakWorkers));
        Assert.Equal(200, Value<KnowledgeChatClientOptions>(provider).MaxAnswerLength);
    }

    [Theory]
    [InlineData("KnowledgeFolder", "no-such-folder")]
    [InlineData("DataFolder", "a-file")]
    public async Task A_folder_that_is_not_there_is_refused_at_start_as_it_was_set(string setting, string value)
    {
        await File.WriteAllTextAsync(Path.Combine(folder.Path, "a-file"), "");
        string path = Path.Combine(folder.Path, value);
        HostApplicationBuilder builder = Host.CreateApplicationBuilder();
        builder.Services.AddAvatarChatbot().UseLocal(local =>
        {
            local.DataFolder = setting == "DataFolder" ? path : folder.Path;
            local.KnowledgeFolder = setting == "KnowledgeFolder" ? path : null;
        });
        using IHost host = builder.Build();

        OptionsValidationException error = await Assert.ThrowsAnyAsync<OptionsValidationException>(() => host.StartAsync());

        Assert.Contains($"LocalOptions.{setting} is '{path}'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_data_folder_that_is_made_at_start_is_its_owners_alone()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        string path = Path.Combine(folder.Path, "data");
        HostApplicationBuilder builder = Host.CreateApplicationBuilder();
        builder.Services.AddAvatarChatbot().UseFakes().UseKnowledgeFolder();
        builder.Services.Configure<LocalOptions>(local => local.DataFolder = path);
        using IHost host = builder.Build();

        await host.StartAsync();

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(path));
        await host.StopAsync();
    }

    [Fact]
    public void Data_lie_by_the_application_and_what_voices_run_does_not_lie_there_unless_the_folder_is_named()
    {
        string application = System.Reflection.Assembly.GetEntryAssembly()!.GetName().Name!;

        Assert.Equal(Path.Combine(Path.GetTempPath(), "avatarkit", application), ApplicationFolder.In(""));
        Assert.Equal(Path.Combine("home", "avatarkit", application), ApplicationFolder.In("home"));
        Assert.Equal(ApplicationFolder.Path, new LocalOptions().DataFolder);
        Assert.Equal(Path.Combine(ApplicationFolder.Path, "conversations.db"), new SqliteConversationStoreOptions().Path);
        Assert.Equal(Path.Combine(ApplicationFolder.Path, "assets"), new FileSystemAssetStoreOptions().Folder);
        Assert.Equal(Path.Combine(ApplicationFolder.Path, "costs.db"), new SqliteCostLedgerOptions().Path);
        Assert.Equal(Path.Combine(ApplicationFolder.Path, "consents.db"), new SqliteConsentStoreOptions().Path);
        Assert.Null(LocalSpeechOptions.CacheFolderOf(new LocalOptions()));
        Assert.Equal(Path.Combine("data", "cache"), LocalSpeechOptions.CacheFolderOf(new LocalOptions { DataFolder = "data" }));
    }

    [Fact]
    public void The_log_says_once_where_the_data_lie()
    {
        var log = new FakeLogger<LocalOptions>();
        var report = new DataFolderReport(log);

        report.PostConfigure(null, new LocalOptions { DataFolder = "a" });
        report.PostConfigure(null, new LocalOptions { DataFolder = "a" });

        FakeLogRecord said = Assert.Single(log.Collector.GetSnapshot());
        Assert.Equal(LogLevel.Debug, said.Level);
        Assert.Contains("'a'", said.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void What_is_chosen_for_itself_wins_over_the_bundle_in_every_order(bool before)
    {
        var voice = new FakeSpeechSynthesizer();
        var services = new ServiceCollection();
        IAvatarChatbotBuilder builder = services.AddAvatarChatbot();
        if (!before)
        {
            builder.UseLocal(local => local.DataFolder = folder.Path);
        }

        builder.Provide<ISpeechSynthesizer>(_ => voice);
        if (before)
        {
            builder.UseLocal(local => local.DataFolder = folder.Path);
        }

        using ServiceProvider provider = services.BuildServiceProvider();
        Assert.Same(voice, provider.GetRequiredService<ISpeechSynthesizer>());
    }

    [Fact]
    public void One_part_alone_leaves_the_others_as_they_are()
    {
        var services = new ServiceCollection();
        services.AddAvatarChatbot().UseFileAssets(assets => assets.Folder = folder.Path);
        using ServiceProvider provider = services.BuildServiceProvider();

        Assert.IsType<FileSystemAssetStore>(provider.GetRequiredService<IAssetStore>());
        Assert.IsType<SilentSpeechSynthesizer>(provider.GetRequiredService<ISpeechSynthesizer>());
    }

    [Fact]
    public async Task A_container_that_does_not_wait_lets_go_of_the_voices()
    {
        var services = new ServiceCollection();
        services.AddAvatarChatbot().UseLocal(local => local.DataFolder = folder.Path);
        ServiceProvider provider = services.BuildServiceProvider();
        ISpeechSynthesizer voices = provider.GetRequiredService<ISpeechSynthesizer>();
        await voices.GetVoicesAsync();

#pragma warning disable CA1849 // That is what is tested.
        provider.Dispose();
#pragma warning restore CA1849

        Assert.IsType<LocalSpeechSynthesizer>(voices);
        await Assert.ThrowsAsync<ObjectDisposedException>(async () => await voices.GetVoicesAsync());
    }

    public void Dispose() => folder.Dispose();

    private static TOptions Value<TOptions>(ServiceProvider provider)
        where TOptions : class => provider.GetRequiredService<IOptions<TOptions>>().Value;
}
