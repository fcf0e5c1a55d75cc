using AvatarKit.Aws.Tests.Peers;
using AvatarKit.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace AvatarKit.Aws.Tests.Turns;

[Collection(PeersCollection.Name)]
public sealed class AwsTurnTests(DynamoDbLocal dynamoDb, S3Server s3)
{
    private static readonly ConversationKey Talk = new("talk", "ann");

    [DynamoDbFact]
    public async Task Nova_answers_Polly_speaks_DynamoDB_remembers_and_S3_keeps()
    {
        await using AwsHost host = await AwsHost.StartAsync(dynamoDb.Url, s3.Url);
        host.Bedrock.RespondWith(new BedrockReply().Text("Hello Ann. My name is Ava.").Usage(120, 9));

        AvatarResponse response = (await host.Engine.GetResponseAsync(Ask("Hi"))).EnsureNotFailed();

        Assert.Empty(response.Warnings);
        Assert.Equal("Hello Ann. My name is Ava.", response.Text);
        Assert.Equal("amazon.nova-lite-v1:0", response.ModelId);
        Assert.Equal(
            ["Hello Ann.", "My name is Ava."], response.Segments.Where(static piece => piece.Text.Length > 0).Select(static piece => piece.Text));
        Assert.All(response.Segments, static piece => Assert.False(piece.Audio.IsEmpty));
        Assert.All(response.Segments.GroupBy(static piece => piece.Sentence), static sentence =>
        {
            Assert.True(sentence.Sum(static piece => piece.Visemes.Count) > 3);
            Assert.NotEmpty(sentence.SelectMany(static piece => piece.Words));
        });
        Assert.Equal((120, 9), (response.Usage.InputTokens, response.Usage.OutputTokens));
        Assert.All(host.Bedrock.Requests, static request => Assert.Equal(SignatureOutcome.Valid, request.Signature));
        Assert.All(host.Polly.Requests, static request => Assert.Equal(SignatureOutcome.Valid, request.Signature));
        ConversationTurn turn = Assert.Single((await host.Services.GetRequiredService<IConversationStore>().GetWindowAsync(Talk, 10)).Turns);
        Assert.Equal(("Hi", "Hello Ann. My name is Ava."), (turn.Message, turn.Result!.Answer));
        await using Stream? speech = await host.Services.GetRequiredService<IAssetStore>().OpenAsync(response.Speech!.Id);
        Assert.NotNull(speech);
    }

    [DynamoDbFact]
    public async Task A_turn_costs_its_tokens_its_characters_and_its_requests()
    {
        await using AwsHost host = await AwsHost.StartAsync(dynamoDb.Url, s3.Url);
        host.Bedrock.RespondWith(new BedrockReply().Text("Hello Ann.").Usage(1_000_000, 1_000_000));

        AvatarResponse response = (await host.Engine.GetResponseAsync(Ask("Hi"))).EnsureNotFailed();

        // Nova Lite: 0.06 and 0.24 a million. Polly's neural voices: 16 a million, for the sound and for the marks.
        Assert.Equal(0.30m, response.Cost.ModelUsd);
        Assert.Equal(host.Polly.Requests.Sum(static request => request.BilledCharacters) * 16m / 1_000_000, response.Cost.SpeechUsd);
        Assert.True(response.Usage.Resources["dynamodb/write-unit"] >= 10);
        Assert.Equal(1, response.Usage.Resources["s3/put-request"]);
        Assert.Equal(response.Usage.Resources.Sum(static used => used.Value * PerMillion(used.Key)) / 1_000_000, response.Cost.ResourcesUsd);
    }

    [DynamoDbFact]
    public async Task A_sentence_said_twice_is_paid_once()
    {
        await using AwsHost host = await AwsHost.StartAsync(dynamoDb.Url, s3.Url);
        host.Bedrock.RespondWith("Good morning.").RespondWith("Good morning.");

        AvatarResponse first = (await host.Engine.GetResponseAsync(Ask("Hi"))).EnsureNotFailed();
        AvatarResponse second = (await host.Engine.GetResponseAsync(Ask("Hi again"))).EnsureNotFailed();

        Assert.True(first.Cost.SpeechUsd > 0);
        Assert.Equal(0, second.Cost.SpeechUsd);
        Assert.Equal(2, host.Polly.Requests.Count);
        Assert.Equal(first.SpeechDuration, second.SpeechDuration);
        Assert.Equal(Shapes(first), Shapes(second));
    }

    [DynamoDbFact]
    public async Task A_retired_model_falls_back_and_the_turn_says_why()
    {
        await using AwsHost host = await AwsHost.StartAsync(dynamoDb.Url, s3.Url);
        host.Bedrock.When(static request => request.ModelId.Contains("premier", StringComparison.Ordinal)).FailWith(BedrockFaults.ModelRetired);

        AvatarResponse response = (await host.Engine.GetResponseAsync(Ask("Hi") with { Tier = "premier" })).EnsureNotFailed();

        Assert.Equal("amazon.nova-pro-v1:0", response.ModelId);
        Assert.Contains("bedrock.model_retired", response.Route!.Reason, StringComparison.Ordinal);
    }

    [DynamoDbFact]
    public async Task An_interruption_closes_the_model_s_stream_and_bills_what_was_produced()
    {
        await using AwsHost host = await AwsHost.StartAsync(dynamoDb.Url, s3.Url, tokensPerSecond: 40);
        host.Bedrock.RespondWith(string.Join(' ', Enumerable.Range(1, 2_000).Select(static number => $"word{number}.")));
        using var stop = new CancellationTokenSource();
        TurnInterrupted? end = null;

        await foreach (AvatarResponseUpdate update in host.Engine.GetStreamingResponseAsync(Ask("Tell me all"), stop.Token))
        {
            if (update is TextDelta)
            {
                await stop.CancelAsync();
            }

            end = update as TurnInterrupted;
        }

        BedrockRequest request = Assert.Single(host.Bedrock.Requests);
        await request.Ended.WaitAsync(TimeSpan.FromSeconds(30));
        Assert.NotNull(request.ClientClosedAt);
        Assert.InRange(request.OutputTokens, 1, 1_000);
        Assert.True(end!.Usage.OutputTokens > 0);
        Assert.True(end.Cost.ModelUsd > 0);
        ConversationTurn turn = Assert.Single((await host.Services.GetRequiredService<IConversationStore>().GetWindowAsync(Talk, 10)).Turns);
        Assert.Equal(TurnStatus.Interrupted, turn.Status);
    }

    [DynamoDbFact]
    public async Task Throttles_are_asked_again_once_by_one_owner_and_no_more()
    {
        await using AwsHost host = await AwsHost.StartAsync(dynamoDb.Url, s3.Url);
        host.Bedrock.FailWith(BedrockFaults.Throttled(TimeSpan.FromMilliseconds(20))).RespondWith("Hello.");
        host.Polly.When(static request => request.OutputFormat == "pcm").FailWith(PollyFaults.Throttled).RespondAsUsual();

        AvatarResponse response = (await host.Engine.GetResponseAsync(Ask("Hi"))).EnsureNotFailed();

        Assert.Equal("Hello.", response.Text);
        Assert.Equal(2, host.Bedrock.Requests.Count);
        Assert.Equal(2, host.Polly.Requests.Count(static request => request.OutputFormat == "pcm"));
        Assert.NotEmpty(response.Segments);
        Assert.All(response.Segments.GroupBy(static piece => piece.Sentence),
            static sentence => Assert.NotEmpty(sentence.SelectMany(static piece => piece.Visemes)));
    }

    [DynamoDbFact]
    public async Task A_wrong_key_is_told_as_such()
    {
        await using AwsHost host = await AwsHost.StartAsync(
            dynamoDb.Url, s3.Url, register: static services =>
                services.AddSingleton<Amazon.Runtime.AWSCredentials>(new Amazon.Runtime.BasicAWSCredentials("S3RVER", "wrong")));

        AvatarResponse response = await host.Engine.GetResponseAsync(Ask("Hi") with { Outputs = AvatarOutputs.None });

        Assert.Equal(TurnOutcome.Failed, response.Outcome);
        Assert.Equal("bedrock.credentials", response.Error!.Code);
    }

    /// <summary>The mouth shapes in order; one that a piece's end cuts in two counts once.</summary>
    private static List<Viseme> Shapes(AvatarResponse response)
    {
        List<Viseme> shapes = [];
        foreach (TimedViseme shape in response.Segments.SelectMany(static piece => piece.Visemes))
        {
            if (shapes.Count == 0 || shapes[^1] != shape.Viseme)
            {
                shapes.Add(shape.Viseme);
            }
        }

        return shapes;
    }

    private static AvatarRequest Ask(string message) => new() { Message = message, ConversationId = Talk.ConversationId, UserId = Talk.UserId };

    private static decimal PerMillion(string resource)
        => AwsPriceBook.Default.FindResourcePrice(resource, TimeProvider.System.GetUtcNow())!.PerMillion;
}
