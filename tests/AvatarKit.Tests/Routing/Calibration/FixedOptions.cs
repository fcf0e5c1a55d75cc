using Microsoft.Extensions.Options;

namespace AvatarKit.Tests;

/// <summary>Options that a test changes as it goes.</summary>
internal sealed class FixedOptions(AvatarChatbotOptions value) : IOptionsMonitor<AvatarChatbotOptions>
{
    public AvatarChatbotOptions CurrentValue => value;

    public AvatarChatbotOptions Get(string? name) => value;

    public IDisposable? OnChange(Action<AvatarChatbotOptions, string?> listener) => null;
}
