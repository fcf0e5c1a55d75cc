using Amazon.Runtime.EventStreams;
using AvatarKit.Aws.Tests.Loopback;
using AvatarKit.Aws.Wire.Bedrock;
using AvatarKit.Aws.Wire.EventStreams;

namespace AvatarKit.Aws.Tests.Wire.EventStreams;

/// <summary>Frames whose checksums are right and whose content is not. What chance makes of frames, <c>AvatarKit.Fuzz</c> tries.</summary>
public class EventStreamFrameTests
{
    private static readonly byte[] Original = EventFrame.Event("messageStart", """{"role":"assistant"}""");

    [Theory]
    [InlineData(new byte[] { 0xFF, 0xFF, 0xFF, 0xFF })]
    [InlineData(new byte[] { 0x7F, 0xFF, 0xFF, 0xFF })]
    [InlineData(new byte[] { 0x80, 0x00, 0x00, 0x00 })]
    [InlineData(new byte[] { 0x00, 0x00, 0x01, 0x00 })]
    [InlineData(new byte[] { 0x00, 0x00, 0x00, 0x01 })]
    public async Task Headers_that_do_not_fit_into_their_frame_are_damage(byte[] headerLength)
    {
        byte[] frame = [.. Original];
        headerLength.CopyTo(frame, 4);
        EventFrame.Seal(frame);

        await Assert.ThrowsAsync<EventStreamBrokenException>(() => ReadAsync(frame));
    }

    [Fact]
    public async Task A_header_value_of_negative_length_is_damage()
    {
        byte[] frame = [.. Original];
        int length = 12 + 1 + frame[12] + 1;
        frame[length] = 0xFF;
        EventFrame.Seal(frame);

        await Assert.ThrowsAsync<EventStreamBrokenException>(() => ReadAsync(frame));
    }

    private static async Task ReadAsync(byte[] frame)
    {
        using var stream = new MemoryStream(frame);
        await foreach (IEventStreamMessage message in EventStreamReader.ReadAsync(stream))
        {
            Assert.NotNull(message.MessageType());
            Assert.NotNull(message.ExceptionName());
        }

        stream.Position = 0;
        await foreach (ConverseStreamEvent _ in ConverseEventReader.ReadAsync(stream, "request", CancellationToken.None))
        {
            // Whatever it is.
        }
    }
}
