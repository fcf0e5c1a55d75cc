namespace AvatarKit;

/// <summary>The render stage: gives the pieces of speech their faces and hands them to the client, with the video where one is wanted.</summary>
internal sealed class RenderStage(IAvatarRenderer renderer, VideoTracks videos, ProviderCalls calls, EngineLog log)
{
    /// <summary>Ends when the last piece was handed to the client. A renderer that fails costs the face and the video, not the voice.</summary>
    public async Task RunAsync(TurnContext turn, IAsyncEnumerable<AnimatedPiece> pieces, CancellationToken cancellationToken)
    {
        pieces = pieces.PacedAsync(turn, cancellationToken);
        if (turn.WantsFace)
        {
            if (turn.Outputs.HasFlag(AvatarOutputs.Video) && turn.Facts.StoredVideo is null)
            {
                turn.Video ??= videos.Begin(turn);
            }

            await new FaceRendering(turn, renderer, calls, log).RunAsync(pieces, cancellationToken).ConfigureAwait(false);
            return;
        }

        await foreach (AnimatedPiece piece in pieces.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            await turn.HandOnAsync(piece, face: null, cancellationToken).ConfigureAwait(false);
        }
    }
}
