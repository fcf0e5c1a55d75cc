using AvatarKit.Testing;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;

namespace AvatarKit.Tests.Conversation;

/// <summary>What a request may bring besides its message.</summary>
public sealed class RequestTests
{
    private static readonly DataContent Picture = new(new byte[] { 1, 2, 3 }, "image/png");

    [Fact]
    public async Task A_picture_is_shown_to_the_model_and_kept_with_the_conversation()
    {
        var assets = new FakeAssetStore();
        await using var host = new EngineHost(services: services => services.AddAssets(assets));
        host.Lite.RespondWith("A cat.");

        AvatarResponse response = await host.Engine.GetResponseAsync(EngineHost.Ask("What is this?") with { Attachments = [Picture] });

        Assert.Equal("A cat.", response.Text);
        ChatMessage question = host.Lite.Calls[0].Messages[^1];
        Assert.Equal("What is this?", question.Text);
        Assert.Equal([1, 2, 3], Assert.Single(question.Contents.OfType<DataContent>()).Data.ToArray());
        TurnAsset kept = Assert.Single(Assert.Single(await host.StoredAsync()).Result!.Assets);
        Assert.Equal((TurnAssetKind.Attachment, "image/png"), (kept.Kind, kept.Asset.ContentType));
        Assert.Equal(1, await assets.DeleteByOwnerAsync(new AssetOwner("default", "anonymous", "c1")));
    }

    [Fact]
    public async Task Without_a_model_that_takes_pictures_the_answer_says_so_before_anything_is_spent()
    {
        await using var host = new EngineHost(options =>
        {
            foreach (ModelTierOptions tier in options.Tiers.Values)
            {
                tier.TakesAttachments = false;
            }
        });

        AvatarResponse response = await host.Engine.GetResponseAsync(EngineHost.Ask("What is this?") with { Attachments = [Picture] });

        Assert.Equal("attachment.unsupported", response.Error!.Code);
        Assert.Contains("TakesAttachments", response.Error.Message, StringComparison.Ordinal);
        Assert.Empty(host.Lite.Calls);
    }

    [Fact]
    public async Task A_tier_that_takes_pictures_answers_where_the_routed_one_does_not()
    {
        await using var host = new EngineHost(options =>
        {
            options.Tiers["lite"].TakesAttachments = false;
            options.Tiers["pro"].TakesAttachments = false;
        });
        host.Premier.RespondWith("A cat.");

        AvatarResponse response = await host.Engine.GetResponseAsync(EngineHost.Ask("What is this?") with { Attachments = [Picture] });

        Assert.Equal(("premier", "A cat."), (response.Route!.Tier, response.Text));
    }

    [Theory]
    [InlineData("too many", "attachment.too_many")]
    [InlineData("too large", "attachment.too_large")]
    [InlineData("a program", "attachment.type")]
    [InlineData("a link without TLS", "attachment.invalid")]
    [InlineData("something else", "attachment.invalid")]
    public async Task Attachments_beyond_the_limits_are_refused(string kind, string code)
    {
        await using var host = new EngineHost(options => options.Limits.MaxAttachmentBytes = 1_000);
        IReadOnlyList<AIContent> attachments = kind switch
        {
            "too many" => [.. Enumerable.Repeat(Picture, 9)],
            "too large" => [new DataContent(new byte[1_001], "image/png")],
            "a program" => [new DataContent(new byte[1], "application/x-msdownload")],
            "a link without TLS" => [new UriContent("http://pictures.example/cat.png", "image/png")],
            _ => [new TextContent("words")],
        };

        AvatarResponse response = await host.Engine.GetResponseAsync(EngineHost.Ask() with { Attachments = attachments });

        Assert.Equal((code, TurnStage.Admit), (response.Error!.Code, response.Error.Stage));
        Assert.Empty(host.Store.Calls);
    }

    [Fact]
    public async Task Words_given_word_for_word_are_said_and_remembered_and_no_model_is_asked()
    {
        await using var host = new EngineHost();
        host.Lite.RespondWith("Gladly.");

        AvatarResponse greeting = await host.Engine.GetResponseAsync(EngineHost.Ask("") with { Verbatim = "Welcome. I am Ava." });
        await host.Engine.GetResponseAsync(EngineHost.Ask("Help me"));

        Assert.Equal((TurnOutcome.Completed, "Welcome. I am Ava."), (greeting.Outcome, greeting.Text));
        Assert.Equal("Welcome. I am Ava.", greeting.SpokenText);
        Assert.Null(greeting.Route);
        IReadOnlyList<ChatMessage> prompt = Assert.Single(host.Lite.Calls).Messages;
        Assert.Equal([ChatRole.System, ChatRole.Assistant, ChatRole.User], prompt.Select(message => message.Role));
        Assert.Equal("Welcome. I am Ava.", prompt[1].Text);
    }

    [Fact]
    public async Task A_turn_that_is_not_to_be_remembered_leaves_nothing_and_still_knows_the_past()
    {
        await using var host = new EngineHost();
        host.Lite.RespondWith("One.").RespondWith("Two.").RespondWith("Three.");
        await host.Engine.GetResponseAsync(EngineHost.Ask("First"));

        AvatarResponse aside = await host.Engine.GetResponseAsync(EngineHost.Ask("Aside") with { Remember = false });
        await host.Engine.GetResponseAsync(EngineHost.Ask("Third"));

        Assert.Equal((TurnOutcome.Completed, "Two."), (aside.Outcome, aside.Text));
        Assert.Contains("First", host.Lite.Calls[1].AllText, StringComparison.Ordinal);
        Assert.DoesNotContain("Aside", host.Lite.Calls[2].AllText, StringComparison.Ordinal);
        Assert.Equal(["First", "Third"], (await host.StoredAsync()).Select(turn => turn.Message));
    }

    [Fact]
    public async Task Tags_reach_the_router_and_the_store()
    {
        var router = new FakeModelRouter().RespondWith(
            new ModelRoute("lite", "by tag") { Assignments = new Dictionary<string, string> { ["tone"] = "b" } });
        await using var host = new EngineHost(services: services => services.AddSingleton<IModelRouter>(router));
        host.Lite.RespondWith("Yes.");

        AvatarResponse response = await host.Engine.GetResponseAsync(EngineHost.Ask() with { Tags = ["kiosk", "vip"] });

        Assert.Equal(["kiosk", "vip"], Assert.Single(router.Calls).Tags);
        Assert.Equal("b", response.Route!.Assignments!["tone"]);
        TurnResult stored = Assert.Single(await host.StoredAsync()).Result!;
        Assert.Equal(["kiosk", "vip"], stored.Tags);
        Assert.Equal(("lite", "by tag"), (stored.Route!.Tier, stored.Route.Reason));
    }

    [Theory]
    [InlineData(17, 3, "tags.too_many")]
    [InlineData(1, 129, "tags.invalid")]
    [InlineData(1, 0, "tags.invalid")]
    public async Task Tags_beyond_the_limits_are_refused(int count, int length, string code)
    {
        await using var host = new EngineHost();

        AvatarResponse response = await host.Engine.GetResponseAsync(
            EngineHost.Ask() with { Tags = [.. Enumerable.Repeat(new string('t', length), count)] });

        Assert.Equal(code, response.Error!.Code);
    }

    [Fact]
    public async Task Each_avatar_has_its_own_words_voice_and_language()
    {
        await using var host = new EngineHost(build: builder => builder.AddAvatar("ada", profile =>
        {
            profile.Name = "Ada";
            profile.Instructions = "You repair clocks.";
            profile.Locale = "de-DE";
            profile.Voice = "fake/ben";
            profile.Tier = "pro";
        }));
        host.Pro.RespondWith("Guten Tag.");
        host.Lite.RespondWith("Hello.");

        AvatarResponse ada = await host.Engine.GetResponseAsync(EngineHost.Ask() with { AvatarId = "Ada" });
        AvatarResponse ava = await host.Engine.GetResponseAsync(EngineHost.Ask());

        Assert.Equal(("pro", "fake/ben"), (ada.Route!.Tier, ada.Segments[0].Voice));
        Assert.Equal(("lite", "fake/anna"), (ava.Route!.Tier, ava.Segments[0].Voice));
        Assert.StartsWith("You repair clocks.", host.Pro.Calls[0].Messages[0].Text, StringComparison.Ordinal);
        Assert.Contains("de-DE", host.Pro.Calls[0].Messages[0].Text, StringComparison.Ordinal);
        Assert.Equal("ada", (await host.StoredAsync())[0].Result!.AvatarId);
    }
}
