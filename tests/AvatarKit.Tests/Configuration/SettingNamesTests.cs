using AvatarKit.Testing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Testing;
using Microsoft.Extensions.Options;

namespace AvatarKit.Tests.Configuration;

public sealed class SettingNamesTests
{
    private static readonly Dictionary<string, IReadOnlyList<string>> Known = new(StringComparer.Ordinal)
    {
        ["Web"] = ["ShowCost", "Limits"],
        ["Web:Limits"] = ["RequestsPerMinute"],
    };

    [Fact]
    public void Names_that_are_no_settings_are_found_in_the_section_and_below()
    {
        IConfiguration configuration = Configuration(
            "AvatarKit:Web:ShowCosts", "AvatarKit:Web:Limits:RequestPerMinute", "AvatarKit:Web:Limits:RequestsPerMinute", "AvatarKit:Other:X");

        Assert.Equal(
            [
                "AvatarKit:Web:Limits:RequestPerMinute is not a setting; did you mean RequestsPerMinute?",
                "AvatarKit:Web:ShowCosts is not a setting; did you mean ShowCost?",
            ],
            SettingNames.FindUnknown(configuration, Known).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Where_nothing_is_named_nothing_is_unknown()
        => Assert.Empty(SettingNames.FindUnknown(Configuration("AvatarKit:Web:X"), new Dictionary<string, IReadOnlyList<string>>()));

    [Fact]
    public void The_core_leaves_the_settings_of_the_web_to_those_who_read_them()
    {
        var services = new ServiceCollection();
        services.AddFakeLogging().AddSingleton(Configuration("AvatarKit:Web:ShowCost", "AvatarKit:Web:Limits:Any", "AvatarKit:Weeb:X"));
        services.AddAvatarChatbot().UseFakes();
        using ServiceProvider provider = services.BuildServiceProvider();

        _ = provider.GetRequiredService<IOptionsMonitor<AvatarChatbotOptions>>().CurrentValue;

        string message = Assert.Single(
            provider.GetFakeLogCollector().GetSnapshot(), static log => log.Message.StartsWith("Configuration", StringComparison.Ordinal)).Message;
        Assert.Equal("Configuration: AvatarKit:Weeb is not a setting; did you mean Web?", message);
    }

    [Fact]
    public void The_avatars_are_known_by_code_and_configuration()
    {
        var services = new ServiceCollection();
        services.AddSingleton(Configuration("AvatarKit:Avatars:lea:Name"));
        services.AddAvatarChatbot().UseFakes().AddAvatar("Carl");
        using ServiceProvider provider = services.BuildServiceProvider();

        IReadOnlyDictionary<string, AvatarProfile> avatars = provider.GetRequiredService<IAvatarProfiles>().Current;

        Assert.Equal(["", "Carl", "lea"], avatars.Keys.Order(StringComparer.Ordinal));
        Assert.Equal("value", avatars["LEA"].Name);
    }

    private static IConfiguration Configuration(params string[] settings)
        => new ConfigurationBuilder().AddInMemoryCollection(settings.ToDictionary(static setting => setting, static _ => (string?)"value")).Build();
}
