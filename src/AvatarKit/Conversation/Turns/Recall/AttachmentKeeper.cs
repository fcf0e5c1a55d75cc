using System.Runtime.InteropServices;
using Microsoft.Extensions.AI;

namespace AvatarKit;

/// <summary>Keeps what a person sent along in the asset store. A store that fails costs a warning, not the turn.</summary>
internal sealed class AttachmentKeeper(AssetCalls assets, EngineLog log)
{
    public async ValueTask KeepAsync(TurnContext turn, CancellationToken cancellationToken)
    {
        foreach (DataContent attachment in turn.Request.Attachments.OfType<DataContent>())
        {
            try
            {
                using MemoryStream content = Open(attachment.Data);
                AssetInfo asset =
                    await assets.PutAsync(turn.Options, turn.Upload(attachment.MediaType), content, cancellationToken).ConfigureAwait(false);
                turn.Facts.Add(new TurnAsset(TurnAssetKind.Attachment, asset));
            }
            catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
            {
                log.WentWithout(turn.TurnId, "storing an attachment", exception);
                turn.Facts.Degrade("attachment.stored", TurnError.From(exception, TurnStage.Recall));
            }
        }
    }

    private static MemoryStream Open(ReadOnlyMemory<byte> data) => MemoryMarshal.TryGetArray(data, out ArraySegment<byte> array)
        ? new MemoryStream(array.Array!, array.Offset, array.Count, writable: false)
        : new MemoryStream(data.ToArray(), writable: false);
}
