namespace AvatarKit.Tests.Conversation.Turns.Delivery;

public sealed class SentenceFeedTests
{
    [Fact]
    public void Gestures_go_with_the_sentence_they_stand_in_or_before_and_the_rest_with_the_last()
    {
        using var feed = new SentenceFeed(new SegmentationOptions(), TimeProvider.System, offset: 0);
        feed.Append("One two. ", [], [], [new(4, Gesture.Nod), new(9, Gesture.Tilt)]);
        feed.Append("Three. ", [], [], [new(16, Gesture.Shrug)]);
        feed.Complete();

        List<string> found = [];
        while (feed.Reader.TryRead(out TextSegment sentence))
        {
            List<string> own = [];
            while (sentence.Gestures!.TryTakeBefore(int.MaxValue, out PlacedGesture gesture))
            {
                own.Add($"{gesture.Gesture} {Math.Min(gesture.Index, 99)}");
            }

            found.Add($"{sentence.Text}: {string.Join(", ", own)}");
        }

        Assert.Equal(["One two.: Nod 4", "Three.: Tilt 0, Shrug 99"], found);
    }
}
