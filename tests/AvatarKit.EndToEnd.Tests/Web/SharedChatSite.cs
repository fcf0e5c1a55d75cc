namespace AvatarKit.EndToEnd.Tests.Web;

/// <summary>One site for the tests of a class. Its model says what it was told: <c>You said: …</c>.</summary>
public sealed class SharedChatSite : IAsyncLifetime
{
    internal ChatSite Site { get; private set; } = null!;

    public async Task InitializeAsync() => Site = await ChatSite.StartAsync();

    public async Task DisposeAsync() => await Site.DisposeAsync();
}
