namespace AvatarKit.Analyzers.Tests;

public sealed class UserIdAnalyzerTests
{
    [Theory]
    [InlineData("http.Request.Query[\"user\"].ToString()")]
    [InlineData("http.Request.Query[\"user\"]")]
    [InlineData("(string?)http.Request.RouteValues[\"user\"] ?? \"anonymous\"")]
    [InlineData("http.Request.Headers[\"X-User\"].FirstOrDefault() ?? \"\"")]
    [InlineData("http.Request.Cookies[\"user\"] ?? \"\"")]
    [InlineData("http.Request.Form[\"user\"].ToString().Trim()")]
    [InlineData("$\"web-{http.Request.Query[\"user\"]}\"")]
    [InlineData("\"web-\" + http.Request.Query[\"user\"]")]
    [InlineData("http.GetRouteValue(\"user\")?.ToString() ?? \"\"")]
    public async Task A_part_of_the_request_is_no_user(string user)
        => Assert.Equal([$"AVK002: {user}"], await Snippet.WarningsOfAsync(Endpoint(user)));

    [Theory]
    [InlineData("string user = http.Request.Query[\"user\"]!;")]
    [InlineData("var all = http.Request.Query; string user = all[\"user\"].ToString();")]
    [InlineData("http.Request.Query.TryGetValue(\"user\", out var given); string user = given.ToString();")]
    [InlineData("var form = await http.Request.ReadFormAsync(); string user = form[\"user\"].ToString();")]
    public async Task It_is_followed_through_variables(string before)
        => Assert.Equal(["AVK002: user"], await Snippet.WarningsOfAsync(Endpoint("user", before)));

    [Theory]
    [InlineData("http.User.Identity?.Name ?? \"anonymous\"")]
    [InlineData("http.User.FindFirst(\"sub\")?.Value ?? \"anonymous\"")]
    [InlineData("\"kiosk\"")]
    [InlineData("Verified(http.Request.Headers[\"Authorization\"].ToString())")]
    [InlineData("http.TraceIdentifier")]
    public async Task A_person_who_is_known_is_one(string user) => Assert.Empty(await Snippet.WarningsOfAsync(Endpoint(user)));

    [Theory]
    [InlineData("app.MapPost(\"/\", (Question asked) => new AvatarRequest { Message = asked.Text, UserId = asked.User });", "asked.User")]
    [InlineData("app.MapGet(\"/{user}\", (string user) => new AvatarRequest { Message = \"Hi\", UserId = user });", "user")]
    [InlineData("app.MapGet(\"/\", ([FromQuery] string user) => new AvatarRequest { Message = \"Hi\", UserId = user });", "user")]
    [InlineData("app.MapGet(\"/\", ([FromHeader] string user) => new SessionRequest { UserId = user });", "user")]
    public async Task What_an_endpoint_is_bound_to_is_no_user(string map, string place)
        => Assert.Equal([$"AVK002: {place}"], await Snippet.WarningsOfAsync(Map(map)));

    [Theory]
    [InlineData("app.MapPost(\"/ask\", (Question q, ClaimsPrincipal who) => new AvatarRequest { Message = q.Text, UserId = who.Identity!.Name! });")]
    [InlineData("app.MapGet(\"/\", ([FromServices] string user) => new AvatarRequest { Message = \"Hi\", UserId = user });")]
    [InlineData("Func<string, AvatarRequest> make = user => new AvatarRequest { Message = \"Hi\", UserId = user };")]
    public async Task What_the_host_gives_is_one(string map) => Assert.Empty(await Snippet.WarningsOfAsync(Map(map)));

    [Fact]
    public async Task Actions_are_bound_as_endpoints_are()
        => Assert.Equal(["AVK002: user", "AVK002: question.User"], await Snippet.WarningsOfAsync("""
            using Microsoft.AspNetCore.Mvc;

            public sealed record Question(string Text, string User);

            public sealed class Answers : ControllerBase
            {
                public AvatarRequest Get(string user) => new() { Message = "Hi", UserId = user };

                public AvatarRequest Post([FromBody] Question question) => new() { Message = question.Text, UserId = question.User };

                public AvatarRequest Mine() => Make(User.Identity!.Name!);

                private AvatarRequest Make(string user) => new() { Message = "Hi", UserId = user };
            }
            """));

    private static string Endpoint(string user, string before = "") => $$"""
        using Microsoft.AspNetCore.Http;
        using Microsoft.AspNetCore.Routing;

        public static class Endpoint
        {
            public static async Task<AvatarRequest> AskAsync(HttpContext http)
            {
                await Task.Yield();
                {{before}}
                return new AvatarRequest { Message = "Hi", UserId = {{user}} };
            }

            private static string Verified(string token) => token;
        }
        """;

    private static string Map(string map) => $$"""
        using System.Security.Claims;
        using Microsoft.AspNetCore.Builder;
        using Microsoft.AspNetCore.Mvc;

        public sealed record Question(string Text, string User);

        public static class Endpoints
        {
            public static void Map(WebApplication app)
            {
                {{map}}
            }
        }
        """;
}
