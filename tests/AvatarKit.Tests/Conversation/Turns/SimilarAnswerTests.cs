using Microsoft.Extensions.DependencyInjection;

namespace AvatarKit.Tests.Conversation.Turns;

/// <summary>No model answers: a kept answer to a similar question is given, and said to be one.</summary>
public sealed class SimilarAnswerTests
{
    private const string Known = "How do I reset the password of my account?";
    private const string Like = "How can I reset my forgotten account password?";
    private const string Answer = "Click on the link. Then choose a new one.";

    [Fact]
    public async Task Where_no_model_answers_a_similar_answer_is_given_and_said_to_be_one()
    {
        await using EngineHost host = await HostAsync();

        AvatarResponse response = await host.Engine.GetResponseAsync(EngineHost.Ask(Like, conversation: "c2"));

        Assert.Equal($"I can't look into that right now. To a similar question, I answered this:\n\n{Answer}", response.Text);
        Assert.StartsWith("I can't look into that right now.", response.SpokenText, StringComparison.Ordinal);
        Assert.Equal(ResponseCacheHitKind.Lexical, response.Cache!.Kind);
        Degradation lost = Assert.Single(response.Degradations);
        Assert.Equal(("model", "model.failed"), (lost.What, lost.Code));
        Assert.Equal(response.Text, Assert.Single(await host.StoredAsync("c2")).Result!.Answer);
    }

    [Fact]
    public async Task It_is_said_in_the_persons_language()
    {
        await using EngineHost host = await HostAsync(
            avatar: static profile => profile.SimilarAnswerIntroductions["en"] = "This once was the answer:");

        AvatarResponse response = await host.Engine.GetResponseAsync(EngineHost.Ask(Like, conversation: "c2"));

        Assert.StartsWith("This once was the answer:\n\n", response.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_not_alike_ends_in_an_apology()
    {
        await using EngineHost host = await HostAsync();

        List<AvatarResponseUpdate> updates = await host.UpdatesAsync(EngineHost.Ask("Where is the nearest shop?", conversation: "c2"));

        Assert.Equal("model.failed", Assert.IsType<TurnFailed>(updates[^1]).Error.Code);
    }

    [Fact]
    public async Task A_host_that_wants_none_gets_none()
    {
        await using EngineHost host = await HostAsync(static options => options.MaxWrongWithoutModel = 0);

        List<AvatarResponseUpdate> updates = await host.UpdatesAsync(EngineHost.Ask(Like, conversation: "c2"));

        Assert.IsType<TurnFailed>(updates[^1]);
    }

    [Fact]
    public async Task What_was_given_so_is_not_kept_as_the_answer_to_the_question()
    {
        await using EngineHost host = await HostAsync();
        await host.Engine.GetResponseAsync(EngineHost.Ask(Like, conversation: "c2"));
        host.Lite.RespondWith("The model is back.");

        AvatarResponse response = await host.Engine.GetResponseAsync(EngineHost.Ask(Like, conversation: "c3"));

        Assert.DoesNotContain("similar question", response.Text, StringComparison.Ordinal);
    }

    /// <summary>A host whose models answered once, and then went away.</summary>
    private static async Task<EngineHost> HostAsync(Action<ResponseCacheOptions>? cache = null, Action<AvatarProfile>? avatar = null)
    {
        // Only the same question counts as the same while a model answers.
        var host = new EngineHost(avatar: avatar, build: builder => builder.UseResponseCache(options =>
        {
            options.MaxWrong = 0.0005;
            cache?.Invoke(options);
        }));
        host.Lite.RespondWith(Answer);
        await host.Engine.GetResponseAsync(EngineHost.Ask(Known));
        host.Lite.FailWith(new InvalidOperationException("gone"));
        host.Pro.FailWith(new InvalidOperationException("gone"));
        return host;
    }
}
