using System.Text.Json;
using System.Text.Json.Nodes;
using AvatarKit.AspNetCore;
using Microsoft.Playwright;

namespace AvatarKit.EndToEnd.Tests;

/// <summary>The reply page with answers in which one member after the other is null, as another serializer may write them.</summary>
public sealed class ReplyPageNullTests(Chromium chromium) : IClassFixture<Chromium>
{
    [ChromiumFact]
    public async Task Every_null_of_an_answer_is_taken_as_not_there()
    {
        JsonObject answer = JsonSerializer.SerializeToNode(await SampleReply.CreateAsync("Mama papa."), AvatarJson.Options)!.AsObject();
        answer["warnings"] = JsonNode.Parse("""[{ "code": "W", "message": "A warning." }]""");
        answer["tools"] = JsonNode.Parse("""[{ "name": "clock", "failed": false }]""");
        answer["error"] = JsonNode.Parse("""{ "code": "E", "message": "An error." }""");
        string[] places = [.. Members(answer, "")];
        Assert.True(places.Length > 40, $"Only {places.Length} members were found.");
        string page = await WriteAsync();
        IBrowserContext window = await chromium.Browser.NewContextAsync();
        IPage tab = await window.NewPageAsync();
        List<string> complaints = [];
        string place = "";
        tab.PageError += (_, error) => complaints.Add($"{place}: {error}");
        using var folder = new ScratchFolder();
        foreach (string next in places)
        {
            place = next;
            string file = folder.Write("reply.html", Fill(page, With(answer, place)));
            await tab.GotoAsync(new Uri(file).AbsoluteUri);
            if (!await tab.EvaluateAsync<bool>("() => !!globalThis.avatarPlayer?.canvas.isConnected"))
            {
                complaints.Add($"{place}: there is no face");
            }

            string facts = await tab.Locator("#facts").TextContentAsync() ?? "";
            if (facts.Contains("null", StringComparison.Ordinal) || facts.Contains("undefined", StringComparison.Ordinal))
            {
                complaints.Add($"{place}: {facts}");
            }
        }

        Assert.Empty(complaints);
        await window.DisposeAsync();
    }

    /// <summary>The paths of all members, however deep.</summary>
    private static IEnumerable<string> Members(JsonNode? node, string path) => node switch
    {
        JsonObject members => members.SelectMany(member => Members(member.Value, $"{path}/{member.Key}").Prepend($"{path}/{member.Key}")),
        JsonArray items => items.SelectMany((item, index) => Members(item, $"{path}/{index}")),
        _ => [],
    };

    private static JsonObject With(JsonObject answer, string path)
    {
        JsonObject copy = answer.DeepClone().AsObject();
        string[] steps = path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        JsonNode node = copy;
        foreach (string step in steps[..^1])
        {
            node = node is JsonArray items ? items[int.Parse(step, null)]! : node[step]!;
        }

        node[steps[^1]] = null;
        return copy;
    }

    private static async Task<string> WriteAsync()
    {
        using var stream = new MemoryStream();
        await ReplyPage.WriteAsync(await SampleReply.CreateAsync("x"), stream);
        return System.Text.Encoding.UTF8.GetString(stream.ToArray());
    }

    private static string Fill(string page, JsonObject answer)
    {
        const string Begin = "<script type=\"application/json\" id=\"response\">";
        int from = page.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length;
        int to = page.IndexOf("</script>", from, StringComparison.Ordinal);
        return page[..from] + answer.ToJsonString() + page[to..];
    }
}
