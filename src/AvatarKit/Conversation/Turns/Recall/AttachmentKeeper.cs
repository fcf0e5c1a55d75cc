using System.Runtime.InteropServices;
using Microsoft.Extensions.AI;

namespace AvatarKit;

/// <summary>Keeps what a person sent along in the asset store. A store that fails costs a warning, not the turn.</summary>
internal sealed class AttachmentKeeper(AssetCalls assets, EngineLog log)
{
    /// <summary>Stores them all at once, beside the turn. Never fails; not interruptible, but bounded in time.</summary>
    public async Task KeepAsync(TurnContext turn)
    {
        IEnumerable<Task<AssetInfo?>> puts = turn.Request.Attachments.OfType<DataContent>().Select(attachment => KeepAsync(turn, attachment));
        AssetInfo?[] kept = await Task.WhenAll(puts).ConfigureAwait(false);
        foreach (AssetInfo asset in kept.OfType<AssetInfo>())
        {
            turn.Facts.Add(new TurnAsset(TurnAssetKind.Attachment, asset));
        }
    }

    private async Task<AssetInfo?> KeepAsync(TurnContext turn, DataContent attachment)
    {
        // A store that takes its time before it first waits holds neither the turn nor the next one.
        await Task.Yield();
        try
        {
            using MemoryStream content = Open(attachment.Data);
            return await assets.PutAsync(turn.Options, turn.Upload(attachment.MediaType), content, CancellationToken.None).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            log.WentWithout(turn.TurnId, "storing an attachment", exception);
            turn.Facts.Degrade("attachment.stored", TurnError.From(exception, TurnStage.Recall));
            return null;
        }
    }

    private static MemoryStream Open(ReadOnlyMemory<byte> data) => MemoryMarshal.TryGetArray(data, out ArraySegment<byte> array)
        ? new MemoryStream(array.Array!, array.Offset, array.Count, writable: false)
        : new MemoryStream(data.ToArray(), writable: false);
}
