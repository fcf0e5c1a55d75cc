namespace AvatarKit.Rendering;

/// <summary>The rigs that come with the package.</summary>
internal static class BuiltInRigs
{
    /// <summary>The characters, the default first. What they extend is not among them.</summary>
    public static string[] Characters { get; } = ["ava", "marcus", "asha", "pixel"];

    /// <summary>A rig's JSON, characters and what they extend.</summary>
    public static ReadOnlyMemory<byte>? Find(string id)
    {
        using Stream? stream = typeof(BuiltInRigs).Assembly.GetManifestResourceStream($"AvatarKit.Rendering.Rigs.{id}.rig.json");
        return stream is null ? (ReadOnlyMemory<byte>?)null : RigFile.Read(stream);
    }
}
