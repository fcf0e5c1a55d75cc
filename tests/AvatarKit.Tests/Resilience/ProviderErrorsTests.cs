using AvatarKit.Testing;
using AvatarKit.Tests.Conversation;

namespace AvatarKit.Tests.Resilience;

/// <summary>A time-out names the bound that was passed, and no other.</summary>
public sealed class ProviderErrorsTests
{
    private const string Setting = "AvatarChatbotOptions.Resilience.Some.Timeout";

    private readonly ProviderErrors errors = new(TransientFailure.Default);

    [Theory]
    [InlineData(ProviderLimit.FirstContent, "Resilience.Model.FirstContentTimeout")]
    [InlineData(ProviderLimit.BetweenItems, "Resilience.Model.BetweenItemsTimeout")]
    [InlineData(ProviderLimit.OwnTimeout, "a time-out of its own")]
    internal void Of_a_model(ProviderLimit limit, string bound)
        => AssertNames(errors.OfModel(Passed(limit), "lite", "openai"), "model.timeout", bound, "FirstContentTimeout", "BetweenItemsTimeout");

    [Theory]
    [InlineData(ProviderLimit.FirstContent, "Resilience.Voice.SentenceTimeout")]
    [InlineData(ProviderLimit.Whole, "Resilience.Voice.SentenceTimeout")]
    [InlineData(ProviderLimit.BetweenItems, "Resilience.Voice.BetweenItemsTimeout")]
    [InlineData(ProviderLimit.OwnTimeout, "a time-out of its own")]
    internal void Of_a_voice(ProviderLimit limit, string bound)
        => AssertNames(errors.OfVoice(Passed(limit), "polly"), "speech.timeout", bound, "SentenceTimeout", "BetweenItemsTimeout");

    [Theory]
    [InlineData(ProviderLimit.Call, Setting)]
    [InlineData(ProviderLimit.OwnTimeout, "a time-out of its own")]
    internal void Of_a_store_and_a_knowledge_base(ProviderLimit limit, string bound)
    {
        AssertNames(errors.OfStore(Passed(limit), "sqlite", Setting), "storage.timeout", bound, Setting);
        AssertNames(errors.OfKnowledge(Passed(limit), "sqlite", Setting), "knowledge.timeout", bound, Setting);
    }

    [Fact]
    public async Task A_tier_that_fails_says_whose_it_is()
    {
        await using var host = new EngineHost();
        host.Lite.FailWith(new HttpRequestException());
        host.Pro.FailWith(new HttpRequestException());

        AvatarResponse response = await host.Engine.GetResponseAsync(EngineHost.Ask(outputs: AvatarOutputs.None));

        Assert.NotEqual("unknown", Assert.IsType<ModelException>(response.Error!.Exception).Provider);
    }

    private static ProviderLimitException Passed(ProviderLimit limit) => new(limit, "provider");

    private static void AssertNames(AvatarKitException error, string code, string bound, params string[] others)
    {
        Assert.Equal((code, true), (error.Code, error.IsTransient));
        Assert.Contains(bound, error.Message, StringComparison.Ordinal);
        Assert.All(
            others.Where(other => !bound.EndsWith(other, StringComparison.Ordinal)),
            other => Assert.DoesNotContain(other, error.Message, StringComparison.Ordinal));
    }
}
