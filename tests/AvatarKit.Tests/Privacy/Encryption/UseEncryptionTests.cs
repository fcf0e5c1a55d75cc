using AvatarKit.Tests.Conversation;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace AvatarKit.Tests.Privacy.Encryption;

public sealed class UseEncryptionTests
{
    [Fact]
    public async Task A_whole_turn_is_stored_encrypted_goes_on_and_is_erased_with_its_key()
    {
        var dataKeys = new InMemoryDataKeyStore();
        await using var host = new EngineHost(
            services: services => services.AddSingleton<IKeyRing>(new FakeKeyRing()).AddSingleton<IDataKeyStore>(dataKeys),
            build: static builder => builder.UseEncryption());
        host.Lite.RespondWith("A secret answer.").RespondWith("Another one.");

        await host.Engine.GetResponseAsync(EngineHost.Ask("A secret question?", "t1"));
        AvatarResponse again = await host.Engine.GetResponseAsync(EngineHost.Ask("A secret question?", "t1"));
        await host.Engine.GetResponseAsync(EngineHost.Ask("And then?", "t2"));

        Assert.Equal("A secret answer.", again.Text);
        ConversationTurn stored = (await host.Store.ExportAsync(new ConversationKey("c1")).ToListAsync())[0];
        Assert.DoesNotContain("secret", stored.Message + stored.Result!.Answer, StringComparison.Ordinal);
        IConversationHistory history = host.Services.GetRequiredService<IConversationHistory>();
        Assert.Equal("A secret question?", (await history.ReadAsync(new ConversationKey("c1")).ToListAsync())[0].Message);
        Assert.Contains(host.Lite.Calls[^1].Messages, static message => message.Text == "A secret question?");

        await history.EraseUserAsync("default", "anonymous");
        Assert.Empty(await dataKeys.ListAsync().ToListAsync());
    }

    [Fact]
    public async Task Without_keys_the_host_does_not_start_and_says_what_is_missing()
    {
        var services = new ServiceCollection();
        services.AddAvatarChatbot().UseEncryption();
        await using ServiceProvider provider = services.BuildServiceProvider();

        OptionsValidationException refused =
            Assert.Throws<OptionsValidationException>(() => provider.GetRequiredService<IOptions<EncryptionOptions>>().Value);

        Assert.Contains("UseFileKeys()", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_store_that_is_registered_too_late_to_be_encrypted_is_refused()
    {
        var services = new ServiceCollection();
        services.AddSingleton<IKeyRing>(new FakeKeyRing()).AddSingleton<IDataKeyStore>(new InMemoryDataKeyStore());
        services.AddAvatarChatbot().UseEncryption();
        services.AddSingleton<IConversationStore>(new InMemoryConversationStore());
        await using ServiceProvider provider = services.BuildServiceProvider();

        IHostedService check = provider.GetServices<IHostedService>().Single(static service => service is EncryptionCheck);

        Assert.Contains(
            "UseEncryption()",
            (await Assert.ThrowsAsync<InvalidOperationException>(() => check.StartAsync(CancellationToken.None))).Message,
            StringComparison.Ordinal);
    }
}
