using Amazon.Runtime;
using AvatarKit.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace AvatarKit.Evaluation;

/// <summary>An avatar of <c>UseAws()</c> with conversations and assets in memory, between emulators of Bedrock
/// and Polly at the pace of the real ones.</summary>
internal sealed class EmulatedAws : IAsyncDisposable
{
    private EmulatedAws(BedrockEmulator bedrock, PollyEmulator polly, PacedClock clock, Action<IAvatarChatbotBuilder>? extend)
    {
        Bedrock = bedrock;
        Polly = polly;
        Clock = clock;
        Services = CreateServices(bedrock.Endpoint, polly.Endpoint, extend);
    }

    /// <summary>How long the voice takes to its first byte.</summary>
    public static TimeSpan VoiceDelay { get; } = TimeSpan.FromMilliseconds(120);

    public BedrockEmulator Bedrock { get; }

    public PollyEmulator Polly { get; }

    public PacedClock Clock { get; }

    public ServiceProvider Services { get; }

    public IConversationEngine Engine => Services.GetRequiredService<IConversationEngine>();

    public static async Task<EmulatedAws> StartAsync(Action<IAvatarChatbotBuilder>? extend = null)
    {
        var clock = new PacedClock();
        BedrockEmulator bedrock = await BedrockEmulator.StartAsync(options => (options.TokensPerSecond, options.TimeProvider) = (40, clock));
        PollyEmulator polly = await PollyEmulator.StartAsync(static options => options.FirstByteDelay = VoiceDelay);
        return new EmulatedAws(bedrock, polly, clock, extend);
    }

    public async ValueTask DisposeAsync()
    {
        await Services.DisposeAsync();
        await Bedrock.DisposeAsync();
        await Polly.DisposeAsync();
    }

    private static ServiceProvider CreateServices(Uri bedrock, Uri polly, Action<IAvatarChatbotBuilder>? extend)
    {
        var services = new ServiceCollection();
        services.AddSingleton<AWSCredentials>(SampleCalls.Credentials);
        services.AddSingleton<IConversationStore>(static _ => new InMemoryConversationStore());
        services.AddSingleton<IAssetStore>(static _ => new InMemoryAssetStore());
        IAvatarChatbotBuilder builder = services.AddAvatarChatbot().UseAws(options =>
        {
            options.Region = "us-east-1";
            options.Bedrock.ServiceUrl = bedrock.GetLeftPart(UriPartial.Authority);
            options.Polly.ServiceUrl = polly.GetLeftPart(UriPartial.Authority);

            // Turns follow each other without a pause here: they shall not wait for the quota of an account.
            (options.Polly.Quotas.Neural.RequestsPerSecond, options.Polly.Quotas.Neural.Burst) = (1000, 1000);
        });
        extend?.Invoke(builder);
        return services.BuildServiceProvider();
    }
}
