using System.Text.Json.Nodes;
using Amazon.Runtime;
using AvatarKit.Aws.Tests.Loopback;
using Microsoft.Extensions.Logging.Testing;

namespace AvatarKit.Aws.Tests.Portraits;

public class BedrockPortraitGeneratorTests
{
    private const string Secret = "my neighbour's face";

    [Fact]
    public async Task Canvas_is_told_all_in_its_own_language()
    {
        await using var server = new LoopbackServer().Then(static call => call.RespondAsync(200, """{"images":["AQID"]}"""));
        using BedrockPortraitGenerator generator = Generator(server, static options => options.Portraits.PromptStrength = 8);

        PortraitResult result = await generator.GenerateAsync(new PortraitRequest("a librarian")
        {
            NegativeText = "glasses", Style = PortraitStyle.Painting, Width = 512, Height = 768, Seed = 12,
        });

        Assert.Equal("/model/amazon.nova-canvas-v1%3A0/invoke", server.Requests[0].Target);
        Assert.True(JsonNode.DeepEquals(
            JsonNode.Parse("""
                {"taskType":"TEXT_IMAGE","textToImageParams":{"text":"a librarian","negativeText":"glasses","style":"SOFT_DIGITAL_PAINTING"},
                 "imageGenerationConfig":{"width":512,"height":768,"numberOfImages":1,"seed":12,"quality":"standard","cfgScale":8}}
                """),
            JsonNode.Parse(server.Requests[0].Body)));
        GeneratedPortrait portrait = Assert.Single(result.Portraits);
        Assert.Equal([1, 2, 3], portrait.Image.ToArray());
        Assert.Equal(("image/png", "amazon.nova-canvas-v1:0", null), (portrait.ContentType, portrait.ModelId, portrait.Asset));
        Assert.Equal(0, result.RefusedCount);
    }

    [Fact]
    public async Task A_style_Canvas_does_not_know_goes_into_the_words()
    {
        await using var server = new LoopbackServer().Then(static call => call.RespondAsync(200, """{"images":["AQID"]}"""));
        using BedrockPortraitGenerator generator = Generator(server);

        PortraitResult result = await generator.GenerateAsync(new PortraitRequest("a librarian") { Style = new PortraitStyle("woodcut") });

        JsonNode text = JsonNode.Parse(server.Requests[0].Body)!["textToImageParams"]!;
        Assert.Equal("a librarian, woodcut", (string?)text["text"]);
        Assert.Null(text["style"]);
        Assert.Equal(result.Portraits[0].Parameters["seed"], JsonNode.Parse(server.Requests[0].Body)!["imageGenerationConfig"]!["seed"]!.ToString());
    }

    [Fact]
    public async Task A_portrait_with_an_owner_is_stored_with_what_it_was_made_from()
    {
        await using var server = new LoopbackServer().Then(static call => call.RespondAsync(200, """{"images":["AQID","BAUG"]}"""));
        var assets = new InMemoryAssetStore();
        using BedrockPortraitGenerator generator = Generator(server, assets: assets);
        string description = "a librarian " + string.Concat(Enumerable.Repeat("ä", 900));

        PortraitResult result = await generator.GenerateAsync(new PortraitRequest(description)
        {
            Seed = 5, Count = 2, Owner = new AssetOwner("acme", "ava"), NegativeText = string.Concat(Enumerable.Repeat("🎩", 200)),
        });

        Assert.Equal(2, result.Portraits.Count);
        AssetInfo stored = (await assets.FindAsync(result.Portraits[1].Asset!.Id))!;
        Assert.Equal((new AssetOwner("acme", "ava"), "image/png", 3L), (stored.Owner, stored.ContentType, stored.Length));
        Assert.Equal(("5", "1", "amazon.nova-canvas-v1:0", "standard"),
            (stored.Metadata!["seed"], stored.Metadata["index"], stored.Metadata["model"], stored.Metadata["quality"]));
        Assert.StartsWith("a librarian ä", stored.Metadata["description"], StringComparison.Ordinal);
        Assert.True(stored.Metadata["description"].Length < description.Length);
        Assert.Equal(stored.Metadata, result.Portraits[1].Parameters);
    }

    [Fact]
    public async Task Pictures_that_were_held_back_are_counted()
    {
        await using var server = new LoopbackServer().Then(static call => call.RespondAsync(
            200, """{"images":["AQID"],"error":"Some of the generated images have been blocked by our content filters."}"""));
        using BedrockPortraitGenerator generator = Generator(server);

        PortraitResult result = await generator.GenerateAsync(new PortraitRequest("a librarian") { Count = 3 });

        Assert.Equal((1, 2), (result.Portraits.Count, result.RefusedCount));
    }

    [Fact]
    public async Task Refusals_are_typed_and_say_whether_the_description_or_the_pictures_were_refused()
    {
        await using var server = new LoopbackServer()
            .Then(static call =>
                call.RespondAsync(200, """{"images":[],"error":"All of the generated images have been blocked by our content filters."}"""))
            .Then(static call => call.FailAsync(400, "ValidationException", "This request has been blocked by our content filters. " + Secret));
        using BedrockPortraitGenerator generator = Generator(server);

        PortraitRefusedException pictures = await Assert.ThrowsAsync<PortraitRefusedException>(
            () => generator.GenerateAsync(new PortraitRequest(Secret)));
        PortraitRefusedException description = await Assert.ThrowsAsync<PortraitRefusedException>(
            () => generator.GenerateAsync(new PortraitRequest(Secret)));

        Assert.Equal(("portrait.refused", false, "bedrock"), (pictures.Code, pictures.IsDescriptionRefused, pictures.Provider));
        Assert.Equal(("portrait.description_refused", true), (description.Code, description.IsDescriptionRefused));
        Assert.DoesNotContain(Secret, description.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_Canvas_cannot_do_is_refused_before_it_is_asked()
    {
        await using var server = new LoopbackServer();
        using BedrockPortraitGenerator generator = Generator(server);
        var request = new PortraitRequest("a librarian");

        foreach ((string property, PortraitRequest wrong) in new[]
        {
            ("Description", request with { Description = new string('x', 1025) }),
            ("NegativeText", request with { NegativeText = new string('x', 1025) }),
            ("Width", request with { Width = 1000 }),
            ("Height", request with { Height = 8192 }),
            ("Width and Height", request with { Width = 2048, Height = 2048 }),
            ("Width and Height", request with { Width = 4096, Height = 512 }),
            ("Count", request with { Count = 6 }),
            ("Seed", request with { Seed = 858_993_460 }),
        })
        {
            ArgumentException exception = await Assert.ThrowsAsync<ArgumentException>(() => generator.GenerateAsync(wrong));
            Assert.Contains("PortraitRequest." + property + " ", exception.Message, StringComparison.Ordinal);
        }

        Assert.Empty(server.Requests);
    }

    [Fact]
    public async Task A_retired_Canvas_gives_way_to_a_model_that_answers_with_pictures()
    {
        await using var server = new LoopbackServer();
        server.Otherwise = static call => call.Request.Target.Contains("canvas", StringComparison.Ordinal)
            ? call.FailAsync(404, "ResourceNotFoundException", "This model version has reached the end of its life.")
            : call.RespondAsync(
                200,
                """{"output":{"message":{"role":"assistant","content":[{"text":"Here."},{"image":{"format":"jpeg","source":{"bytes":"AQID"}}}]}},"stopReason":"end_turn"}""");
        var log = new FakeLogger<BedrockPortraitGenerator>();
        using BedrockPortraitGenerator generator = Generator(
            server, static options => options.Portraits.FallbackModelId = "us.amazon.nova-2-omni-v1:0", log: log);

        PortraitResult first = await generator.GenerateAsync(
            new PortraitRequest("a librarian") { Style = PortraitStyle.Sketch, NegativeText = "hat", Width = 640, Height = 480 });
        await generator.GenerateAsync(new PortraitRequest("a librarian") { Count = 2 });

        Assert.Equal(("image/jpeg", "us.amazon.nova-2-omni-v1:0"), (first.Portraits[0].ContentType, first.Portraits[0].ModelId));
        Assert.Equal(
            ["/model/amazon.nova-canvas-v1%3A0/invoke", .. Enumerable.Repeat("/model/us.amazon.nova-2-omni-v1%3A0/converse", 3)],
            server.Requests.Select(static request => request.Target));
        Assert.Equal(
            "Make one picture, 640 by 480 pixels: a librarian\nStyle: design sketch\nLeave out: hat",
            server.Requests[1].Json.GetProperty("messages")[0].GetProperty("content")[0].GetProperty("text").GetString());
        Assert.Equal(202, Assert.Single(log.Collector.GetSnapshot()).Id.Id);
    }

    [Fact]
    public async Task A_model_that_answers_in_words_is_the_wrong_one()
    {
        await using var server = new LoopbackServer()
            .Then(static call => call.RespondAsync(
                200, """{"output":{"message":{"role":"assistant","content":[{"text":"I cannot paint."}]}},"stopReason":"end_turn"}"""))
            .Then(
                static call => call.RespondAsync(
                    200,
                    """{"output":{"message":{"role":"assistant","content":[{"image":{"format":"png","error":{"message":"no"}}}]}},"stopReason":"content_filtered"}"""));
        using BedrockPortraitGenerator generator = Generator(server, static options => options.Portraits.ModelId = "amazon.nova-lite-v1:0");

        BedrockException wrong = await Assert.ThrowsAsync<BedrockException>(() => generator.GenerateAsync(new PortraitRequest("a librarian")));
        await Assert.ThrowsAsync<PortraitRefusedException>(() => generator.GenerateAsync(new PortraitRequest("a librarian")));

        Assert.Contains("Portraits.ModelId", wrong.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pictures_are_reported_to_be_paid()
    {
        await using var server = new LoopbackServer().Then(static call => call.RespondAsync(200, """{"images":["AQID","BAUG"]}"""));
        using BedrockPortraitGenerator generator = Generator(server);
        List<(string, decimal)> used = [];

        using (ResourceUsage.Collect((resource, quantity) => used.Add((resource, quantity))))
        {
            await generator.GenerateAsync(new PortraitRequest("a librarian") { Count = 2 });
        }

        Assert.Equal([("bedrock/image/amazon.nova-canvas-v1:0", 2m)], used);
    }

    [Fact]
    public async Task A_throttled_model_is_asked_once()
    {
        await using var server = new LoopbackServer();
        server.Otherwise = static call => call.FailAsync(429, "ThrottlingException", Secret);
        using BedrockPortraitGenerator generator = Generator(
            server, static options => options.Portraits.FallbackModelId = "us.amazon.nova-2-omni-v1:0");

        BedrockException exception = await Assert.ThrowsAsync<BedrockException>(() => generator.GenerateAsync(new PortraitRequest("a librarian")));

        Assert.Equal("bedrock.throttled", exception.Code);
        Assert.Single(server.Requests);
    }

    private static BedrockPortraitGenerator Generator(
        LoopbackServer server, Action<BedrockOptions>? configure = null, IAssetStore? assets = null,
        FakeLogger<BedrockPortraitGenerator>? log = null)
    {
        var options = new BedrockOptions { ServiceUrl = server.Url, Region = "us-east-1" };
        configure?.Invoke(options);
        return new BedrockPortraitGenerator(options, assets, new BasicAWSCredentials("AKIDEXAMPLE", "secret"), logger: log);
    }
}
