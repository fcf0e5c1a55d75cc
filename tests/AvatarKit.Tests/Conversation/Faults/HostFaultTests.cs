using AvatarKit.Testing;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace AvatarKit.Tests.Conversation.Faults;

/// <summary>What a host registers is used or refused, never ignored in silence.</summary>
public sealed class HostFaultTests
{
    [Fact]
    public async Task The_hosts_own_chat_client_answers_when_it_is_asked_to()
    {
        var model = new FakeChatClient();
        model.RespondWith("From the host's own.");
        var services = new ServiceCollection();
        services.AddLogging().AddSingleton<IChatClient>(model);
        services.AddAvatarChatbot().UseChatClient();
        await using ServiceProvider provider = services.BuildServiceProvider();

        AvatarResponse response = await provider.GetRequiredService<IConversationEngine>().GetResponseAsync(EngineHost.Ask());

        Assert.Equal("From the host's own.", response.Text);
    }

    [Fact]
    public async Task A_tier_without_a_client_says_how_to_take_the_hosts_own()
    {
        var services = new ServiceCollection();
        services.AddLogging().AddSingleton<IChatClient>(new FakeChatClient());
        services.AddAvatarChatbot();
        await using ServiceProvider provider = services.BuildServiceProvider();

        OptionsValidationException refusal = Assert.Throws<OptionsValidationException>(
            () => provider.GetRequiredService<IOptionsMonitor<AvatarChatbotOptions>>().CurrentValue);

        Assert.Contains("UseChatClient()", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_knowledge_base_is_told_for_whom_it_searches()
    {
        var knowledge = new FakeKnowledgeBase();
        await using var scene = new FaultScene(
            (_, services) => services.AddSingleton<IKnowledgeBase>(knowledge),
            build: static builder => builder.AddAvatar("ada", static profile => profile.Name = "Ada"));

        await scene.AskAsync(EngineHost.Ask() with { TenantId = "acme", UserId = "pat", AvatarId = "ada" });

        KnowledgeQuery query = Assert.Single(knowledge.Calls);
        Assert.Equal(("acme", "pat", "ada"), (query.TenantId, query.UserId, query.AvatarId));
    }

    [Fact]
    public async Task An_avatar_there_is_not_is_refused_with_the_names_there_are()
    {
        await using var scene = new FaultScene(build: static builder => builder.AddAvatar("ada", static profile => profile.Name = "Ada"));

        AvatarResponse response = await scene.AskAsync(EngineHost.Ask() with { AvatarId = "bob" });

        Assert.Equal(("avatar.unknown", TurnStage.Admit), (response.Error?.Code, response.Error?.Stage));
        Assert.Contains("ada", response.Error!.Message, StringComparison.Ordinal);
        Assert.Empty(scene.Model.Calls);
    }

    [Fact]
    public void An_update_is_written_without_reflection()
    {
        AvatarResponseUpdate update = new TextDelta { TurnId = "t1", Text = "Hi" };

        Assert.Equal("""{"type":"textDelta","turnId":"t1","text":"Hi"}""", AvatarJson.Serialize(update));
    }
}
