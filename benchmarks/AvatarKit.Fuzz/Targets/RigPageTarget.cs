using System.Text.Json;
using AvatarKit.AspNetCore;

namespace AvatarKit.Fuzz.Targets;

/// <summary>Rigs as they are collected for a page.</summary>
internal sealed class RigPageTarget : JsonTarget, IDisposable
{
    private readonly string file = Path.Combine(Directory.CreateTempSubdirectory("avatarkit-fuzz-").FullName, "own.rig.json");

    public override string Name => "rig-page";

    public override long FixedBytes => 16 * 1024 * 1024;

    public override bool Allows(Exception exception) => exception is InvalidDataException;

    public override void Run(byte[] input, Random random)
    {
        File.WriteAllBytes(file, input);
        using var document = JsonDocument.Parse(RigDocuments.OfFile(file));
        Check(document.RootElement.GetArrayLength() > 0, "a page gets the rig");
    }

    public void Dispose() => Directory.Delete(Path.GetDirectoryName(file)!, recursive: true);
}
