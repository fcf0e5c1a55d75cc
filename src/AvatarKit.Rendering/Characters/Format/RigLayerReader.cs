namespace AvatarKit.Rendering;

/// <summary>Reads a rig's layers and groups into one list from back to front.</summary>
internal sealed class RigLayerReader(RigScope scope, RigColors colors, Dictionary<string, RigPlace> places)
{
    private static readonly RigPlace Still = new(null, null, null, null, false);
    private static readonly string[] Common = ["id", "notes", "part", "place", "lift", "clip", "move", "sides"];
    private static readonly string[] Parts = ["backdrop", "body", "head", "hair", "nose", "mouth", "mouth-inside", "eyes", "brows"];

    private readonly List<RigLayer> layers = [];
    private readonly HashSet<string> ids = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> indices = new(StringComparer.Ordinal);
    private readonly List<ClippedLayer> clips = [];
    private int points;

    public void Read(RigCursor list) => ReadAll(list, new RigLayerContext(Still, 0));

    /// <summary>The layers, with clips found and checked.</summary>
    public RigLayer[] Finish()
    {
        foreach ((int layer, string clip, int side, RigCursor at) in clips)
        {
            int target = Find(clip, side) ?? throw at.Error($"There is no layer '{clip}'.");
            if (target >= layer)
            {
                throw at.Error($"'{clip}' does not lie behind this layer: clips that could run in a circle are refused.");
            }

            layers[layer].Clip = layers[target].Kind == RigShapeKind.Path ? target : throw at.Error($"'{clip}' is not a path: only paths can clip.");
        }

        foreach ((int layer, _, _, RigCursor at) in clips)
        {
            int length = 0;
            for (int next = layer; next >= 0; next = layers[next].Clip)
            {
                if (++length > 8)
                {
                    throw at.Error("Layers clip each other more than eight deep.");
                }
            }
        }

        return [.. layers];
    }

    private int? Find(string id, int side) =>
        side != 0 && indices.TryGetValue(id + (side > 0 ? "Left" : "Right"), out int sided) ? sided
            : indices.TryGetValue(id, out int index) ? index
            : null;

    private void ReadAll(RigCursor list, RigLayerContext context)
    {
        foreach (RigCursor layer in list.Items(RigLimits.Layers))
        {
            bool sides = layer["sides"].Flag();
            if (sides && context.Side != 0)
            {
                throw layer["sides"].Error("A group with sides stands within another.");
            }

            if (sides)
            {
                ReadOne(layer, context with { Side = -1 });
                ReadOne(layer, context with { Side = 1 });
            }
            else
            {
                ReadOne(layer, context);
            }
        }
    }

    private void ReadOne(RigCursor layer, RigLayerContext context)
    {
        string id = layer.Need("id").Name() + (context.Side switch { 1 => "Left", -1 => "Right", _ => "" });
        RigLayerContext own = Within(layer, context);
        if (!ids.Add(id))
        {
            throw layer["id"].Error($"There are two layers '{id}'.");
        }

        if (layer["layers"].Exists)
        {
            layer.Allow([.. Common, "layers"]);
            if (context.Depth >= RigLimits.GroupDepth)
            {
                throw layer.Error($"Groups nest more than {RigLimits.GroupDepth} deep.");
            }

            ReadAll(layer["layers"], own with { Depth = context.Depth + 1 });
            return;
        }

        if (layers.Count >= RigLimits.Layers)
        {
            throw layer.Error($"The rig has more than {RigLimits.Layers} layers.");
        }

        foreach (RigLayer made in new RigShapeReader(scope, colors, layer, own, name => Find(name, own.Side) is int at ? layers[at] : null).Read(id))
        {
            points += made.Points.Length / 2;
            if (points > RigLimits.Points)
            {
                throw layer.Error($"The rig has more than {RigLimits.Points} points in all.");
            }

            if (own.Clip is not null)
            {
                clips.Add(new ClippedLayer(layers.Count, own.Clip, own.Side, layer["clip"]));
            }

            indices.TryAdd(made.Id, layers.Count);
            layers.Add(made);
        }
    }

    private RigLayerContext Within(RigCursor layer, RigLayerContext context)
    {
        RigPlace place = context.Place;
        if (layer["place"].Exists)
        {
            string name = layer["place"].Name();
            place = places.TryGetValue(name, out RigPlace? found)
                ? found
                : throw layer["place"].Error($"There is no place '{name}'. There are {string.Join(", ", places.Keys)}.");
        }

        string? part = layer["part"].Exists ? layer["part"].Name() : context.Part;
        if (part is not null && !Parts.Contains(part))
        {
            throw layer["part"].Error($"'{part}' is not a part. Parts are {string.Join(", ", Parts)}.");
        }

        (Expression X, Expression Y)[] moves = context.Moves;
        if (layer["move"].Exists)
        {
            RigCursor[] pair = [.. layer["move"].Items(2)];
            moves = pair.Length == 2
                ? [.. moves, (scope.Read(pair[0], context.Side), scope.Read(pair[1], context.Side))]
                : throw layer["move"].Error("should be [x, y].");
        }

        return context with
        {
            Place = place,
            Part = part,
            Clip = layer["clip"].Exists ? layer["clip"].Name() : context.Clip,
            Lift = layer["lift"].Exists ? scope.Read(layer["lift"], context.Side) : context.Lift,
            Moves = moves,
        };
    }

    /// <summary>A layer, the name of what clips it, and where that stands.</summary>
    private readonly record struct ClippedLayer(int Layer, string Clip, int Side, RigCursor At);
}
