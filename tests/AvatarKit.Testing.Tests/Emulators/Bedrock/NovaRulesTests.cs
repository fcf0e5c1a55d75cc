using System.Net;

namespace AvatarKit.Testing.Tests.Emulators;

public sealed class NovaRulesTests
{
    private const string Point = """{"cachePoint":{"type":"default"}}""";
    private const string Tool = """{"toolSpec":{"name":"t","inputSchema":{"json":{}}}}""";

    public static TheoryData<string, string?> Requests => new()
    {
        { Request("""[{"text":"Hi"}]""", Tool + "," + Point), "#/toolConfig/tools/1" },
        { Request($"[{Point}]", Tool), "#/messages/0/content/0" },
        { Request("""[{"image":{"format":"png","source":{"bytes":"AAAA"}}},""" + Point + "]", Tool), "#/messages/0/content/1" },
        { Request("""[{"text":"Hi"},""" + Point + "]", Tool), null },
    };

    [Theory]
    [MemberData(nameof(Requests))]
    public async Task Nova_takes_cache_points_after_text_only(string body, string? refused)
    {
        await using BedrockScene scene = await BedrockScene.StartAsync();

        using HttpResponseMessage nova = await scene.PostAsync(body, model: "us.amazon.nova-lite-v1");
        using HttpResponseMessage other = await scene.PostAsync(body, model: "another");

        Assert.Equal(refused is null ? HttpStatusCode.OK : HttpStatusCode.BadRequest, nova.StatusCode);
        Assert.Contains(refused ?? "Hi", await nova.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, other.StatusCode);
    }

    private static string Request(string content, string tools)
        => """{"messages":[{"role":"user","content":""" + content + """}],"toolConfig":{"tools":[""" + tools + "]}}";
}
