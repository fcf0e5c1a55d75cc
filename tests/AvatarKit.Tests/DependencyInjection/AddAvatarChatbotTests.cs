using AvatarKit.Testing;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace AvatarKit.Tests.DependencyInjection;

public sealed class AddAvatarChatbotTests
{
    [Fact]
    public async Task With_a_model_alone_it_answers_with_a_silent_face()
    {
        var services = new ServiceCollection();
        services.AddAvatarChatbot().UseChatClient(_ => new FakeChatClient().RespondWith("Hello there."));
        await using ServiceProvider provider = services.BuildServiceProvider(
            new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });

        AvatarResponse response = await provider.GetRequiredService<IConversationEngine>().GetResponseAsync(new AvatarRequest { Message = "Hi" });

        Assert.Equal("Hello there.", response.Text);
        SpeechSegment segment = response.Segments[0];
        Assert.Single(response.Segments.Select(piece => piece.Sentence).Distinct());
        Assert.True(segment.IsSilent);
        Assert.True(segment.Face!.FrameCount > 0);
        Assert.Empty(response.Warnings);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void What_the_host_registered_wins_before_and_after(bool before)
    {
        var mine = new FakeSpeechSynthesizer();
        var services = new ServiceCollection();
        if (before)
        {
            services.AddSingleton<ISpeechSynthesizer>(mine);
        }

        services.AddAvatarChatbot().Provide<ISpeechSynthesizer>(_ => new SilentSpeechSynthesizer());
        if (!before)
        {
            services.AddSingleton<ISpeechSynthesizer>(mine);
        }

        Assert.Same(mine, services.BuildServiceProvider().GetRequiredService<ISpeechSynthesizer>());
    }

    [Fact]
    public void A_later_provider_stands_in_for_an_earlier_one_and_for_the_default()
    {
        var later = new FakeSpeechSynthesizer();
        var services = new ServiceCollection();
        services.AddAvatarChatbot().Provide<ISpeechSynthesizer>(_ => new FakeSpeechSynthesizer()).Provide<ISpeechSynthesizer>(_ => later);

        Assert.Same(later, services.BuildServiceProvider().GetRequiredService<ISpeechSynthesizer>());
        Assert.Single(services, descriptor => descriptor.ServiceType == typeof(ISpeechSynthesizer));
    }

    [Fact]
    public void Adding_it_twice_is_refused_and_says_how_avatars_are_added()
    {
        var services = new ServiceCollection();
        services.AddAvatarChatbot();

        InvalidOperationException error = Assert.Throws<InvalidOperationException>(() => services.AddAvatarChatbot());

        Assert.Contains(".AddAvatar(", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("lite", "pro")]
    [InlineData("lite", "premier")]
    [InlineData("pro", "premier")]
    [InlineData("lite", null)]
    public void Tiers_can_be_removed_without_more_ado(string one, string? other)
    {
        var services = new ServiceCollection();
        services.AddAvatarChatbot(options => Array.ForEach([one, other], tier => options.Tiers.Remove(tier ?? "")))
            .UseChatClient(_ => new FakeChatClient());

        Assert.NotEmpty(services.BuildServiceProvider().GetRequiredService<IOptions<AvatarChatbotOptions>>().Value.Tiers);
    }

    [Fact]
    public async Task What_is_wrong_with_a_part_in_use_is_refused_at_start_and_what_is_not_in_use_is_not_made()
    {
        HostApplicationBuilder builder = Host.CreateApplicationBuilder();
        builder.Services.AddAvatarChatbot().UseChatClient(_ => new FakeChatClient())
            .Provide<IAssetStore>(_ => throw new InvalidOperationException("assets"))
            .Provide<IPortraitGenerator>(_ => throw new InvalidOperationException("portraits"));
        using IHost host = builder.Build();

        InvalidOperationException error = await Assert.ThrowsAsync<InvalidOperationException>(() => host.StartAsync());

        Assert.Equal("assets", error.Message);
    }

    [Fact]
    public async Task A_host_without_a_model_does_not_start_and_names_the_tier()
    {
        HostApplicationBuilder builder = Host.CreateApplicationBuilder();
        builder.Services.AddAvatarChatbot();
        using IHost host = builder.Build();

        OptionsValidationException error = await Assert.ThrowsAsync<OptionsValidationException>(() => host.StartAsync());

        Assert.Contains("Tiers[lite] has no chat client", error.Message, StringComparison.Ordinal);
    }

    public static TheoryData<string, Action<AvatarChatbotOptions>> WrongSettings() => new()
    {
        { "SentencesAhead", options => options.Speech.SentencesAhead = 0 },
        { "MaxMessageLength", options => options.Limits.MaxMessageLength = -1 },
        { "Retries", options => options.Resilience.Voice.Retries = 11 },
        { "Retries", options => options.Resilience.Store.Retries = -1 },
        { "FrameRate", options => options.Rendering.FrameRate = 1 },
        { "Limits.TurnTimeout", options => options.Limits.TurnTimeout = TimeSpan.Zero },
        { "Resilience.Model.FirstContentTimeout", options => options.Resilience.Model.FirstContentTimeout = TimeSpan.FromMilliseconds(1) },
        { "Speech.Segmentation.MaxWait", options => options.Speech.Segmentation.MaxWait = TimeSpan.FromDays(2) },
        { "MaxLength", options => options.Speech.Segmentation.MaxLength = 1 },
        { "SimpleBelow", options => options.Routing.SimpleBelow = 1.5 },
        { "Routing.SimpleBelow", options => options.Routing.SimpleBelow = 0.9 },
        { "Routing.ComplexTier", options => options.Routing.ComplexTier = "ultra" },
        { "Routing.PinnedTier", options => options.Routing.PinnedTier = "ultra" },
        { "History.SummaryTier", options => options.History.SummaryTier = "ultra" },
        { "MaxTurns", options => options.History.MaxTurns = 0 },
        { "Tiers[lite].Fallback", options => options.Tiers["lite"].Fallback = "ultra" },
    };

    [Theory]
    [MemberData(nameof(WrongSettings))]
    public void A_wrong_setting_is_refused_by_name(string setting, Action<AvatarChatbotOptions> wrong)
    {
        var services = new ServiceCollection();
        services.AddAvatarChatbot(wrong).UseChatClient(_ => new FakeChatClient());

        OptionsValidationException error = Assert.Throws<OptionsValidationException>(
            () => services.BuildServiceProvider().GetRequiredService<IOptions<AvatarChatbotOptions>>().Value);

        Assert.Contains(setting, error.Message, StringComparison.Ordinal);
    }

    public static TheoryData<string, Action<AvatarProfile>> WrongProfiles() => new()
    {
        { "Name", profile => profile.Name = "" },
        { "Instructions", profile => profile.Instructions = "" },
        { "Locale is 'english'", profile => profile.Locale = "english" },
        { "Locale is 'en-US'", profile => profile.Locale = "en-US\n" },
        { "Mood is 99", profile => profile.Mood = (Mood)99 },
        { "KnowledgeBase", profile => profile.KnowledgeBase = "manuals" },
        { "Portrait", profile => (profile.Character, profile.Portrait) = ("marcus", "me.png") },
    };

    [Theory]
    [MemberData(nameof(WrongProfiles))]
    public void A_wrong_profile_is_refused_by_name(string setting, Action<AvatarProfile> wrong)
    {
        var services = new ServiceCollection();
        services.AddAvatarChatbot().AddAvatar(wrong).UseChatClient(_ => new FakeChatClient());

        OptionsValidationException error = Assert.Throws<OptionsValidationException>(
            () => services.BuildServiceProvider().GetRequiredService<IOptions<AvatarProfile>>().Value);

        Assert.Contains(setting, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_defaults_are_valid()
    {
        var services = new ServiceCollection();
        services.AddAvatarChatbot().UseChatClient(_ => new FakeChatClient());

        Assert.Equal("Ava", services.BuildServiceProvider().GetRequiredService<IOptions<AvatarProfile>>().Value.Name);
    }

    [Fact]
    public void The_unkeyed_chat_client_of_the_host_is_left_alone()
    {
        var services = new ServiceCollection();
        services.AddAvatarChatbot().UseChatClient(_ => new FakeChatClient());

        Assert.Null(services.BuildServiceProvider().GetService<IChatClient>());
    }
}
