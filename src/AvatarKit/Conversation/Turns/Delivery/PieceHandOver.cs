namespace AvatarKit;

internal static class PieceHandOver
{
    /// <summary>Hands a piece of speech to the client, and waits while the client has enough.</summary>
    public static ValueTask HandOnAsync(this TurnContext turn, AnimatedPiece piece, FaceTrack? face, CancellationToken cancellationToken)
    {
        SpeechSegment update = SpeechSegmentFactory.Create(turn.TurnId, piece, face);
        turn.Speech.Recording?.Add(update);
        turn.Clock.NoteFirstSpeech();
        return turn.Output.WriteAsync(update, cancellationToken);
    }
}
