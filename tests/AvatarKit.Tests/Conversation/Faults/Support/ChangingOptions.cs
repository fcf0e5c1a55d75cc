using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;

namespace AvatarKit.Tests.Conversation.Faults;

/// <summary>Settings that change while the host runs, as a settings file does.</summary>
internal sealed class ChangingOptions : IOptionsChangeTokenSource<AvatarChatbotOptions>, IConfigureOptions<AvatarChatbotOptions>
{
    private CancellationTokenSource change = new();
    private Action<AvatarChatbotOptions> settings = static _ => { };

    public string Name => Options.DefaultName;

    public void AddTo(IServiceCollection services)
    {
        services.AddSingleton<IOptionsChangeTokenSource<AvatarChatbotOptions>>(this);
        services.AddSingleton<IConfigureOptions<AvatarChatbotOptions>>(this);
    }

    public void Change(Action<AvatarChatbotOptions> configure)
    {
        settings = configure;
        try
        {
            Interlocked.Exchange(ref change, new CancellationTokenSource()).Cancel();
        }
        catch (AggregateException)
        {
            // The options' own listener throws what is wrong with them at whoever watches the file, who does not care.
        }
    }

    public IChangeToken GetChangeToken() => new CancellationChangeToken(change.Token);

    public void Configure(AvatarChatbotOptions options) => settings(options);
}
