using AvatarKit.Testing;
using AvatarKit.Tests.Conversation.Faults;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Testing;
using Microsoft.Extensions.Options;

namespace AvatarKit.Tests.Configuration;

public sealed class AvatarSettingsTests
{
    private readonly Dictionary<string, string?> written = new(StringComparer.OrdinalIgnoreCase);
    private readonly FakeLogCollector logs = new();
    private IConfigurationRoot? configuration;

    [Fact]
    public void Options_and_profiles_come_from_configuration_and_code_wins()
    {
        written["AvatarKit:Limits:MaxMessageLength"] = "100";
        written["AvatarKit:Resilience:Voice:Retries"] = "3";
        written["AvatarKit:Tiers:lite:ModelId"] = "small";
        written["AvatarKit:Avatar:Name"] = "Configured";
        written["AvatarKit:Avatar:Mood"] = "happy";
        written["AvatarKit:Avatar:FailureReplies:nl"] = "Sorry.";
        using ServiceProvider provider = Build(
            options => options.Resilience.Voice.Retries = 5, builder => builder.AddAvatar(profile => profile.Name = "Coded"));

        AvatarSnapshot taken = provider.GetRequiredService<AvatarSettings>().Take(null);

        Assert.Equal(
            (100, 5, "small"), (taken.Options.Limits.MaxMessageLength, taken.Options.Resilience.Voice.Retries, taken.Options.Tiers["lite"].ModelId));
        Assert.Equal(("Coded", Mood.Happy, "Sorry."), (taken.Profile.Name, taken.Profile.Mood, taken.Profile.FailureReplies["nl"]));
        Assert.Equal("pro", taken.Options.Tiers["lite"].Fallback);
    }

    [Fact]
    public void Avatars_come_from_code_and_from_configuration_alone_in_any_case()
    {
        written["AvatarKit:Avatars:Ada:Voice"] = "flite/slt";
        written["AvatarKit:Avatars:bob:Name"] = "Bob";
        using ServiceProvider provider = Build(builder: builder => builder.AddAvatar("ada", profile => profile.Name = "Ada"));
        AvatarSettings settings = provider.GetRequiredService<AvatarSettings>();

        Assert.Equal(("Ada", "flite/slt"), (settings.Take("ADA").Profile.Name, settings.Take("ada").Profile.Voice));
        Assert.Equal("Bob", settings.Take("bob").Profile.Name);
        Assert.Equal("Ava", settings.Take("").Profile.Name);
    }

    [Fact]
    public void An_unknown_avatar_is_refused_with_those_there_are_and_not_with_what_was_asked()
    {
        using ServiceProvider provider = Build(builder: builder => builder.AddAvatar("ada").AddAvatar("bob"));

        InvalidAvatarRequestException error = Assert.Throws<InvalidAvatarRequestException>(
            () => provider.GetRequiredService<AvatarSettings>().Take("mallory"));

        Assert.Equal(("avatar.unknown", "AvatarId"), (error.Code, error.Parameter));
        Assert.Contains("ada, bob", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("mallory", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_change_counts_for_the_next_turn_and_not_for_the_one_under_way()
    {
        written["AvatarKit:Avatar:Name"] = "Before";
        using ServiceProvider provider = Build();
        AvatarSettings settings = provider.GetRequiredService<AvatarSettings>();
        AvatarSnapshot underWay = settings.Take(null);

        Change("AvatarKit:Avatar:Name", "After");

        Assert.Equal(("Before", "After"), (underWay.Profile.Name, settings.Take(null).Profile.Name));
        Assert.Equal("After", provider.GetRequiredService<IOptionsMonitor<AvatarProfile>>().CurrentValue.Name);
    }

    [Theory]
    [InlineData("AvatarKit:Limits:MaxMessageLength", "0", "MaxMessageLength", "100")]
    [InlineData("AvatarKit:Limits:MaxMessageLength", "many", "AvatarKit:Limits:MaxMessageLength", "100")]
    [InlineData("AvatarKit:Avatars:ada:Locale", "english", "AvatarProfile[ada].Locale is 'english'", "en-GB")]
    public void A_change_that_is_not_valid_is_refused_and_logged_once_and_the_last_good_settings_stay(
        string setting, string value, string told, string better)
    {
        written["AvatarKit:Avatar:Name"] = "Good";
        using ServiceProvider provider = Build();
        AvatarSettings settings = provider.GetRequiredService<AvatarSettings>();
        AvatarSnapshot good = settings.Take(null);

        Change(setting, value);

        Assert.Same(good.Options, settings.Take(null).Options);
        Assert.Same(good.Options, provider.GetRequiredService<IOptionsMonitor<AvatarChatbotOptions>>().CurrentValue);
        Assert.Contains(told, Assert.Single(logs.GetSnapshot(), static entry => entry.Level == LogLevel.Error).Message, StringComparison.Ordinal);

        Change(setting, better);
        Change("AvatarKit:Avatar:Name", "Better");
        Assert.Equal("Better", settings.Take(null).Profile.Name);
    }

    [Fact]
    public void What_is_wrong_at_first_is_refused_with_everything_that_is_wrong()
    {
        written["AvatarKit:Limits:UpdateBuffer"] = "0";
        written["AvatarKit:Avatars:ada:Tier"] = "ultra";
        written["AvatarKit:Avatars:bob:KnowledgeBase"] = "manuals";
        using ServiceProvider provider = Build();

        OptionsValidationException error = Assert.Throws<OptionsValidationException>(
            () => provider.GetRequiredService<IOptionsMonitor<AvatarProfile>>().CurrentValue);

        Assert.Contains("UpdateBuffer", error.Message, StringComparison.Ordinal);
        Assert.Contains("AvatarProfile[bob].KnowledgeBase is 'manuals'", error.Message, StringComparison.Ordinal);
        written.Remove("AvatarKit:Limits:UpdateBuffer");
        written.Remove("AvatarKit:Avatars:bob:KnowledgeBase");
        using ServiceProvider other = Build();
        error = Assert.Throws<OptionsValidationException>(() => other.GetRequiredService<AvatarSettings>().Take(null));
        Assert.Contains("AvatarProfile[ada].Tier is 'ultra'", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("AvatarKit:Avatar:Voic", "AvatarKit:Avatar:Voic is not a setting; did you mean Voice?")]
    [InlineData("AvatarKit:Avatars:ada:Nam", "AvatarKit:Avatars:ada:Nam is not a setting; did you mean Name?")]
    [InlineData("AvatarKit:Limit:UpdateBuffer", "AvatarKit:Limit is not a setting; did you mean Limits?")]
    [InlineData("AvatarKit:Resilience:Voice:Retry", "AvatarKit:Resilience:Voice:Retry is not a setting; did you mean Retries?")]
    [InlineData(
        "AvatarKit:Tiers:lite:Colour",
        "AvatarKit:Tiers:lite:Colour is not a setting. Settings here are: Fallback, ModelId, Region, TakesAttachments.")]
    public void A_name_that_is_no_setting_is_told_with_the_one_that_was_meant(string setting, string told)
    {
        written[setting] = "1";
        using ServiceProvider provider = Build();

        provider.GetRequiredService<AvatarSettings>().Take(null);

        Assert.EndsWith(told, Assert.Single(logs.GetSnapshot(), static entry => entry.Level == LogLevel.Warning).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Settings_are_read_and_refused_as_ever_where_logging_throws()
    {
        written["AvatarKit:Avatar:Voic"] = "1";
        written["AvatarKit:Avatar:Name"] = "Good";
        var broken = new ThrowingLogs(LogLevel.Warning, throwsWhenAsked: false);
        using ServiceProvider provider = Build(builder: builder => builder.Services.AddSingleton<ILoggerProvider>(broken));
        AvatarSettings settings = provider.GetRequiredService<AvatarSettings>();

        Assert.Equal("Good", settings.Take(null).Profile.Name);
        Change("AvatarKit:Limits:UpdateBuffer", "0");
        Assert.Equal("Good", settings.Take(null).Profile.Name);
        Assert.Equal(2, broken.Thrown);
    }

    [Fact]
    public async Task A_tiers_model_follows_changed_configuration()
    {
        written["AvatarKit:Tiers:lite:ModelId"] = "first";
        var chat = new FakeChatClient();
        chat.RespondWith("One.").RespondWith("Two.");
        await using ServiceProvider provider = Build(builder: builder => builder.UseChatClient(_ => chat));
        IConversationEngine engine = provider.GetRequiredService<IConversationEngine>();
        var ask = new AvatarRequest { Message = "Hi", Outputs = AvatarOutputs.None };

        await engine.GetResponseAsync(ask);
        Change("AvatarKit:Tiers:lite:ModelId", "second");
        await engine.GetResponseAsync(ask);

        Assert.Equal(["first", "second"], chat.Calls.Select(static call => call.Options?.ModelId));
    }

    private void Change(string setting, string value)
    {
        configuration![setting] = value;
        configuration.Reload();
    }

    private ServiceProvider Build(Action<AvatarChatbotOptions>? configure = null, Action<IAvatarChatbotBuilder>? builder = null)
    {
        var services = new ServiceCollection();
        configuration = new ConfigurationBuilder().AddInMemoryCollection(written).Build();
        services.AddSingleton<IConfiguration>(configuration);
        services.AddLogging(logging => logging.AddProvider(new FakeLoggerProvider(logs)));
        IAvatarChatbotBuilder avatar = services.AddAvatarChatbot(configure).UseChatClient(_ => new FakeChatClient());
        builder?.Invoke(avatar);
        return services.BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });
    }
}
