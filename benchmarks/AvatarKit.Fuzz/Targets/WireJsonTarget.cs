using System.Text;
using System.Text.Json;

namespace AvatarKit.Fuzz.Targets;

/// <summary>Updates of an answer as JSON.</summary>
internal sealed class WireJsonTarget : JsonTarget
{
    public override string Name => "wire-json";

    // An hour of a still face is one number in JSON: 864,000 frames of 55 channels.
    public override long FixedBytes => 512L * 1024 * 1024;

    public override bool Allows(Exception exception) => exception is JsonException;

    public override void Run(byte[] input, Random random)
    {
        AvatarResponseUpdate update = AvatarJson.Deserialize(LooseText.Decode(input));
        if (update is UnknownUpdate)
        {
            return;
        }

        string written = AvatarJson.Serialize(update);
        string again;
        try
        {
            again = AvatarJson.Serialize(AvatarJson.Deserialize(written));
        }
        catch (JsonException exception)
        {
            throw new ViolationException($"what was read and written is read again: {update.GetType().Name} ({exception.Message.Split('.')[0]})");
        }

        Check(written == again, $"an update is the same after it was written and read: {update.GetType().Name}");
    }
}
