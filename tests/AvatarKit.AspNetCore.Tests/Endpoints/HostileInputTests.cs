using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Microsoft.Extensions.DependencyInjection;

namespace AvatarKit.AspNetCore.Tests.Endpoints;

public sealed class HostileInputTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_giant_body_is_refused_before_it_is_read_to_its_end(bool saysItsLength)
    {
        await using ChatServer server = await ChatServer.StartAsync(static options => options.Limits.MaxAttachmentBytes = 100_000);
        using var giant = new GiantContent(saysItsLength);
        var request = new HttpRequestMessage(HttpMethod.Post, "chat") { Content = giant };
        request.Headers.ExpectContinue = true;

        try
        {
            using HttpResponseMessage answer = await server.Browser().SendAsync(request);
            await answer.AssertProblemAsync(HttpStatusCode.RequestEntityTooLarge, "body.too_large");
        }
        catch (HttpRequestException) when (!saysItsLength)
        {
            // A client that still sends when it is answered may find the connection closed before it reads the answer.
        }

        Assert.InRange(giant.Sent, 0, 20 * 1024 * 1024);
        await server.Browser().AskAsync("""{ "message": "Hi" }""");
    }

    [Fact]
    public async Task A_message_without_room_for_files_is_bounded_by_the_smaller_limit()
    {
        await using ChatServer server = await ChatServer.StartAsync(static options => options.AllowAttachments = false);
        string large = $$"""{ "message": "{{new string('a', 70_000)}}" }""";

        using HttpResponseMessage answer = await server.Browser().SendAsync(HttpMethod.Post, "chat", large);

        await answer.AssertProblemAsync(HttpStatusCode.RequestEntityTooLarge, "body.too_large");
    }

    [Fact]
    public async Task JSON_that_is_nested_deeply_is_refused()
    {
        await using ChatServer server = await ChatServer.StartAsync();
        string deep = $$"""{ "message": "Hi", "more": {{new string('[', 20_000)}}{{new string(']', 20_000)}} }""";

        using HttpResponseMessage answer = await server.Browser().SendAsync(HttpMethod.Post, "chat", deep);

        await answer.AssertProblemAsync(HttpStatusCode.BadRequest, "body.invalid");
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("multipart/form-data; boundary=x")]
    public async Task A_form_that_another_site_could_send_is_not_taken(string contentType)
    {
        await using ChatServer server = await ChatServer.StartAsync();
        var request = new HttpRequestMessage(HttpMethod.Post, "chat") { Content = new StringContent("""{ "message": "Hi" }""") };
        request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(contentType);

        using HttpResponseMessage answer = await server.Browser().SendAsync(request);

        await answer.AssertProblemAsync(HttpStatusCode.UnsupportedMediaType, "body.type");
    }

    [Theory]
    [InlineData("GET", "nothing/here", HttpStatusCode.NotFound, "path.unknown")]
    [InlineData("POST", "chat/other", HttpStatusCode.NotFound, "path.unknown")]
    [InlineData("GET", "chat", HttpStatusCode.MethodNotAllowed, "method.refused")]
    [InlineData("DELETE", "chat/stream", HttpStatusCode.MethodNotAllowed, "method.refused")]
    [InlineData("PATCH", "conversations/c", HttpStatusCode.MethodNotAllowed, "method.refused")]
    public async Task What_is_not_mapped_is_a_problem_too(string method, string path, HttpStatusCode status, string code)
    {
        await using ChatServer server = await ChatServer.StartAsync();

        using HttpResponseMessage answer = await server.Browser().SendAsync(new HttpMethod(method), path);

        await answer.AssertProblemAsync(status, code);
        if (status == HttpStatusCode.MethodNotAllowed)
        {
            Assert.NotEmpty(answer.Content.Headers.Allow);
        }
    }

    [Fact]
    public async Task What_breaks_tells_nothing_of_itself()
    {
        await using ChatServer server = await ChatServer.StartAsync(
            avatar: static avatar => avatar.Services.AddSingleton<IConversationHistory>(
                static _ => throw new InvalidOperationException("secret in /srv/path")));

        using HttpResponseMessage answer = await server.Browser().SendAsync(HttpMethod.Get, "conversations");

        string problem = (await answer.AssertProblemAsync(HttpStatusCode.InternalServerError, "server.failed")).GetRawText();
        Assert.DoesNotContain("secret", problem, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", problem, StringComparison.Ordinal);
        Assert.DoesNotContain(
            server.Logs.GetSnapshot().Where(static log => log.Category == "AvatarKit.AspNetCore"),
            static log => log.Message.Contains("secret", StringComparison.Ordinal));
        Assert.Contains(server.Logs.GetSnapshot(), static log => log.Message.Contains("InvalidOperationException", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Nothing_that_was_said_is_logged()
    {
        await using ChatServer server = await ChatServer.StartAsync(
            fakes: static fakes => fakes.Chat!.FailWith(new InvalidOperationException("the person said: my-secret")));
        HttpClient browser = server.Browser();

        using HttpResponseMessage whole = await browser.SendAsync(HttpMethod.Post, "chat", """{ "message": "my-secret" }""");
        using HttpResponseMessage broken = await browser.SendAsync(HttpMethod.Post, "chat", """{ "message": "my-secret", }""");
        using HttpResponseMessage read = await browser.SendAsync(HttpMethod.Get, "conversations/my-secret");

        // The path of a request is the server's own to log.
        Assert.DoesNotContain(
            server.Logs.GetSnapshot().Where(static log => log.Category?.StartsWith("AvatarKit", StringComparison.Ordinal) == true),
            static log => $"{log.Message}{log.Exception}".Contains("my-secret", StringComparison.Ordinal));
    }

    /// <summary>A body of 64 MiB that counts what of it was taken.</summary>
    private sealed class GiantContent : HttpContent
    {
        private const int Pieces = 1024;

        private static readonly byte[] Piece = Encoding.UTF8.GetBytes(new string(' ', 64 * 1024));

        private readonly bool saysItsLength;

        public GiantContent(bool saysItsLength)
        {
            this.saysItsLength = saysItsLength;
            Headers.ContentType = new MediaTypeHeaderValue("application/json");
        }

        public long Sent { get; private set; }

        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            for (int i = 0; i < Pieces; i++)
            {
                await stream.WriteAsync(Piece);
                Sent += Piece.Length;
            }
        }

        protected override bool TryComputeLength(out long length)
        {
            length = (long)Pieces * Piece.Length;
            return saysItsLength;
        }
    }
}
