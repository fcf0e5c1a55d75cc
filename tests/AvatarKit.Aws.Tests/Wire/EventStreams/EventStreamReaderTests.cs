using System.Text;
using Amazon.Runtime.EventStreams;
using AvatarKit.Aws.Tests.Loopback;
using AvatarKit.Aws.Wire.EventStreams;

namespace AvatarKit.Aws.Tests.Wire.EventStreams;

public class EventStreamReaderTests
{
    private static readonly byte[] Two =
    [
        .. EventFrame.Event("messageStart", """{"role":"assistant"}"""),
        .. EventFrame.Event("messageStop", """{"stopReason":"end_turn"}"""),
    ];

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(17)]
    [InlineData(100_000)]
    public async Task Frames_come_whole_however_the_bytes_are_cut(int bytesAtOnce)
    {
        List<IEventStreamMessage> messages = await ReadAsync(new DribblingStream(Two, bytesAtOnce));

        Assert.Equal(["messageStart", "messageStop"], messages.Select(static message => message.EventType()));
        Assert.Equal("""{"stopReason":"end_turn"}""", Encoding.UTF8.GetString(messages[1].Payload));
    }

    [Fact]
    public async Task A_frame_larger_than_the_buffer_comes_whole()
    {
        string json = $"{{\"text\":\"{new string('a', 100_000)}\"}}";
        List<IEventStreamMessage> messages =
            await ReadAsync(new DribblingStream([.. Two, .. EventFrame.Event("contentBlockDelta", json), .. Two], 1000));

        Assert.Equal(5, messages.Count);
        Assert.Equal(json, Encoding.UTF8.GetString(messages[2].Payload));
    }

    [Fact]
    public async Task A_frame_that_is_announced_takes_no_memory_before_it_comes()
    {
        byte[] start = [0x01, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x10];
        long before = GC.GetAllocatedBytesForCurrentThread();

        await Assert.ThrowsAsync<EventStreamBrokenException>(() => ReadAsync(new MemoryStream(start)));

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1024 * 1024);
    }

    [Fact]
    public async Task A_stream_that_ends_inside_a_frame_is_truncated()
    {
        for (int length = 1; length < Two.Length; length++)
        {
            if (length == Two.Length - EventFrame.Event("messageStop", """{"stopReason":"end_turn"}""").Length)
            {
                continue;
            }

            EventStreamBrokenException exception =
                await Assert.ThrowsAsync<EventStreamBrokenException>(() => ReadAsync(new MemoryStream(Two[..length])));
            Assert.True(exception.IsTruncated);
        }
    }

    [Fact]
    public async Task A_single_wrong_bit_in_sums_headers_or_payload_is_found()
    {
        byte[] frame = EventFrame.Event("messageStop", """{"stopReason":"end_turn"}""");
        for (int position = 4; position < frame.Length; position++)
        {
            byte[] damaged = [.. frame];
            damaged[position] ^= 0x10;
            EventStreamBrokenException exception = await Assert.ThrowsAsync<EventStreamBrokenException>(() => ReadAsync(new MemoryStream(damaged)));
            Assert.False(exception.IsTruncated);
        }
    }

    [Theory]
    [InlineData(new byte[] { 0, 0, 0, 15 })]
    [InlineData(new byte[] { 0x7F, 0xFF, 0xFF, 0xFF })]
    [InlineData(new byte[] { 0xFF, 0xFF, 0xFF, 0xFF })]
    public async Task A_length_that_no_frame_has_is_refused_before_anything_is_kept_for_it(byte[] length)
    {
        EventStreamBrokenException exception = await Assert.ThrowsAsync<EventStreamBrokenException>(() => ReadAsync(new MemoryStream(length)));

        Assert.False(exception.IsTruncated);
    }

    [Fact]
    public async Task An_empty_stream_has_no_frames() => Assert.Empty(await ReadAsync(Stream.Null));

    private static async Task<List<IEventStreamMessage>> ReadAsync(Stream stream)
    {
        List<IEventStreamMessage> messages = [];
        await foreach (IEventStreamMessage message in EventStreamReader.ReadAsync(stream))
        {
            messages.Add(message);
        }

        return messages;
    }

    private sealed class DribblingStream(byte[] bytes, int atOnce) : MemoryStream(bytes)
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
            => base.ReadAsync(buffer[..Math.Min(atOnce, buffer.Length)], cancellationToken);
    }
}
