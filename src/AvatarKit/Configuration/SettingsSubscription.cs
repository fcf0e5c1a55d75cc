namespace AvatarKit;

internal sealed class SettingsSubscription : IDisposable
{
    private readonly AvatarSettings settings;
    private readonly Action listener;

    public SettingsSubscription(AvatarSettings settings, Action listener)
    {
        this.settings = settings;
        this.listener = listener;
        settings.Changed += listener;
    }

    public void Dispose() => settings.Changed -= listener;
}
