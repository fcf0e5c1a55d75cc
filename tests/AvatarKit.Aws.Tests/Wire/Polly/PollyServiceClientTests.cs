using Amazon.Runtime;
using AvatarKit.Aws.Tests.Loopback;
using AvatarKit.Aws.Wire.Polly;

namespace AvatarKit.Aws.Tests.Wire.Polly;

public class PollyServiceClientTests
{
    [Fact]
    public async Task Speech_comes_as_a_stream_with_what_is_billed()
    {
        await using var server = new LoopbackServer().Then(
            static call => call.RespondAsync(200, [1, 2, 3], ("Content-Type", "audio/pcm"), ("x-amzn-RequestCharacters", "5")));
        using PollyServiceClient client = PollyServiceClient.Create(WireClients.Settings(server.Url));

        using SynthesizeSpeechResponse response =
            await client.SynthesizeSpeechAsync(new() { OutputFormat = "pcm", Text = "Hello", VoiceId = "Joanna", Engine = "neural" });
        using var audio = new MemoryStream();
        await response.AudioStream.CopyToAsync(audio);

        Assert.Equal([1, 2, 3], audio.ToArray());
        Assert.Equal(5, response.RequestCharacters);
        Assert.Equal("audio/pcm", response.ContentType);
        Assert.Equal("/v1/speech", server.Requests[0].Target);
        Assert.Equal("Joanna", server.Requests[0].Json.GetProperty("VoiceId").GetString());
        Assert.Contains("/eu-central-1/polly/aws4_request", server.Requests[0].Headers["Authorization"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Voices_are_asked_for_by_query()
    {
        await using var server = new LoopbackServer().Then(static call => call.RespondAsync(
            200, """{"Voices":[{"Id":"Vicki","LanguageCode":"de-DE","SupportedEngines":["neural","standard"],"New":1}],"NextToken":"more"}"""));
        using PollyServiceClient client = PollyServiceClient.Create(WireClients.Settings(server.Url));

        DescribeVoicesResponse response =
            await client.DescribeVoicesAsync(new() { LanguageCode = "de-DE", IncludeAdditionalLanguageCodes = true, NextToken = "a b" });

        Assert.Equal("/v1/voices?IncludeAdditionalLanguageCodes=true&LanguageCode=de-DE&NextToken=a%20b", server.Requests[0].Target);
        Assert.Equal(["neural", "standard"], Assert.Single(response.Voices!).SupportedEngines!);
        Assert.Equal("more", response.NextToken);
    }

    [Fact]
    public async Task Lexicons_are_stored_listed_and_deleted()
    {
        await using var server = new LoopbackServer()
            .Then(static call => call.RespondAsync(200, "{}"))
            .Then(static call => call.RespondAsync(200, """{"Lexicons":[{"Name":"names","Attributes":{"LexemesCount":2,"LastModified":1.7E9}}]}"""))
            .Then(static call => call.RespondAsync(200, "{}"));
        using PollyServiceClient client = PollyServiceClient.Create(WireClients.Settings(server.Url));

        await client.PutLexiconAsync(new() { Name = "names", Content = "<lexicon/>" });
        ListLexiconsResponse lexicons = await client.ListLexiconsAsync(new());
        await client.DeleteLexiconAsync(new() { Name = "names" });

        Assert.Equal(
            ["PUT /v1/lexicons/names", "GET /v1/lexicons", "DELETE /v1/lexicons/names"],
            server.Requests.Select(static request => $"{request.Method} {request.Target}"));
        Assert.Equal("""{"Content":"<lexicon/>"}""", server.Requests[0].Json.GetRawText()
            .Replace("\\u003C", "<", StringComparison.Ordinal)
            .Replace("\\u003E", ">", StringComparison.Ordinal));
        Assert.Equal(2, Assert.Single(lexicons.Lexicons!).Attributes?.LexemesCount);
    }

    [Fact]
    public async Task Throttling_is_told_by_name_and_not_tried_again()
    {
        await using var server = new LoopbackServer();
        server.Otherwise = static call => call.FailAsync(400, "ThrottlingException");
        using PollyServiceClient client = PollyServiceClient.Create(WireClients.Settings(server.Url));

        AmazonServiceException exception = await Assert.ThrowsAsync<AmazonPollyException>(
            () => client.SynthesizeSpeechAsync(new() { OutputFormat = "pcm", Text = "Hello", VoiceId = "Joanna" }));

        Assert.Equal("ThrottlingException", exception.ErrorCode);
        Assert.Single(server.Requests);
    }
}
