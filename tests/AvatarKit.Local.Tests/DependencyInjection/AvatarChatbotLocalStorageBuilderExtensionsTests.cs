using AvatarKit.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace AvatarKit.Local.Tests.DependencyInjection;

public sealed class AvatarChatbotLocalStorageBuilderExtensionsTests : IDisposable
{
    private readonly ScratchFolder folder = new();

    [Fact]
    public async Task Storage_without_voices_keeps_and_answers()
    {
        string help = folder["help"];
        Directory.CreateDirectory(help);
        await File.WriteAllTextAsync(Path.Combine(help, "returns.md"), "# Returns\n\nYou can return a bicycle within thirty days.\n");
        await using ServiceProvider provider = Make(static (builder, configure) => builder.UseLocalStorage(configure), help);

        AvatarResponse answer = await provider.GetRequiredService<IConversationEngine>()
            .GetResponseAsync(new AvatarRequest { Message = "How long can I return a bicycle?" });

        Assert.Contains("thirty days", answer.EnsureNotFailed().Text, StringComparison.Ordinal);
        Assert.True(File.Exists(folder[Path.Combine("data", "conversations.db")]));
        Assert.Null(provider.GetRequiredService<ISpeechSynthesizer>().GetService<LocalSpeechSynthesizer>());
    }

    [Fact]
    public async Task All_that_is_on_this_machine_is_storage_and_voices()
    {
        await using ServiceProvider storage = Make(static (builder, configure) => builder.UseLocalStorage(configure));
        await using ServiceProvider all = Make(static (builder, configure) => builder.UseLocal(configure));

        Assert.Equal(Provided(storage), Provided(all));
        Assert.Contains(nameof(SqliteConversationStore), Provided(all));
        Assert.NotNull(all.GetRequiredService<ISpeechSynthesizer>().GetService<LocalSpeechSynthesizer>());
    }

    public void Dispose() => folder.Dispose();

    private static string[] Provided(IServiceProvider provider) =>
    [
        Name(provider.GetRequiredService<IConversationStore>().GetService<SqliteConversationStore>()),
        Name(provider.GetRequiredService<IConsentStore>()),
        Name(provider.GetRequiredService<ICostLedger>()),
        Name(provider.GetRequiredService<ICalibrationStore>()),
        Name(provider.GetRequiredService<IAssetStore>().GetService<FileSystemAssetStore>()),
        Name(provider.GetRequiredService<IKnowledgeBase>()),
    ];

    private static string Name(object? provided) => provided?.GetType().Name ?? "nothing";

    private ServiceProvider Make(Action<IAvatarChatbotBuilder, Action<LocalOptions>> use, string? help = null)
    {
        var services = new ServiceCollection();
        use(services.AddAvatarChatbot(), local => (local.DataFolder, local.KnowledgeFolder) = (folder["data"], help));
        return services.BuildServiceProvider(new ServiceProviderOptions { ValidateScopes = true, ValidateOnBuild = true });
    }
}
