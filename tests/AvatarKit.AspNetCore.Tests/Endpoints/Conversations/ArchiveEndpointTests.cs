using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.Json;
using AvatarKit.Testing;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;

namespace AvatarKit.AspNetCore.Tests.Endpoints.Conversations;

/// <summary>A visitor takes along all that is kept of them, and nothing of others or of the host.</summary>
public sealed class ArchiveEndpointTests
{
    [Fact]
    public async Task It_has_the_visitors_conversations_and_media_and_nobody_elses()
    {
        await using ChatServer server = await ChatServer.StartAsync(avatar: KeepSpeech);
        HttpClient browser = server.Browser();
        await browser.AskAsync("""{ "message": "One lamp", "conversation_id": "a" }""");
        await browser.AskAsync("""{ "message": "Two lamps", "conversation_id": "b" }""");
        await server.Browser().AskAsync("""{ "message": "Three lamps", "conversation_id": "a" }""");

        using HttpResponseMessage answer = await browser.SendAsync(HttpMethod.Get, "me/archive");
        Dictionary<string, byte[]> files = await UnzipAsync(answer);

        Assert.Equal(("application/zip", "no-store"), (answer.Content.Headers.ContentType?.MediaType, answer.Headers.CacheControl?.ToString()));
        Assert.Equal("avatar-archive.zip", answer.Content.Headers.ContentDisposition?.FileName?.Trim('"'));
        Assert.Equal(2, files.Keys.Count(static name => name.StartsWith("conversations/", StringComparison.Ordinal)));
        Assert.Equal(2, files.Keys.Count(static name => name.StartsWith("assets/", StringComparison.Ordinal)));
        string all = All(files);
        Assert.Contains("One lamp", all, StringComparison.Ordinal);
        Assert.Contains("Two lamps", all, StringComparison.Ordinal);
        Assert.DoesNotContain("Three lamps", all, StringComparison.Ordinal);
        using JsonDocument manifest = JsonDocument.Parse(files["manifest.json"]);
        Assert.Equal(files.Count - 1, manifest.RootElement.GetProperty("files").GetArrayLength());
        Assert.Equal(0, manifest.RootElement.GetProperty("missing").GetArrayLength());
    }

    [Fact]
    public async Task Tenants_and_persons_of_the_same_name_get_their_own()
    {
        await using ChatServer server = await ChatServer.StartAsync(static options =>
        {
            options.TenantOf = static context => context.Request.Headers["X-Tenant"];
            options.UserOf = static context => context.Request.Headers["X-User"];
        });
        (string Tenant, string User)[] all = [("acme", "ada"), ("acme", "Ada"), ("other", "ada"), ("acme", "ada/..")];
        foreach ((string tenant, string user) in all)
        {
            await Client(server, tenant, user).AskAsync($$"""{ "message": "I am {{tenant}}:{{user}}!", "conversation_id": "c" }""");
        }

        foreach ((string tenant, string user) in all)
        {
            using HttpResponseMessage answer = await Client(server, tenant, user).SendAsync(HttpMethod.Get, "me/archive");
            string archive = All(await UnzipAsync(answer));

            Assert.All(all, one => Assert.Equal(
                one == (tenant, user), archive.Contains($"I am {one.Tenant}:{one.User}!", StringComparison.Ordinal)));
        }
    }

    [Fact]
    public async Task Nothing_in_it_is_the_hosts_own()
    {
        var knowledge = new FakeKnowledgeBase();
        knowledge.RespondWith([new KnowledgePassage("Nine to five.", new SourceReference("Hours") { Location = "internal/hours.md" }, 1)]);
        await using ChatServer server = await ChatServer.StartAsync(
            fakes: fakes =>
            {
                fakes.Knowledge = knowledge;
                fakes.Chat!.When(static call => call.Messages[^1].Role == ChatRole.User)
                    .RespondWith(new FakeChatResponse().CallTool("look_up", new Dictionary<string, object?> { ["sql"] = "select 1" }));
                fakes.Chat.RespondWith("Nine to five.");
            },
            avatar: avatar =>
            {
                KeepSpeech(avatar);
                avatar.AddAvatar(static profile => profile.Tools.Add(
                    AIFunctionFactory.Create(static (string sql) => "row of the host " + sql, "look_up")));
            });
        HttpClient browser = server.Browser();
        await browser.AskAsync("""{ "message": "When?", "conversation_id": "c" }""");

        using HttpResponseMessage answer = await browser.SendAsync(HttpMethod.Get, "me/archive");
        string archive = All(await UnzipAsync(answer));

        Assert.Contains("\"look_up\"", archive, StringComparison.Ordinal);
        Assert.Contains("\"Hours\"", archive, StringComparison.Ordinal);
        string[] hosts =
            ["internal/hours.md", "select 1", "row of the host", "fake-model", "totalUsd", "inputTokens", AppContext.BaseDirectory];
        foreach (string own in hosts)
        {
            Assert.DoesNotContain(own, archive, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task It_is_noted_in_the_audit_trail_who_took_it()
    {
        await using ChatServer server = await ChatServer.StartAsync(static options => options.UserOf = static _ => "ada");

        using HttpResponseMessage answer = await server.Browser().SendAsync(HttpMethod.Get, "me/archive");
        await UnzipAsync(answer);
        using HttpResponseMessage head = await server.Browser().SendAsync(HttpMethod.Head, "me/archive");

        Assert.Equal(("application/zip", 0), (head.Content.Headers.ContentType?.MediaType, (await head.Content.ReadAsByteArrayAsync()).Length));
        List<AuditRecord> records = await server.Services.GetRequiredService<IAuditTrail>().ReadAsync().ToListAsync();
        Assert.Equal([AuditActions.Export, AuditActions.Export], records.Select(static record => record.Action));
        Assert.All(records, static record => Assert.Equal((new AuditActor("person", "ada"), "ada"), (record.Actor, record.Subject!.UserId)));
        Assert.Equal((AuditOutcome.Succeeded, "zip"), (records[1].Outcome, records[1].Detail));
    }

    [Fact]
    public async Task A_host_that_does_not_want_it_has_nothing_there()
    {
        await using ChatServer server = await ChatServer.StartAsync(static options => options.AllowArchive = false);

        using HttpResponseMessage answer = await server.Browser().SendAsync(HttpMethod.Get, "me/archive");

        await answer.AssertProblemAsync(HttpStatusCode.NotFound, "path.unknown");
        Assert.Empty(await server.Services.GetRequiredService<IAuditTrail>().ReadAsync().ToListAsync());
    }

    [Fact]
    public async Task More_than_an_hour_allows_are_refused_with_when_to_come_back()
    {
        await using ChatServer server = await ChatServer.StartAsync(static options => options.Limits.ArchivesPerHour = 1);
        HttpClient browser = server.Browser();
        await browser.GetJsonAsync("conversations");
        using HttpResponseMessage first = await browser.SendAsync(HttpMethod.Get, "me/archive");
        await UnzipAsync(first);

        using HttpResponseMessage second = await browser.SendAsync(HttpMethod.Get, "me/archive");
        using HttpResponseMessage other = await server.Browser().SendAsync(HttpMethod.Get, "me/archive");

        await second.AssertProblemAsync(HttpStatusCode.TooManyRequests, "rate.exceeded");
        Assert.True(second.Headers.RetryAfter?.Delta > TimeSpan.FromMinutes(1));
        Assert.Null(second.Content.Headers.ContentDisposition);
        Assert.Equal(HttpStatusCode.OK, other.StatusCode);
    }

    [Fact]
    public void So_many_are_written_at_once_and_so_many_asked_for_from_one_address()
    {
        using var limits = new RequestLimits(new AvatarChatLimits { ArchivesAtOnce = 1, ArchivesPerHour = 1 });
        Visitor[] visitors = [.. Enumerable.Range(0, 12).Select(static i => new Visitor("t", $"u{i}", "address"))];

        IDisposable first = limits.BeginArchive(visitors[0], "address");
        ChatProblemException busy = Assert.Throws<ChatProblemException>(() => limits.BeginArchive(visitors[1], "address"));
        first.Dispose();
        for (int i = 1; i < 10; i++)
        {
            limits.BeginArchive(visitors[i], "address").Dispose();
        }

        ChatProblemException many = Assert.Throws<ChatProblemException>(() => limits.BeginArchive(visitors[10], "address"));
        limits.BeginArchive(visitors[11], "another").Dispose();

        Assert.Equal((503, "server.busy", TimeSpan.FromMinutes(1)), (busy.Status, busy.Code, busy.RetryAfter));
        Assert.Equal((429, "rate.exceeded"), (many.Status, many.Code));
    }

    [Fact]
    public async Task What_breaks_before_it_begins_is_told_and_what_breaks_within_is_cut_off()
    {
        await using ChatServer server = await ChatServer.StartAsync(avatar: KeepSpeech);
        HttpClient browser = server.Browser();
        await browser.AskAsync("""{ "message": "Hi", "conversation_id": "c" }""");

        server.Fakes.Assets!.On(AssetStoreOperation.Open).FailWith(new IOException("/srv/secret"));
        await Assert.ThrowsAsync<HttpRequestException>(async () =>
        {
            using HttpResponseMessage within = await browser.SendAsync(HttpMethod.Get, "me/archive");
            await within.Content.ReadAsByteArrayAsync();
        });

        server.Fakes.Conversations!.On(ConversationStoreOperation.List).FailWith(new IOException("/srv/secret"));
        using HttpResponseMessage before = await browser.SendAsync(HttpMethod.Get, "me/archive");
        JsonElement problem = await before.ReadAsync(before.StatusCode);

        Assert.Equal("application/problem+json", before.Content.Headers.ContentType?.MediaType);
        Assert.Null(before.Content.Headers.ContentDisposition);
        Assert.DoesNotContain("secret", problem.GetRawText(), StringComparison.Ordinal);
        Assert.DoesNotContain(server.Logs.GetSnapshot(), static record => record.Message.Contains("/srv/secret", StringComparison.Ordinal)
            && record.Category!.StartsWith("AvatarKit.AspNetCore", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Who_erases_all_gets_the_signed_receipt_and_a_host_without_a_signer_gives_none()
    {
        var signer = new HmacReceiptSigner(new byte[32], "receipts");
        await using ChatServer signing = await ChatServer.StartAsync(avatar: avatar =>
        {
            KeepSpeech(avatar);
            avatar.UseErasureReceipts(_ => signer);
        });
        await using ChatServer plain = await ChatServer.StartAsync();
        HttpClient browser = signing.Browser();
        await browser.AskAsync("""{ "message": "Grüße & <b>", "conversation_id": "c" }""");

        using HttpResponseMessage erased = await browser.SendAsync(HttpMethod.Delete, "me");
        JsonElement report = await erased.ReadAsync(HttpStatusCode.OK);
        using HttpResponseMessage unsigned = await plain.Browser().SendAsync(HttpMethod.Delete, "me");
        JsonElement without = await unsigned.ReadAsync(HttpStatusCode.OK);
        using HttpResponseMessage archive = await browser.SendAsync(HttpMethod.Get, "me/archive");

        ErasureReceipt receipt = ErasureReceipt.Parse(report.GetProperty("receipt").GetRawText());
        Assert.True(receipt.IsSignedBy(signer));
        Assert.False((receipt with { UserId = "other" }).IsSignedBy(signer));
        Assert.Null(receipt.ConversationId);
        Assert.Equal(
            (1, 1), (report.GetProperty("conversations").GetInt32(), report.GetProperty("assets").GetInt32()));
        Assert.Contains("conversations", report.GetProperty("verified").EnumerateArray().Select(static part => part.GetString()));
        Assert.False(without.TryGetProperty("receipt", out _));
        Assert.Equal(["manifest.json"], (await UnzipAsync(archive)).Keys);
    }

    private static void KeepSpeech(IAvatarChatbotBuilder avatar)
        => avatar.Services.Configure<AvatarChatbotOptions>(static options => options.Speech.Store = true);

    private static HttpClient Client(ChatServer server, string tenant, string user)
    {
        HttpClient client = server.Browser();
        client.DefaultRequestHeaders.Add("X-Tenant", tenant);
        client.DefaultRequestHeaders.Add("X-User", user);
        return client;
    }

    private static async Task<Dictionary<string, byte[]>> UnzipAsync(HttpResponseMessage answer)
    {
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        using var bytes = new MemoryStream(await answer.Content.ReadAsByteArrayAsync());
        using var zip = new ZipArchive(bytes);
        var files = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        foreach (ZipArchiveEntry entry in zip.Entries)
        {
            using Stream content = await entry.OpenAsync();
            using var copy = new MemoryStream();
            await content.CopyToAsync(copy);
            files.Add(entry.FullName, copy.ToArray());
        }

        return files;
    }

    private static string All(Dictionary<string, byte[]> files)
        => string.Concat(files.Where(static file => file.Key.EndsWith(".json", StringComparison.Ordinal))
            .Select(static file => $"{file.Key} {Encoding.UTF8.GetString(file.Value)}\n"));
}
