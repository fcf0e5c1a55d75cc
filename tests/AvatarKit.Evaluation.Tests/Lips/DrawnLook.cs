namespace AvatarKit.Evaluation.Tests.Lips;

/// <summary>What a drawn face looks like.</summary>
internal sealed record DrawnLook(string Name, (int R, int G, int B) Skin, (int R, int G, int B) Lips, (int R, int G, int B) Inside)
{
    /// <summary>Dark hair around the lips.</summary>
    public bool HasBeard { get; init; }

    /// <summary>An upper lip of another colour than the lower one, which is pressed thin in p, b and m.</summary>
    public (int R, int G, int B)? UpperLip { get; init; }

    /// <summary>How strong light from one side and the grain of skin are: 0 is a drawing, more a photograph.</summary>
    public double Grain { get; init; }

    /// <summary>How far the head moves, in pixels.</summary>
    public double Sway { get; init; }

    public static DrawnLook Plain { get; } = new("plain", (240, 200, 170), (200, 100, 100), (60, 15, 20));

    public static IReadOnlyList<DrawnLook> All { get; } =
    [
        Plain,
        Plain with { Name = "swaying", Sway = 7 },
        new("dark", (92, 58, 42), (120, 62, 58), (35, 8, 12)) { Sway = 4 },
        new("beard", (225, 180, 150), (185, 110, 100), (70, 20, 25)) { HasBeard = true, Sway = 3 },
        new("no lipstick", (245, 215, 190), (232, 176, 156), (90, 30, 35)),
        new("photograph", (214, 168, 140), (176, 98, 92), (70, 30, 30)) { Grain = 1, Sway = 4 },
        new("pressed lips", (234, 196, 168), (200, 108, 106), (96, 26, 34)) { UpperLip = (150, 56, 62) },
    ];
}
