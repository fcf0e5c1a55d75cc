using System.Text.Json;
using AvatarKit.Testing;
using AvatarKit.Tests.Support;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Testing;

namespace AvatarKit.Local.Tests.Privacy;

/// <summary>Where things lie on the server is the server's own: whatever fails, clients are not told. The log is.</summary>
public sealed class ServerPathTests : IDisposable
{
    private const string Secret = "under-the-okapi-stairs";

    private readonly ScratchFolder folder = new();
    private readonly FakeLogCollector logs = new();

    private string Data => folder[Secret];

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("conversations.db", true, "storage.unreachable")]
    [InlineData("conversations.db", false, "storage.corrupt")]
    [InlineData("assets", false, "storage.unreachable")]
    [InlineData("docs", false, "knowledge.folder_missing")]
    public async Task What_fails_in_a_folder_is_told_without_the_folder(string what, bool isFolder, string code)
    {
        await using ServiceProvider provider = Create();
        IConversationEngine engine = provider.GetRequiredService<IConversationEngine>();
        Break(what, isFolder);
        List<AvatarResponseUpdate> updates = await engine.GetStreamingResponseAsync(
            new AvatarRequest { Message = "What is the rule?", ConversationId = "c1", TurnId = "t1" }).ToListAsync();
        TurnEnded end = Assert.IsAssignableFrom<TurnEnded>(updates[^1]);
        List<AvatarError> errors = [.. end.Warnings];
        errors.AddRange(end is TurnFailed { Error: { } error } ? [error] : []);

        Assert.Contains(code, errors.Select(static told => told.Code));
        Assert.All(updates, static update => Assert.DoesNotContain(
            Secret, JsonSerializer.Serialize(update, AvatarJson.Options), StringComparison.Ordinal));
        Assert.All(errors, static told => Assert.DoesNotContain(Secret, told.Message + told.Exception?.Message, StringComparison.Ordinal));
        Assert.Contains(logs.GetSnapshot(), static record => record.Message.Contains(Secret, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task A_file_that_cannot_be_used_is_told_by_its_name_alone(string name)
    {
        string path = folder[$"{Secret}/{name}"];
        Directory.CreateDirectory(path);

        AvatarKitException failure = await Assert.ThrowsAnyAsync<AvatarKitException>(() => Calls[name](path));

        Assert.DoesNotContain(Secret, failure.Message, StringComparison.Ordinal);
        Assert.Contains(Secret, failure.Place, StringComparison.Ordinal);
    }

    public static TheoryData<string> Stores => [.. Calls.Keys];

    private static Dictionary<string, Func<string, Task>> Calls { get; } = new()
    {
        ["conversations.db"] = async path =>
        {
            await using var store = new SqliteConversationStore(new SqliteConversationStoreOptions { Path = path });
            await store.GetWindowAsync(new ConversationKey("c1"), 1);
        },
        ["calibration.json"] = async path => await new FileCalibrationStore(path).LoadAsync(),
    };

    private void Break(string what, bool isFolder)
    {
        string path = Path.Combine(Data, what);
        if (Directory.Exists(path))
        {
            Directory.Delete(path, recursive: true);
        }

        if (isFolder)
        {
            Directory.CreateDirectory(path);
        }
        else if (what != "docs")
        {
            File.WriteAllText(path, new string('x', 5000));
        }
    }

    private ServiceProvider Create()
    {
        folder.Write($"{Secret}/docs/rules.md", "# Rules\n\nThe rule is to be kind.");
        var services = new ServiceCollection();
        services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(new FakeLoggerProvider(logs)));
        services.AddAvatarChatbot(static options =>
            {
                options.Speech.Store = true;
                options.Resilience.Store.Retries = 0;
            })
            .UseLocal(local =>
            {
                local.DataFolder = Data;
                local.KnowledgeFolder = Path.Combine(Data, "docs");
            });
        foreach (string tier in (string[])["lite", "pro", "premier"])
        {
            services.AddKeyedSingleton<IChatClient>(tier, new FakeChatClient().RespondWith("Be kind."));
        }

        return services.BuildServiceProvider();
    }
}
