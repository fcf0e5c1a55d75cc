using Amazon.Runtime.EventStreams;
using AvatarKit.Aws;
using AvatarKit.Aws.Tests.Loopback;
using AvatarKit.Aws.Wire.Bedrock;
using AvatarKit.Aws.Wire.EventStreams;

namespace AvatarKit.Fuzz.Targets;

/// <summary>Event streams of Amazon Bedrock, most with right checksums.</summary>
internal sealed class EventStreamTarget : FuzzTarget
{
    private const int FewestBytes = 16;

    public override string Name => "event-stream";

    public override IMutator Mutator => BytesMutator.Instance;

    public override int BytesPerByte => 300;

    public override IEnumerable<byte[]> Seeds =>
    [
        EventFrame.Event("messageStart", """{"role":"assistant"}"""),
        EventFrame.Event("contentBlockDelta", """{"contentBlockIndex":0,"delta":{"text":"Hello"}}"""),
        EventFrame.Event("contentBlockStart", """{"contentBlockIndex":1,"start":{"toolUse":{"toolUseId":"t","name":"f"}}}"""),
        EventFrame.Event("metadata", """{"usage":{"inputTokens":1,"outputTokens":2,"totalTokens":3},"metrics":{"latencyMs":4}}"""),
        EventFrame.Event("messageStop", """{"stopReason":"end_turn"}"""),
        EventFrame.Exception("throttlingException", """{"message":"Slow down","originalStatusCode":429}"""),
        [
            .. EventFrame.Event("messageStart", """{"role":"assistant"}"""),
            .. EventFrame.Event("contentBlockDelta", """{"contentBlockIndex":0,"delta":{"text":"Hi"}}"""),
            .. EventFrame.Event("messageStop", """{"stopReason":"end_turn"}"""),
        ],
    ];

    public override bool Allows(Exception exception) => exception is EventStreamBrokenException or AmazonBedrockRuntimeException or BedrockException;

    /// <summary>Of seven inputs of eight, lengths and checksums are right as far as frames can be told.</summary>
    public override byte[] Seal(byte[] input, Random random)
    {
        if (random.Next(8) == 0)
        {
            return input;
        }

        for (int at = 0; at + FewestBytes <= input.Length;)
        {
            int length = System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(input.AsSpan(at));
            if (length < FewestBytes || length > input.Length - at)
            {
                length = input.Length - at;
                System.Buffers.Binary.BinaryPrimitives.WriteInt32BigEndian(input.AsSpan(at), length);
            }

            byte[] frame = input.AsSpan(at, length).ToArray();
            EventFrame.Seal(frame);
            frame.CopyTo(input, at);
            at += length;
        }

        return input;
    }

    public override void Run(byte[] input, Random random)
    {
        string all = Read(new MemoryStream(input));
        string some = Read(new TrickledStream(input, random));
        Check(all == some, "the same is read however the bytes come");
        using var stream = new TrickledStream(input, random);
        IAsyncEnumerator<ConverseStreamEvent> events = ConverseEventReader.ReadAsync(stream, "request", CancellationToken.None).GetAsyncEnumerator();
        var updates = new ConverseUpdates("model", "request", new ToolNames(null), DateTimeOffset.UnixEpoch);
        while (Wait(events.MoveNextAsync()))
        {
            _ = updates.Read(events.Current);
        }
    }

    private static string Read(Stream stream)
    {
        var read = new System.Text.StringBuilder();
        IAsyncEnumerator<IEventStreamMessage> messages = EventStreamReader.ReadAsync(stream).GetAsyncEnumerator();
        try
        {
            while (Wait(messages.MoveNextAsync()))
            {
                IEventStreamMessage message = messages.Current;
                read.Append(message.MessageType()).Append(message.EventType()).Append(message.ExceptionName()).Append(message.ErrorMessage())
                    .Append(message.Payload?.Length).Append('\n');
            }
        }
        catch (EventStreamBrokenException exception)
        {
            read.Append(exception.IsTruncated ? "cut" : "damaged");
        }

        stream.Dispose();
        return read.ToString();
    }
}
