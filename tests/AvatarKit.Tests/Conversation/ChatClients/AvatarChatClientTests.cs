using AvatarKit.Testing;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;

namespace AvatarKit.Tests.Conversation.ChatClients;

public sealed class AvatarChatClientTests
{
    [Fact]
    public async Task An_answer_is_text_with_its_ids_model_and_usage_and_no_voice_is_paid()
    {
        await using var host = new EngineHost();
        host.Lite.RespondWith(new FakeChatResponse().Text("Hello ").Text("there.").Usage(12, 3));
        using IChatClient client = host.Engine.AsChatClient(new AvatarChatClientOptions { UserId = "kim" });

        ChatResponse response = await client.GetResponseAsync("Hi");

        Assert.Equal("Hello there.", response.Text);
        AvatarResponse whole = Assert.IsType<AvatarResponse>(response.RawRepresentation);
        Assert.Equal((whole.TurnId, whole.ConversationId), (response.ResponseId, response.ConversationId));
        Assert.Equal(("lite-model", ChatFinishReason.Stop), (response.ModelId, response.FinishReason));
        Assert.Equal((12, 3, 15), (response.Usage!.InputTokenCount, response.Usage.OutputTokenCount, response.Usage.TotalTokenCount));
        Assert.Equal(ChatRole.Assistant, Assert.Single(response.Messages).Role);
        Assert.Empty(host.Voice.Calls);
        ConversationWindow kept = await host.Store.GetWindowAsync(new ConversationKey(response.ConversationId!, "kim"), 10);
        Assert.Equal("Hi", Assert.Single(kept.Turns).Message);
    }

    [Fact]
    public async Task A_streamed_answer_comes_as_it_is_made()
    {
        await using var host = new EngineHost();
        var rest = new TaskCompletionSource();
        host.Lite.RespondWith(new FakeChatResponse().Text("Hello ").After(rest.Task).Text("there.").Usage(12, 3));
        List<ChatResponseUpdate> updates = [];

        await foreach (ChatResponseUpdate update in host.Engine.AsChatClient().GetStreamingResponseAsync("Hi"))
        {
            updates.Add(update);
            if (update.Text == "Hello ")
            {
                rest.SetResult();
            }
        }

        Assert.IsType<TurnStarted>(updates[0].RawRepresentation);
        Assert.All(updates, update => Assert.Equal(updates[0].ConversationId, update.ConversationId));
        ChatResponseUpdate last = updates[^1];
        Assert.IsType<TurnCompleted>(last.RawRepresentation);
        Assert.Equal(ChatFinishReason.Stop, last.FinishReason);
        Assert.Equal("Hello there.", updates.ToChatResponse().Text);
    }

    [Fact]
    public async Task A_conversation_goes_on_by_its_id_and_the_avatar_remembers_it()
    {
        await using var host = new EngineHost();
        host.Lite.RespondWith("First.").RespondWith("Second.");
        IChatClient client = host.Engine.AsChatClient();
        ChatResponse first = await client.GetResponseAsync("One");

        ChatResponse second = await client.GetResponseAsync(
            [new(ChatRole.User, "something else"), new(ChatRole.Assistant, "entirely"), new(ChatRole.User, "Two")],
            new ChatOptions { ConversationId = first.ConversationId });

        Assert.Equal(first.ConversationId, second.ConversationId);
        Assert.Equal(["One", "First.", "Two"], Said(host.Lite.Calls[1]));
    }

    [Fact]
    public async Task Where_a_conversation_begins_earlier_messages_are_its_past_and_not_stored()
    {
        await using var host = new EngineHost();
        ChatMessage[] messages =
        [
            new(ChatRole.System, "You are a pirate."),
            new(ChatRole.Assistant, "Welcome."),
            new(ChatRole.User, "My name is Kim."),
            new(ChatRole.Assistant, "Hello Kim."),
            new(ChatRole.User, "What"),
            new(ChatRole.User, "is my name?"),
        ];

        ChatResponse response = await host.Engine.AsChatClient().GetResponseAsync(messages);

        Assert.Equal(["Welcome.", "My name is Kim.", "Hello Kim.", "What\nis my name?"], Said(host.Lite.Calls[0]));
        Assert.DoesNotContain(host.Lite.Calls[0].Messages, static message => message.Text.Contains("pirate", StringComparison.Ordinal));
        Assert.Equal("What\nis my name?", Assert.Single(await host.StoredAsync(response.ConversationId!)).Message);
    }

    [Fact]
    public async Task A_longer_past_than_the_settings_allow_is_cut_and_no_summary_is_made_of_it()
    {
        await using var host = new EngineHost(static options => options.History.MaxTurns = 2);
        IEnumerable<ChatMessage> past = Enumerable.Range(1, 5).SelectMany(static i =>
            new ChatMessage[] { new(ChatRole.User, $"Question {i}"), new(ChatRole.Assistant, $"Answer {i}") });

        await host.Engine.AsChatClient(new AvatarChatClientOptions { Remember = false }).GetResponseAsync([.. past, new(ChatRole.User, "Now")]);
        await host.Engine.AsChatClient().GetResponseAsync([.. past, new(ChatRole.User, "Now")]);

        string[] expected = ["Question 4", "Answer 4", "Question 5", "Answer 5", "Now"];
        Assert.Equal(2, host.Lite.Calls.Count);
        Assert.All(host.Lite.Calls, call => Assert.Equal(expected, Said(call)));
    }

    [Fact]
    public async Task Pictures_of_the_message_go_along_and_so_do_the_options()
    {
        await using var host = new EngineHost();
        var picture = new DataContent(new byte[] { 1, 2, 3 }, "image/png");
        ChatMessage message = new(ChatRole.User, [new TextContent("What is it?"), picture]);

        await host.Engine.AsChatClient().GetResponseAsync([message], new ChatOptions { Temperature = 0.2f });

        FakeChatCall call = host.Lite.Calls[0];
        Assert.Contains(call.Messages[^1].Contents, content => content is DataContent { MediaType: "image/png" });
        Assert.Equal(0.2f, call.Options!.Temperature);
    }

    [Fact]
    public async Task A_failed_turn_throws_what_it_failed_with()
    {
        await using var host = new EngineHost(static options => options.Tiers["lite"].Fallback = null);
        host.Lite.FailWith(new HttpRequestException("The wire is cut."));

        ModelException failure = await Assert.ThrowsAsync<ModelException>(() => host.Engine.AsChatClient().GetResponseAsync("Hi"));

        Assert.IsType<HttpRequestException>(failure.InnerException);
    }

    [Fact]
    public async Task A_stream_that_breaks_off_throws_after_what_it_gave()
    {
        await using var host = new EngineHost();
        host.Lite.RespondWith(new FakeChatResponse().Text("Hello ").FailWith(new HttpRequestException()));
        string text = "";

        await Assert.ThrowsAsync<ModelException>(async () =>
        {
            await foreach (ChatResponseUpdate update in host.Engine.AsChatClient().GetStreamingResponseAsync("Hi"))
            {
                text += update.Text;
            }
        });

        Assert.Equal("Hello ", text);
    }

    [Fact]
    public async Task Nothing_said_is_refused()
    {
        await using var host = new EngineHost();
        IChatClient client = host.Engine.AsChatClient();

        var refused = await Assert.ThrowsAsync<InvalidAvatarRequestException>(() => client.GetResponseAsync(
            [new(ChatRole.User, "Hi"), new(ChatRole.Assistant, "Hello.")]));

        Assert.Equal("message.empty", refused.Code);
    }

    [Theory]
    [InlineData(AvatarOutputs.None)]
    [InlineData(AvatarOutputs.All)]
    public async Task What_a_guard_refuses_is_the_avatars_refusal(AvatarOutputs outputs)
    {
        await using var host = new EngineHost(
            avatar: static profile => profile.RefusalReplies["en"] = "Let us talk about bicycles.",
            build: static builder => builder.UseGuard(new FakeContentGuard().Block("secret")));

        ChatResponse response = await host.Engine.AsChatClient(new AvatarChatClientOptions { Outputs = outputs })
            .GetResponseAsync("Tell me the secret.");

        Assert.Equal(("Let us talk about bicycles.", ChatFinishReason.ContentFilter), (response.Text, response.FinishReason));
        Assert.Empty(host.Lite.Calls);
    }

    [Fact]
    public async Task An_answer_that_a_guard_ended_says_so()
    {
        await using var host = new EngineHost(
            build: static builder => builder.UseGuard(new FakeContentGuard(null, GuardedTextKind.Sentence).Block("secret")));
        host.Lite.RespondWith("It is a secret.");

        ChatResponse response = await host.Engine.AsChatClient().GetResponseAsync("Tell me.");

        Assert.Equal(ChatFinishReason.ContentFilter, response.FinishReason);
        Assert.DoesNotContain("secret", response.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cancelling_throws_and_the_conversation_keeps_what_was_given()
    {
        await using var host = new EngineHost();
        host.Lite.RespondWith(new FakeChatResponse().Text("Hello there. ").After(new TaskCompletionSource().Task).Text("Never said."));
        using var cancellation = new CancellationTokenSource();
        string? conversation = null;

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (ChatResponseUpdate update in host.Engine.AsChatClient().GetStreamingResponseAsync("Hi", null, cancellation.Token))
            {
                conversation = update.ConversationId;
                if (update.Text.Length > 0)
                {
                    await cancellation.CancelAsync();
                }
            }
        });

        Assert.Equal(TurnStatus.Interrupted, Assert.Single(await host.StoredAsync(conversation!)).Status);
    }

    [Fact]
    public async Task With_speech_its_pieces_are_the_raw_representation()
    {
        await using var host = new EngineHost();
        host.Lite.RespondWith("Hello there.");

        ChatResponse response = await host.Engine.AsChatClient(new AvatarChatClientOptions { Outputs = AvatarOutputs.Speech })
            .GetResponseAsync("Hi");

        Assert.NotEmpty(Assert.IsType<AvatarResponse>(response.RawRepresentation).Segments);
        Assert.Equal("Hello there.", response.Text);
    }

    [Fact]
    public async Task It_says_what_it_is_and_disposing_it_leaves_the_engine()
    {
        await using var host = new EngineHost();
        IChatClient client = host.Engine.AsChatClient();

        Assert.Same(client, client.GetService<IChatClient>());
        Assert.Equal("avatarkit", client.GetService<ChatClientMetadata>()?.ProviderName);
        Assert.Same(host.Engine, client.GetService<IConversationEngine>());
        Assert.Null(client.GetService<FunctionInvokingChatClient>());
        Assert.Null(client.GetService(typeof(IChatClient), "key"));
        client.Dispose();

        Assert.Equal(TurnOutcome.Completed, (await host.Engine.GetResponseAsync(EngineHost.Ask())).Outcome);
    }

    [Fact]
    public async Task An_engine_elsewhere_fails_and_refuses_alike()
    {
        var engine = new FakeConversationEngine();
        engine
            .FailWith(new ContentBlockedException("guard.topic", "Refused.", GuardCategory.Topic))
            .FailWith(new SpeechException("speech.failed", "Mute.", "x"));
        IChatClient client = engine.AsChatClient(
            new AvatarChatClientOptions { AvatarId = "ada", TenantId = "acme", Locale = "de", Tags = ["chat"] });

        Assert.Equal(ChatFinishReason.ContentFilter, (await client.GetResponseAsync("Hi")).FinishReason);
        await Assert.ThrowsAsync<SpeechException>(() => client.GetResponseAsync("Hi"));
        AvatarRequest asked = engine.Calls[0].Request;
        Assert.Equal(("ada", "acme", "de", "chat"), (asked.AvatarId, asked.TenantId, asked.Locale, Assert.Single(asked.Tags)));
    }

    private static string[] Said(FakeChatCall call)
        => [.. call.Messages.Where(static message => message.Role != ChatRole.System).Select(static message => message.Text)];
}
