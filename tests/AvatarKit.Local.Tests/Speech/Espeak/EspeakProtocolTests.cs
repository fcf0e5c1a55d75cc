using System.Buffers.Binary;

namespace AvatarKit.Local.Tests.Speech.Espeak;

public sealed class EspeakProtocolTests
{
    [Fact]
    public void A_frame_is_a_length_a_kind_and_its_fields()
    {
        byte[] frame = EspeakProtocol.Frame(EspeakProtocol.Speak, 7, "gmw/de", -1, "Grüße 😀");

        ReadOnlySpan<byte> payload = frame.AsSpan(EspeakProtocol.HeaderLength);
        Assert.Equal(frame.Length - 4, BinaryPrimitives.ReadInt32LittleEndian(frame));
        Assert.Equal(EspeakProtocol.Speak, frame[4]);
        Assert.Equal(7, EspeakProtocol.ReadInt32(ref payload));
        Assert.Equal("gmw/de", EspeakProtocol.ReadString(ref payload));
        Assert.Equal(-1, EspeakProtocol.ReadInt32(ref payload));
        Assert.Equal("Grüße 😀", EspeakProtocol.ReadString(ref payload));
        Assert.True(payload.IsEmpty);
    }

    [Fact]
    public void A_string_that_claims_more_than_there_is_is_refused()
    {
        byte[] payload = [10, 0, 0, 0, (byte)'a'];
        byte[] negative = [255, 255, 255, 255, (byte)'a'];
        byte[] cut = [1, 0];

        Assert.Throws<InvalidDataException>(() => Read(payload));
        Assert.Throws<InvalidDataException>(() => Read(negative));
        Assert.Throws<InvalidDataException>(() => Read(cut));
    }

    private static string Read(ReadOnlySpan<byte> payload) => EspeakProtocol.ReadString(ref payload);
}
