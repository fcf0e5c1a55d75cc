using Microsoft.Extensions.Options;

namespace AvatarKit;

/// <summary>Gives who asks for the options the ones that count: those of <see cref="AvatarSettings"/>.</summary>
internal sealed class LastGoodOptions(AvatarSettings settings) : IOptionsMonitor<AvatarChatbotOptions>
{
    public AvatarChatbotOptions CurrentValue => settings.Current.Options;

    public AvatarChatbotOptions Get(string? name) => CurrentValue;

    public IDisposable OnChange(Action<AvatarChatbotOptions, string?> listener)
        => new SettingsSubscription(settings, () => listener(CurrentValue, Options.DefaultName));
}
