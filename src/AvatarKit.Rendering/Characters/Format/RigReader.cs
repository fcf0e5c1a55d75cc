using SkiaSharp;

namespace AvatarKit.Rendering;

/// <summary>Makes a <see cref="Rig"/> of a rig's JSON, or says what is wrong with it and where.</summary>
internal static class RigReader
{
    /// <summary>Reads a rig.</summary>
    /// <param name="json">UTF-8.</param>
    /// <param name="find">Finds another rig's JSON by its id; <see langword="null"/>: there is none.</param>
    /// <exception cref="RigException">The rig cannot be used.</exception>
    public static Rig Read(ReadOnlyMemory<byte> json, Func<string, ReadOnlyMemory<byte>?> find) => Read(json, find, null);

    /// <summary>Reads a rig with another one laid over it.</summary>
    /// <param name="json">UTF-8.</param>
    /// <param name="find">Finds another rig's JSON by its id; <see langword="null"/>: there is none.</param>
    /// <param name="over">The id of what is laid over it; <see langword="null"/>: nothing.</param>
    /// <exception cref="RigException">One of the rigs cannot be used.</exception>
    public static Rig Read(ReadOnlyMemory<byte> json, Func<string, ReadOnlyMemory<byte>?> find, string? over)
    {
        if (json.Length > RigLimits.Bytes)
        {
            throw new RigException("$", $"The file has {json.Length} bytes; {RigLimits.Bytes} are the most.");
        }

        try
        {
            return Read(RigDocument.Read(json, find, over));
        }
        catch (InvalidOperationException error)
        {
            // What the parser raises for text that is no Unicode, when the text is first looked at.
            throw new RigException("$", "The file has text that is not Unicode. Save it as UTF-8.", error);
        }
    }

    private static Rig Read(RigCursor root)
    {
        root.Allow(
            "$schema",
            "format",
            "id",
            "name",
            "license",
            "notes",
            "extends",
            "canvas",
            "frame",
            "face",
            "waist",
            "head",
            "backdrop",
            "palette",
            "signals",
            "sided",
            "places",
            "layers");
        (float width, float height) = Pair(root.Need("canvas"), 1, 10_000);
        var scope = new RigScope();
        scope.Declare(root["signals"], root["sided"]);
        var colors = new RigColors(root["palette"]);
        CheckPalette(root["palette"], colors, scope);
        var layers = new RigLayerReader(scope, colors, Places(root["places"], scope));
        layers.Read(root.Need("layers"));
        RigLayer[] all = layers.Finish();
        Check(root["layers"], all);
        (float frameWidth, float frameHeight) = root["frame"].Exists ? Pair(root["frame"], 1, 10_000) : (width, height);
        RigCursor head = root.Need("head");
        head.Allow("center", "pivot", "yaw", "pitch", "roll");
        return new Rig
        {
            Id = root["id"].Name(),
            Name = root.Need("name").Text(100),
            Width = width,
            Height = height,
            Frame = new SKSize(frameWidth, frameHeight),
            Face = root["face"].Exists ? Size(root["face"]) : SKSize.Empty,
            Waist = root["waist"].Exists ? root["waist"].Name() : null,
            HeadCenter = Point(head.Need("center")),
            HeadPivot = Point(head.Need("pivot")),
            HeadGains = [Gain(head["yaw"]), Gain(head["pitch"]), Gain(head["roll"])],
            Signals = [.. scope.Signals],
            Layers = all,
            Backdrop = root["backdrop"].Exists ? [.. root["backdrop"].Items(RigLimits.Stops).Select(colors.Color)] : [],
        };
    }

    private static SKSize Size(RigCursor value)
    {
        (float width, float height) = Pair(value, 1, 10_000);
        return new SKSize(width, height);
    }

    private static float Gain(RigCursor value) => value.Exists ? value.Number(0, 3) : 1;

    private static SKPoint Point(RigCursor value)
    {
        (float x, float y) = Pair(value, -RigCursor.MaxNumber, RigCursor.MaxNumber);
        return new SKPoint(x, y);
    }

    private static (float X, float Y) Pair(RigCursor value, double from, double to)
    {
        RigCursor[] pair = [.. value.Items(2)];
        return pair.Length == 2 ? (pair[0].Number(from, to), pair[1].Number(from, to)) : throw value.Error("should be two numbers.");
    }

    private static void CheckPalette(RigCursor palette, RigColors colors, RigScope scope)
    {
        if (!palette.Exists)
        {
            return;
        }

        foreach ((_, RigCursor entry) in palette.Properties(RigLimits.Names))
        {
            _ = colors.Paint(entry, scope, 0);
        }
    }

    private static Dictionary<string, RigPlace> Places(RigCursor places, RigScope scope)
    {
        var read = new Dictionary<string, RigPlace>(StringComparer.Ordinal);
        if (!places.Exists)
        {
            return read;
        }

        foreach ((string name, RigCursor place) in places.Properties(RigLimits.Names))
        {
            place.Allow("x", "y", "depth", "turn");
            Expression? Number(string property) => place[property].Exists ? scope.Read(place[property], 0, place: true) : null;
            read[name] = new RigPlace(Number("x"), Number("y"), Number("depth"), Number("turn"), place["turn"].Exists || place["depth"].Exists);
        }

        return read;
    }

    private static void Check(RigCursor layers, RigLayer[] all)
    {
        const ulong blinks = (1UL << (int)FaceChannel.EyeBlinkLeft) | (1UL << (int)FaceChannel.EyeBlinkRight);
        Need("mouth", 1UL << (int)FaceChannel.JawOpen, "jawOpen");
        Need("eyes", blinks, "eyeBlinkLeft and eyeBlinkRight");

        void Need(string part, ulong inputs, string what)
        {
            RigLayer[] own = [.. all.Where(layer => layer.Part == part)];
            if (own.Length == 0)
            {
                throw layers.Error($"A rig needs layers with \"part\": \"{part}\"; this one has none.");
            }

            if ((own.Aggregate(0UL, static (all, layer) => all | layer.Inputs) & inputs) != inputs)
            {
                throw layers.Error($"The layers with \"part\": \"{part}\" must follow {what}; these do not.");
            }
        }
    }
}
