using AvatarKit.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace AvatarKit.Tests.Configuration;

public sealed class SettingMessagesTests
{
    public static TheoryData<Action<AvatarChatbotOptions>, string> Messages() => new()
    {
        { static options => options.Limits.MaxMessageLength = -1, "AvatarChatbotOptions.Limits.MaxMessageLength is -1; it takes 1 to 1,000,000." },
        { static options => options.Routing.MediumBelow = 1.25, "AvatarChatbotOptions.Routing.MediumBelow is 1.25; it takes 0 to 1." },
        { static options => options.Resilience.Store.Timeout = TimeSpan.Zero,
            "AvatarChatbotOptions.Resilience.Store.Timeout is 00:00:00; it takes more than zero and at most a day." },
        { static options => options.Routing.SimpleTier = " ", "AvatarChatbotOptions.Routing.SimpleTier is empty; it takes a value." },
        { static options => options.Routing.SimpleTier = "ultra",
            "AvatarChatbotOptions.Routing.SimpleTier is 'ultra'; it takes one of the tiers: lite, pro, premier." },
    };

    [Theory]
    [MemberData(nameof(Messages))]
    public void A_message_says_the_setting_its_value_and_what_it_takes(Action<AvatarChatbotOptions> wrong, string message)
    {
        var services = new ServiceCollection();
        services.AddAvatarChatbot(wrong).UseChatClient(_ => new FakeChatClient());

        OptionsValidationException error = Assert.Throws<OptionsValidationException>(
            () => services.BuildServiceProvider().GetRequiredService<IOptions<AvatarChatbotOptions>>().Value);

        Assert.Contains(message, error.Failures);
    }
}
