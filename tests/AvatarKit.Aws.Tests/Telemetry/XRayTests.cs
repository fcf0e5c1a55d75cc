using System.Diagnostics;
using Amazon.Runtime;
using AvatarKit.Aws.Tests.Loopback;
using AvatarKit.Aws.Tests.Speech;
using AvatarKit.Aws.Wire;
using AvatarKit.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace AvatarKit.Aws.Tests.Telemetry;

public sealed class XRayTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_call_carries_the_trace_it_is_made_in_where_it_is_asked_for_and_not_else(bool isAsked)
    {
        using var span = new Activity("turn");
        span.SetIdFormat(ActivityIdFormat.W3C);
        span.ActivityTraceFlags = ActivityTraceFlags.Recorded;
        span.Start();
        await using var server = new LoopbackServer { Otherwise = static call => call.RespondAsync(200, "{}") };
        AwsHttpClientFactory factory = isAsked ? AwsHttpClientFactory.Traced : AwsHttpClientFactory.Shared;
        HttpClient client = factory.CreateHttpClient(null!);

        using HttpResponseMessage response = await client.GetAsync(new Uri(server.Url));

        string trace = span.TraceId.ToHexString();
        string? header = Assert.Single(server.Requests).Headers.GetValueOrDefault("X-Amzn-Trace-Id");
        Assert.Equal(isAsked ? $"Root=1-{trace[..8]}-{trace[8..]};Parent={span.SpanId.ToHexString()};Sampled=1" : null, header);
    }

    [Fact]
    public async Task A_call_outside_of_any_trace_carries_none()
    {
        await using var server = new LoopbackServer { Otherwise = static call => call.RespondAsync(200, "{}") };

        using HttpResponseMessage response = await AwsHttpClientFactory.Traced.CreateHttpClient(null!).GetAsync(new Uri(server.Url));

        Assert.DoesNotContain("X-Amzn-Trace-Id", Assert.Single(server.Requests).Headers.Keys);
    }

    [Fact]
    public async Task The_signature_of_a_call_holds_with_the_header()
    {
        using var span = new Activity("turn");
        span.Start();
        await using PollyEmulator polly = await PollyEmulator.StartAsync();
        using PollySpeechSynthesizer voice = PollyLoopbackTests.Voice(polly, static options => options.PropagatesTrace = true);

        await foreach (SpeechChunk chunk in voice.SynthesizeAsync(new SpeechRequest { Text = "Hello.", Locale = "en-US" }))
        {
            Assert.NotNull(chunk);
        }

        Assert.All(polly.Requests, static request => Assert.Equal((200, SignatureOutcome.Valid), (request.Status, request.Signature)));
    }

    [Fact]
    public void What_is_asked_for_all_of_aws_is_so_for_each_part()
    {
        var services = new ServiceCollection();
        services.AddAvatarChatbot().UseAws(static options =>
        {
            options.PropagateTrace = true;
            options.DynamoDb.TableName = "table";
            options.S3.Bucket = "bucket";
        });
        using ServiceProvider provider = services.BuildServiceProvider();

        Assert.True(provider.GetRequiredService<IOptions<BedrockOptions>>().Value.PropagatesTrace);
        Assert.True(provider.GetRequiredService<IOptions<PollyOptions>>().Value.PropagatesTrace);
        Assert.True(provider.GetRequiredService<IOptions<DynamoDbOptions>>().Value.PropagatesTrace);
        Assert.True(provider.GetRequiredService<IOptions<S3AssetOptions>>().Value.PropagatesTrace);
        Assert.Same(AwsHttpClientFactory.Traced, Apply(isTraced: true));
        Assert.Same(AwsHttpClientFactory.Shared, Apply(isTraced: false));
    }

    private static HttpClientFactory Apply(bool isTraced)
    {
        var config = new Amazon.S3.AmazonS3Config();
        new AwsClientSettings { Region = "eu-central-1", PropagatesTrace = isTraced }.ApplyTo(config);
        return config.HttpClientFactory;
    }
}
