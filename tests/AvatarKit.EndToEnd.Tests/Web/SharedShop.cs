namespace AvatarKit.EndToEnd.Tests.Web;

/// <summary>One shop for the tests of a class.</summary>
public sealed class SharedShop : IAsyncLifetime
{
    internal WebSample Shop { get; private set; } = null!;

    public async Task InitializeAsync() => Shop = await WebSample.StartAsync("--AvatarKit:Web:Limits:RequestsPerMinute", "10000");

    public async Task DisposeAsync() => await Shop.DisposeAsync();
}
