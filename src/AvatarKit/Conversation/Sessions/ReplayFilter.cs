namespace AvatarKit;

/// <summary>Leaves out of an answer that is given again what was heard before, and says where to go on.</summary>
internal sealed class ReplayFilter(int heardBefore)
{
    private SpeechSegment? caption;
    private bool goesOn = heardBefore <= 0;

    public IEnumerable<SessionUpdate> Pass(AvatarResponseUpdate update)
    {
        if (goesOn || update is not SpeechSegment piece)
        {
            return [new SessionAnswer(update)];
        }

        caption = piece.Start == TimeSpan.Zero ? piece : caption;
        if (piece.Words.FirstOrDefault(word => piece.TextStart + word.CaptionStart + word.CaptionLength > heardBefore) is not { } next)
        {
            return [];
        }

        // The first piece the client gets of a sentence has to bring its caption.
        goesOn = true;
        SpeechSegment first = caption is null ? piece : piece with { Text = caption.Text, SpokenText = caption.SpokenText };
        return [new SessionNotice(SessionNoticeKind.ContinueAt) { TurnId = piece.TurnId, Elapsed = next.Start }, new SessionAnswer(first)];
    }
}
