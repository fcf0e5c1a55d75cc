using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace AvatarKit.AspNetCore.Tests.Options;

public sealed class AvatarChatSettingsTests
{
    [Fact]
    public async Task Settings_are_read_from_configuration_and_code_wins()
    {
        AvatarChatOptions? read = null;
        await using ChatServer server = await ChatServer.StartAsync(
            options =>
            {
                options.Limits.ClientTools = 3;
                read = options;
            },
            avatar: static avatar => avatar.Services.Configure<AvatarChatOptions>(static options => options.ShowRoute = true),
            settings: new Dictionary<string, string?>
            {
                ["AvatarKit:Web:ShowCost"] = "true",
                ["AvatarKit:Web:CookieLifetime"] = "2.00:00:00",
                ["AvatarKit:Web:AllowedOrigins:0"] = "https://shop.example",
                ["AvatarKit:Web:Limits:RequestsPerMinute"] = "7",
                ["AvatarKit:Web:Limits:ClientTools"] = "5",
            });

        Assert.True(read!.ShowCost);
        Assert.True(read.ShowRoute);
        Assert.Equal(TimeSpan.FromDays(2), read.CookieLifetime);
        Assert.Equal(["https://shop.example"], read.AllowedOrigins);
        Assert.Equal(7, read.Limits.RequestsPerMinute);
        Assert.Equal(3, read.Limits.ClientTools);
        Assert.DoesNotContain(server.Logs.GetSnapshot(), static log => log.Message.StartsWith("Configuration:", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Names_that_are_no_settings_are_logged_with_the_one_that_was_meant()
    {
        await using ChatServer server = await ChatServer.StartAsync(settings: new Dictionary<string, string?>
        {
            ["AvatarKit:Web:ShowCosts"] = "true",
            ["AvatarKit:Web:Limits:RequestPerMinute"] = "7",
        });

        string[] warnings =
        [
            .. server.Logs.GetSnapshot().Select(static log => log.Message)
                .Where(static message => message.StartsWith("Configuration:", StringComparison.Ordinal)).Order(StringComparer.Ordinal),
        ];
        Assert.Equal(
            [
                "Configuration: AvatarKit:Web:Limits:RequestPerMinute is not a setting; did you mean RequestsPerMinute?",
                "Configuration: AvatarKit:Web:ShowCosts is not a setting; did you mean ShowCost?",
            ],
            warnings);
    }

    [Theory]
    [InlineData("Limits:RequestsPerMinute", "0", "RequestsPerMinute is 0; it takes 1 to 10,000,000.")]
    [InlineData("Limits:RequestsPerMinute", "many", "AvatarKit:Web:Limits:RequestsPerMinute")]
    [InlineData("Limits:TokenLifetime", "00:00:00", "AvatarChatLimits.TokenLifetime is 00:00:00; it takes more than zero and at most a day.")]
    [InlineData("Limits:MaxAttachmentBytes", "2048", "MaxAttachmentBytes is 2048 but must not be below MaxMessageBytes, 65536.")]
    [InlineData("CookieName", "", "CookieName is empty; it takes a value.")]
    [InlineData("CookieName", "a;b", "AvatarChatOptions.CookieName is 'a;b'; it takes letters, digits, '-', '_' and '.'.")]
    [InlineData("CookieLifetime", "00:00:01", "AvatarChatOptions.CookieLifetime is 00:00:01; it takes 1 minute to 400 days.")]
    [InlineData("AllowedOrigins:0", "https://shop.example/path", "AllowedOrigins has 'https://shop.example/path'; it takes origins")]
    [InlineData("AllowedOrigins:0", "*", "AvatarChatOptions.AllowedOrigins has '*'; it takes origins")]
    public async Task A_setting_that_is_wrong_is_refused_by_its_name(string setting, string value, string reason)
    {
        var settings = new Dictionary<string, string?> { ["AvatarKit:Web:" + setting] = value };

        var refused = await Assert.ThrowsAsync<OptionsValidationException>(() => ChatServer.StartAsync(settings: settings));

        Assert.Contains(reason, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_endpoints_need_an_avatar()
    {
        await using WebApplication app = WebApplication.CreateBuilder().Build();

        var refused = Assert.Throws<InvalidOperationException>(() => app.MapAvatarChat());

        Assert.Contains("AddAvatarChatbot()", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Everything_stands_under_the_path_of_the_hosts_choice()
    {
        await using ChatServer server = await ChatServer.StartAsync(
            avatar: static avatar => avatar.Services.Configure<AvatarChatbotOptions>(static options => options.Speech.Store = true),
            pattern: "/shops/{shop}/assistant/");
        HttpClient browser = server.Browser();

        using HttpResponseMessage answer = await browser.SendAsync(HttpMethod.Post, "/shops/one%20two/assistant/chat/", """{ "message": "Hi" }""");
        string audio = (await answer.ReadAsync(HttpStatusCode.OK)).Text("avatar_audio_url");
        using HttpResponseMessage played = await browser.SendAsync(HttpMethod.Get, audio);

        Assert.StartsWith("/shops/one%20two/assistant/assets/", audio, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, played.StatusCode);
    }
}
