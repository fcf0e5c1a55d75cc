namespace AvatarKit.Rendering;

/// <summary>Layers that follow each other and are drawn onto one <see cref="BandSheet"/>.</summary>
/// <param name="First">Its backmost layer.</param>
/// <param name="End">The layer after its frontmost.</param>
internal readonly record struct Band(int First, int End)
{
    /// <summary>The most there are: a bit of a number each.</summary>
    private const int Most = 32;

    /// <summary>Cuts layers into bands: where the part or the side of the face changes, and where what the jaw
    /// or the head moves meets what it does not.</summary>
    /// <param name="layers">The layers from back to front.</param>
    /// <param name="first">The first that is to be in a band.</param>
    public static Band[] Of(ReadOnlySpan<RigLayer> layers, int first)
    {
        var bands = new List<Band>();
        for (int i = first + 1; i < layers.Length; i++)
        {
            if (bands.Count < Most - 1 && i - first >= Fewest(layers[i - 1], layers[i]))
            {
                bands.Add(new Band(first, i));
                first = i;
            }
        }

        if (first < layers.Length)
        {
            bands.Add(new Band(first, layers.Length));
        }

        return [.. bands];
    }

    /// <summary>For each layer, the bands that look different when it changes: its own, and those of what it clips.</summary>
    public static uint[] Touched(ReadOnlySpan<RigLayer> layers, ReadOnlySpan<Band> bands)
    {
        var touched = new uint[layers.Length];
        for (int band = 0; band < bands.Length; band++)
        {
            touched.AsSpan(bands[band].First, bands[band].End - bands[band].First).Fill(1U << band);
        }

        for (int i = layers.Length - 1; i >= 0; i--)
        {
            if (layers[i].Clip >= 0)
            {
                touched[layers[i].Clip] |= touched[i];
            }
        }

        return touched;
    }

    /// <summary>Whether speaking moves it with the jaw.</summary>
    public static bool IsJaw(RigLayer layer) => (layer.Inputs & (1UL << (int)FaceChannel.JawOpen)) != 0;

    /// <summary>How many layers a band has at least to end between two: a sheet must be worth the laying over each other.</summary>
    private static int Fewest(RigLayer behind, RigLayer before)
    {
        static string? Part(RigLayer layer) => layer.Part == "mouth-inside" ? "mouth" : layer.Part;
        static bool IsHead(RigLayer layer) => (layer.Inputs & RigInputs.Head) != 0;
        if (Part(behind) != Part(before))
        {
            return 1;
        }

        if (IsHead(behind) != IsHead(before))
        {
            return 2;
        }

        return behind.IsMirrored != before.IsMirrored || IsJaw(behind) != IsJaw(before) ? 3 : int.MaxValue;
    }
}
