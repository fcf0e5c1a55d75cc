namespace AvatarKit.Aws.Tests.Storage;

/// <summary>Lets something happen once between the moment an asset is asked for and the moment it is opened.</summary>
internal sealed class BeforeOpening(IAssetStore inner, Func<Task> happen) : DelegatingAssetStore(inner)
{
    private Func<Task>? next = happen;

    public override async ValueTask<Stream?> OpenAsync(string id, CancellationToken cancellationToken = default)
    {
        if (Interlocked.Exchange(ref next, null) is { } first)
        {
            await first();
        }

        return await Inner.OpenAsync(id, cancellationToken);
    }
}
