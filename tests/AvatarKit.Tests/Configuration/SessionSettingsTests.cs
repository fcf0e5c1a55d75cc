using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace AvatarKit.Tests.Configuration;

public sealed class SessionSettingsTests
{
    [Fact]
    public async Task Sessions_are_set_from_the_configuration()
    {
        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["AvatarKit:Sessions:MaxSpeechAhead"] = "00:00:04",
            ["AvatarKit:Sessions:BargeIn:Words"] = "3",
            ["AvatarKit:Sessions:BargeIn:Backchannels:nl:0"] = "ja hoor",
            ["AvatarKit:Sessions:InterimReplies:nl"] = "Een ogenblik.",
        }).Build());
        services.AddAvatarChatbot();
        await using ServiceProvider provider = services.BuildServiceProvider();

        SessionOptions options = provider.GetRequiredService<IOptions<SessionOptions>>().Value;

        Assert.Equal(TimeSpan.FromSeconds(4), options.MaxSpeechAhead);
        Assert.Equal(3, options.BargeIn.Words);
        Assert.Equal(["ja hoor"], options.BargeIn.Backchannels["nl"]);
        Assert.Equal("Een ogenblik.", options.InterimReplies["nl"]);
    }
}
