using AvatarKit.Rendering;

namespace AvatarKit.Fuzz.Targets;

/// <summary>Characters as rigs, and frames of those that are taken.</summary>
internal sealed class RigTarget : JsonTarget
{
    private const int PaintedOf = 8;

    public override string Name => "rig";

    // A few lines may extend a whole character.
    public override long FixedBytes => 24 * 1024 * 1024;

    public override int BytesPerByte => 2000;

    public override bool Allows(Exception exception) => exception is RigException;

    public override void Run(byte[] input, Random random)
    {
        using var stream = new MemoryStream(input);
        CharacterFace face = CharacterFace.Load(stream);
        Check(face.Id.Length > 0, "a face has an id");
        if (random.Next(PaintedOf) > 0)
        {
            return;
        }

        using FacePainter painter = face.CreatePainter(new PainterOptions(64, 64));
        float[] pose = [.. Enumerable.Range(0, FaceTrack.ChannelCount).Select(_ => (random.NextSingle() * 3) - 1)];
        painter.Paint(pose, TimeSpan.Zero, default);
        painter.Paint(new float[FaceTrack.ChannelCount], TimeSpan.FromSeconds(random.Next(100)));
    }
}
