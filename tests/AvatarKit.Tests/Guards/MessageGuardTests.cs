using AvatarKit.Testing;
using AvatarKit.Tests.Conversation;
using Microsoft.Extensions.DependencyInjection;

namespace AvatarKit.Tests.Guards;

public sealed class MessageGuardTests
{
    private static readonly string Refusal = new AvatarProfile().RefusalReplies["en"];

    [Fact]
    public async Task A_blocked_message_is_refused_aloud_and_neither_stored_nor_sent()
    {
        FakeContentGuard guard = new FakeContentGuard().Block("secret");
        await using var host = new EngineHost(build: builder => builder.UseGuard(guard));

        List<AvatarResponseUpdate> updates = await host.UpdatesAsync(EngineHost.Ask("Tell me the secret"));

        TurnFailed failed = Assert.IsType<TurnFailed>(updates[^1]);
        Assert.IsType<TurnStarted>(updates[0]);
        Assert.Equal(("fake.blocked", TurnStage.Screen, Refusal), (failed.Error.Code, failed.Error.Stage, failed.SpokenText));
        Assert.Equal(GuardCategory.Other, Assert.IsType<ContentBlockedException>(failed.Error.Exception).Category);
        Assert.Equal(Refusal, Said(updates));
        Assert.All(updates.OfType<SpeechSegment>(), piece => Assert.NotNull(piece.Face));
        Assert.Empty(updates.OfType<TextDelta>());
        Assert.Empty(host.Lite.Calls);
        Assert.Empty(host.Store.Calls);
        Assert.DoesNotContain(host.Logs.GetSnapshot(), record => record.Message.Contains("secret", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("de-AT", "de")]
    [InlineData("pt", "pt")]
    [InlineData("ja-JP", "en")]
    public async Task The_refusal_is_in_the_language_of_the_request(string locale, string language)
    {
        await using var host = new EngineHost(build: builder => builder.UseGuard(new FakeContentGuard().Block("x")));

        List<AvatarResponseUpdate> updates = await host.UpdatesAsync(EngineHost.Ask("x") with { Locale = locale });

        Assert.Equal(new AvatarProfile().RefusalReplies[language], Said(updates));
    }

    [Fact]
    public async Task An_avatar_refuses_in_its_own_words_and_never_in_none()
    {
        await using var host = new EngineHost(
            avatar: profile => profile.RefusalReplies["en"] = " ", build: builder => builder
                .AddAvatar("ada", profile => profile.RefusalReplies["en"] = "Not with me.")
                .UseGuard(new FakeContentGuard().Block("x")));

        AvatarResponse own = await host.Engine.GetResponseAsync(EngineHost.Ask("x") with { AvatarId = "ada" });
        AvatarResponse emptied = await host.Engine.GetResponseAsync(EngineHost.Ask("x"));

        Assert.Equal(("Not with me.", Refusal), (own.SpokenText, emptied.SpokenText));
    }

    [Fact]
    public async Task After_a_refusal_the_conversation_goes_on()
    {
        await using var host = new EngineHost(build: builder => builder.UseGuard(new FakeContentGuard().Block("x")));
        await host.Engine.GetResponseAsync(EngineHost.Ask("x"));

        AvatarResponse next = await host.Engine.GetResponseAsync(EngineHost.Ask("Hello"));

        Assert.Equal(TurnOutcome.Completed, next.Outcome);
        Assert.Equal("Hello", Assert.Single(await host.StoredAsync()).Message);
    }

    [Fact]
    public async Task A_guard_is_told_whose_message_it_is()
    {
        var guard = new FakeContentGuard(null, GuardedTextKind.Message);
        await using var host = new EngineHost(build: builder => builder.AddAvatar("ada").UseGuard(guard));

        await host.Engine.GetResponseAsync(EngineHost.Ask("Hello") with { AvatarId = "ada", TenantId = "acme", UserId = "u1", Locale = "de" });

        GuardedText asked = Assert.Single(guard.Calls);
        Assert.Equal(("Hello", GuardedTextKind.Message, "de"), (asked.Text, asked.Kind, asked.Locale));
        Assert.Equal(("ada", "acme", "u1"), (asked.AvatarId, asked.TenantId, asked.UserId));
        Assert.DoesNotContain("Hello", asked.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Guards_are_asked_in_order_and_see_what_the_one_before_put_in_place()
    {
        var first = new FakeContentGuard(null, GuardedTextKind.Message) { Name = "first" };
        first.RespondWith(GuardVerdict.Replace("My number is [number]"));
        var second = new FakeContentGuard(null, GuardedTextKind.Message) { Name = "second" };
        await using var host = new EngineHost(build: builder => builder.UseGuard(first).UseGuard(_ => second));

        await host.Engine.GetResponseAsync(EngineHost.Ask("My number is 1234"));

        Assert.Equal("My number is [number]", Assert.Single(second.Calls).Text);
        Assert.Equal("My number is [number]", host.Lite.Calls[0].LastUserText);
        Assert.Equal("My number is [number]", Assert.Single(await host.StoredAsync()).Message);
        Assert.DoesNotContain(host.Logs.GetSnapshot(), record => record.Message.Contains("1234", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_hosts_own_words_are_not_looked_at()
    {
        FakeContentGuard guard = new FakeContentGuard().Block("Welcome");
        await using var host = new EngineHost(build: builder => builder.UseGuard(guard));

        AvatarResponse response = await host.Engine.GetResponseAsync(EngineHost.Ask("") with { Verbatim = "Welcome." });

        Assert.Equal((TurnOutcome.Completed, "Welcome."), (response.Outcome, response.SpokenText));
        Assert.Empty(guard.Calls);
    }

    [Fact]
    public async Task Who_wants_text_alone_hears_nothing_and_reads_the_refusal()
    {
        await using var host = new EngineHost(build: builder => builder.UseGuard(new FakeContentGuard().Block("x")));

        List<AvatarResponseUpdate> updates = await host.UpdatesAsync(EngineHost.Ask("x", outputs: AvatarOutputs.None));

        Assert.Equal(Refusal, Assert.IsType<TurnFailed>(Assert.Single(updates)).SpokenText);
    }

    [Theory]
    [InlineData(GuardFailurePolicy.Block)]
    [InlineData(GuardFailurePolicy.Allow)]
    public async Task A_guard_that_throws_counts_as_the_option_says(GuardFailurePolicy policy)
    {
        var guard = new FakeContentGuard(null, GuardedTextKind.Message);
        guard.FailWith(new InvalidOperationException("Hello"));
        await using var host = new EngineHost(options => options.Guards.OnFailure = policy, build: builder => builder.UseGuard(guard));

        AvatarResponse response = await host.Engine.GetResponseAsync(EngineHost.Ask("Hello"));

        AvatarError warning = Assert.Single(response.Warnings);
        Assert.Equal("guard.failed", warning.Code);
        Assert.DoesNotContain("Hello", warning.Message, StringComparison.Ordinal);
        if (policy == GuardFailurePolicy.Block)
        {
            // There is nothing to refuse: it is the avatar that cannot.
            Assert.Equal((TurnOutcome.Failed, "guard.failed"), (response.Outcome, response.Error!.Code));
            Assert.Equal(new AvatarProfile().FailureReplies["en"], response.SpokenText);
        }
        else
        {
            Assert.Equal(TurnOutcome.Completed, response.Outcome);
        }
    }

    [Theory]
    [InlineData(AvatarOutputs.All, 1)]
    [InlineData(AvatarOutputs.None, 0)]
    public async Task What_speaking_a_refusal_costs_is_entered(AvatarOutputs outputs, int entries)
    {
        var ledger = new FakeCostLedger();
        await using var host = new EngineHost(
            services: services => services.AddSingleton<ICostLedger>(ledger), build: builder => builder.UseGuard(new FakeContentGuard().Block("x")));

        await host.Engine.GetResponseAsync(EngineHost.Ask("x", outputs: outputs));

        Assert.Equal(entries, ledger.Calls.Count(call => call.Entry?.Usage.SpeechCharacters > 0));
    }

    [Fact]
    public async Task A_guard_that_stands_there_twice_is_there_once()
    {
        await using var host = new EngineHost(build: builder => builder.UseGuard<NothingPasses>().UseGuard<NothingPasses>());

        AvatarResponse response = await host.Engine.GetResponseAsync(EngineHost.Ask());

        Assert.Equal("test.nothing", response.Error!.Code);
        Assert.Single(host.Services.GetServices<IContentGuard>().OfType<NothingPasses>());
    }

    private static string Said(IEnumerable<AvatarResponseUpdate> updates)
        => string.Concat(updates.OfType<SpeechSegment>().Select(piece => piece.Text.Length == 0 ? "" : piece.Text + " ")).TrimEnd();

    private sealed class NothingPasses : IContentGuard
    {
        public string Name => throw new InvalidOperationException("A name is foreign code, too.");

        public ValueTask<GuardVerdict> CheckAsync(GuardedText text, CancellationToken cancellationToken = default)
            => new(GuardVerdict.Block("test.nothing", new GuardCategory("test")));
    }
}
