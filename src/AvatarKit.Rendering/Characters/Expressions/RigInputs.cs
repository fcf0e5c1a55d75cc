namespace AvatarKit.Rendering;

/// <summary>What a rig's numbers follow, as bits: the 55 channels of <see cref="FaceChannel"/>, then breathing, the shoulders and
/// the hands.</summary>
internal static class RigInputs
{
    /// <summary>Where breathing stands among the values: after the channels.</summary>
    public const int Breath = FaceTrack.ChannelCount;

    /// <summary>Where raised shoulders stand among the values.</summary>
    public const int Shrug = Breath + 1;

    /// <summary>Where the hands stand among the values, in the order of <see cref="HandPose"/>.</summary>
    public const int Hands = Shrug + 1;

    /// <summary>Number of inputs; signals follow them.</summary>
    public const int Count = Hands + 5;

    /// <summary>The head's three angles.</summary>
    public const ulong Head = (1UL << (int)FaceChannel.HeadYaw) | (1UL << (int)FaceChannel.HeadPitch) | (1UL << (int)FaceChannel.HeadRoll);

    /// <summary>What moves the whole figure rather than a part of the face.</summary>
    public const ulong Figure = Head | (1UL << Breath) | (1UL << Shrug);

    /// <summary>What moves arms and hands.</summary>
    public const ulong Arms = ((1UL << 5) - 1) << Hands;

    /// <summary>Everything.</summary>
    public const ulong All = (1UL << Count) - 1;

    private static readonly Dictionary<string, int> Indices = CreateIndices();

    public static bool TryFind(string name, out int index) => Indices.TryGetValue(name, out index);

    private static Dictionary<string, int> CreateIndices()
    {
        var indices = new Dictionary<string, int>(StringComparer.Ordinal)
        {
            ["breath"] = Breath,
            ["shrug"] = Shrug,
            ["handWave"] = Hands,
            ["handSwing"] = Hands + 1,
            ["handPalm"] = Hands + 2,
            ["handCount"] = Hands + 3,
            ["handFingers"] = Hands + 4,
        };
        foreach (FaceChannel channel in Enum.GetValues<FaceChannel>())
        {
            string name = channel.ToString();
            indices[char.ToLowerInvariant(name[0]) + name[1..]] = (int)channel;
        }

        return indices;
    }
}
