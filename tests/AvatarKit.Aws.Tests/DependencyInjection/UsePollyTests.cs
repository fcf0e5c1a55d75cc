using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace AvatarKit.Aws.Tests.DependencyInjection;

public sealed class UsePollyTests
{
    [Fact]
    public async Task Polly_speaks_with_voices_at_hand_before_anything_is_called()
    {
        var services = new ServiceCollection();
        services.AddAvatarChatbot().UsePolly();
        await using ServiceProvider provider = services.BuildServiceProvider(
            new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });

        ISpeechSynthesizer voice = provider.GetRequiredService<ISpeechSynthesizer>();
        Assert.IsType<PollySpeechSynthesizer>(voice);
        Assert.Equal("polly/Joanna/neural", (await voice.GetVoicesAsync())[0].Id);
    }

    [Fact]
    public void Options_come_from_configuration_and_then_from_code()
    {
        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["AvatarKit:Aws:Polly:Region"] = "eu-central-1",
            ["AvatarKit:Aws:Polly:Engine"] = "LongForm",
            ["AvatarKit:Aws:Polly:SampleRate"] = "8000",
            ["AvatarKit:Aws:Polly:LexiconNames:0"] = "brand",
            ["AvatarKit:Aws:Polly:Quotas:Neural:RequestsPerSecond"] = "30",
        }).Build());
        services.AddAvatarChatbot().UsePolly(options => options.Engine = PollyEngine.Standard);
        using ServiceProvider provider = services.BuildServiceProvider();

        PollyOptions options = provider.GetRequiredService<IOptions<PollyOptions>>().Value;
        Assert.Equal(("eu-central-1", PollyEngine.Standard, 8000), (options.Region, options.Engine, options.SampleRate));
        Assert.Equal(["brand"], options.LexiconNames);
        Assert.Equal((30, 8, 16), (options.Quotas.Neural.RequestsPerSecond, options.Quotas.Neural.Burst, options.Quotas.Neural.Concurrency));
    }

    [Fact]
    public void A_wrong_setting_is_named()
    {
        var services = new ServiceCollection();
        services.AddAvatarChatbot().UsePolly(options => options.SampleRate = 44_100);
        using ServiceProvider provider = services.BuildServiceProvider();

        Assert.Contains("SampleRate", Assert.Throws<OptionsValidationException>(provider.GetRequiredService<ISpeechSynthesizer>).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void The_host_s_own_voice_wins()
    {
        var mine = new SilentSpeechSynthesizer();
        var services = new ServiceCollection();
        services.AddSingleton<ISpeechSynthesizer>(mine);
        services.AddAvatarChatbot().UsePolly();
        using ServiceProvider provider = services.BuildServiceProvider();

        Assert.Same(mine, provider.GetRequiredService<ISpeechSynthesizer>());
    }
}
