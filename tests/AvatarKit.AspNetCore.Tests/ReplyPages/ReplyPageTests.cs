using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace AvatarKit.AspNetCore.Tests;

public sealed partial class ReplyPageTests
{
    private const string Hostile = "</script><img onerror=x> \u2028\u2029 <!-- {{script}} {{response}}";

    [Fact]
    public async Task Text_cannot_end_the_element_it_stands_in()
    {
        string page = await WriteAsync(Response(Hostile), new ReplyPageOptions { Title = Hostile, Question = Hostile, Language = Hostile });

        Assert.DoesNotContain("<img", page, StringComparison.Ordinal);
        Assert.DoesNotContain("\u2028", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<!--", page, StringComparison.Ordinal);
        Assert.Equal(3, Regex.Count(page, "<script"));
        Assert.Equal(3, Regex.Count(page, "</script>"));
    }

    [Fact]
    public async Task The_response_can_be_read_back_from_the_page()
    {
        AvatarResponse response = Response(Hostile);

        string page = await WriteAsync(response, null);

        string json = ResponseElement().Match(page).Groups[1].Value;
        Assert.Equal(Hostile, JsonSerializer.Deserialize<AvatarResponse>(json, AvatarJson.Options)!.Text);
    }

    [Fact]
    public async Task The_page_holds_the_rig_of_the_face_that_was_asked_for()
    {
        string ava = await WriteAsync(Response("Hello."), null);
        string asha = await WriteAsync(Response("Hello."), new ReplyPageOptions { Face = BrowserFace.Character("asha") });

        Assert.Equal("ava", FirstRig(ava));
        Assert.Equal("asha", FirstRig(asha));
    }

    [Fact]
    public async Task The_policy_allows_the_page_alone()
    {
        string page = await WriteAsync(Response("Hello."), null);

        string policy = Policy().Match(page).Groups[1].Value;
        Assert.StartsWith("default-src 'none'; script-src 'sha256-", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("http", policy, StringComparison.Ordinal);
        Assert.DoesNotMatch("(src|href)=[\"']?(https?:)?//", page);
        Assert.DoesNotMatch(@"\{\{\w+\}\}", page);
    }

    [Fact]
    public async Task The_stream_stays_open()
    {
        using var stream = new MemoryStream();
        await ReplyPage.WriteAsync(Response("Hello."), stream);
        Assert.True(stream.CanWrite);
        Assert.InRange(stream.Length, 20_000, 300_000);
    }

    private static async Task<string> WriteAsync(AvatarResponse response, ReplyPageOptions? options)
    {
        using var stream = new MemoryStream();
        await ReplyPage.WriteAsync(response, stream, options);
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static string? FirstRig(string page)
    {
        using JsonDocument data = JsonDocument.Parse(PageElement().Match(page).Groups[1].Value);
        return data.RootElement.GetProperty("rig")[0].GetProperty("id").GetString();
    }

    private static AvatarResponse Response(string text) => new()
    {
        TurnId = "t",
        Outcome = TurnOutcome.Completed,
        Text = text,
        Usage = new TurnUsage(),
        Cost = new TurnCost(),
        Latency = new TurnLatency { Total = TimeSpan.FromSeconds(1), Stages = new Dictionary<TurnStage, TimeSpan>() },
    };

    [GeneratedRegex("id=\"response\">(.*?)</script>", RegexOptions.Singleline)]
    private static partial Regex ResponseElement();

    [GeneratedRegex("id=\"page\">(.*?)</script>", RegexOptions.Singleline)]
    private static partial Regex PageElement();

    [GeneratedRegex("Content-Security-Policy\" content=\"(.*?)\"")]
    private static partial Regex Policy();
}
