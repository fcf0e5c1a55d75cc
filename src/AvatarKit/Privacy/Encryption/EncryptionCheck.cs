using Microsoft.Extensions.Hosting;

namespace AvatarKit;

/// <summary>Refuses to start a host that was told to encrypt and would not: one that registers a store of its own after
/// <c>UseEncryption()</c>.</summary>
internal sealed class EncryptionCheck(IConversationStore conversations, IAssetStore assets) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
        => conversations.GetService(typeof(EncryptedConversationStore)) is null || assets.GetService(typeof(EncryptedAssetStore)) is null
            ? throw new InvalidOperationException(
                "UseEncryption() was called, and a store is not encrypted: the host registers it after that call. Register it before.")
            : Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
