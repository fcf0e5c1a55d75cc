using System.ClientModel;
using System.ClientModel.Primitives;
using System.Net;
using Microsoft.Extensions.AI;
using OpenAI;

namespace AvatarKit.Tests.Conversation.Faults;

/// <summary>Failures of the OpenAI client's own kind, <see cref="ClientResultException"/>, are told apart as others are.</summary>
public sealed class OpenAIBreakerTests
{
    private const int Often = 20;
    private const string Refusal =
        """{"error":{"message":"The response was filtered.","type":"invalid_request_error","code":"content_filter","param":"prompt"}}""";

    [Theory]
    [InlineData(HttpStatusCode.BadRequest)]
    [InlineData(HttpStatusCode.Unauthorized)]
    [InlineData(HttpStatusCode.NotFound)]
    [InlineData(HttpStatusCode.UnprocessableEntity)]
    public async Task Prompts_that_an_OpenAI_compatible_service_refuses_do_not_stop_it_for_others(HttpStatusCode status)
    {
        using var endpoint = new RefusingEndpoint(status, Refusal);
        using IChatClient model = CreateClient(endpoint);
        await using var scene = new FaultScene((_, services) => FaultScene.UseModel(services, model));
        for (int i = 0; i < Often; i++)
        {
            AvatarResponse refused = await scene.AskAsync(Ask("Bad", "bad-tenant", $"c{i}"));
            Assert.Equal(TurnOutcome.Failed, refused.Outcome);
        }

        AvatarResponse response = await scene.AskAsync(Ask("Good", "other-tenant", "c"));

        Assert.Equal((TurnOutcome.Completed, "All is well.", "lite"), (response.Outcome, response.Text, response.Route?.Tier));
    }

    [Theory]
    [InlineData(HttpStatusCode.BadRequest, false)]
    [InlineData(HttpStatusCode.Unauthorized, false)]
    [InlineData(HttpStatusCode.TooManyRequests, true)]
    [InlineData(HttpStatusCode.InternalServerError, true)]
    public async Task A_failed_turn_says_whether_the_same_prompt_may_be_answered_later(HttpStatusCode status, bool isTransient)
    {
        using var endpoint = new RefusingEndpoint(status, Refusal);
        using IChatClient model = CreateClient(endpoint);
        await using var scene = new FaultScene((_, services) => FaultScene.UseModel(services, model));

        AvatarResponse response = await scene.AskAsync(Ask("Bad", "tenant", "c"));

        Assert.Equal((TurnOutcome.Failed, isTransient), (response.Outcome, response.Error?.IsTransient));
        Assert.DoesNotContain("filtered", response.Error!.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(HttpStatusCode.InternalServerError)]
    [InlineData(HttpStatusCode.ServiceUnavailable)]
    public async Task An_OpenAI_compatible_service_that_is_down_is_left_alone(HttpStatusCode status)
    {
        using var endpoint = new RefusingEndpoint(status, Refusal);
        using IChatClient model = CreateClient(endpoint);
        await using var scene = new FaultScene((_, services) => FaultScene.UseModel(services, model));
        for (int i = 0; i < 2 * Often; i++)
        {
            await scene.AskAsync(Ask("Bad", "tenant", $"c{i}"));
        }

        int calls = endpoint.Calls;
        AvatarResponse response = await scene.AskAsync(Ask("Good", "tenant", "c"));

        Assert.Equal((TurnOutcome.Failed, "model.unavailable"), (response.Outcome, response.Error?.Code));
        Assert.True(response.Error!.IsTransient);
        Assert.Equal(calls, endpoint.Calls);
    }

    private static IChatClient CreateClient(HttpMessageHandler endpoint)
    {
        var options = new OpenAIClientOptions
        {
            Endpoint = new Uri("http://localhost/v1"),
            Transport = new HttpClientPipelineTransport(new HttpClient(endpoint, disposeHandler: false)),
            RetryPolicy = new ClientRetryPolicy(0),
        };
        return new OpenAIClient(new ApiKeyCredential("none"), options).GetChatClient("m").AsIChatClient();
    }

    private static AvatarRequest Ask(string message, string tenant, string conversation)
        => EngineHost.Ask(message, conversation: conversation, outputs: AvatarOutputs.None) with { TenantId = tenant };
}
