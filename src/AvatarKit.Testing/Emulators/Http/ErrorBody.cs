using System.Buffers;
using System.Text.Json;

namespace AvatarKit.Testing;

internal static class ErrorBody
{
    /// <summary>The JSON of an error, as a body of its own and as the payload of an exception frame.</summary>
    public static byte[] Write(EmulatorFault fault)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteString("message", fault.Message);
            foreach ((string name, object value) in fault.Members)
            {
                if (value is int number)
                {
                    json.WriteNumber(name, number);
                }
                else
                {
                    json.WriteString(name, (string)value);
                }
            }

            json.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }
}
