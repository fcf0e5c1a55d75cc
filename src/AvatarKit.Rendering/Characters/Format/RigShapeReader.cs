using System.Globalization;
using SkiaSharp;

namespace AvatarKit.Rendering;

/// <summary>Reads one layer: its shape, what fills it and how it moves.</summary>
internal sealed class RigShapeReader(RigScope scope, RigColors colors, RigCursor layer, RigLayerContext context, Func<string, RigLayer?> find)
{
    private static readonly string[] Shapes = ["path", "lock", "glow", "ellipse", "shape"];

    /// <summary>What a layer may say.</summary>
    public static readonly string[] Known =
    [
        "id", "notes", "part", "place", "lift", "clip", "move", "sides", "path", "lock", "strands", "glow", "ellipse", "shape", "fill",
        "stroke", "strokeWidth",
        "opacity", "blur", "morphs", "color", "rotate",
    ];

    public IEnumerable<RigLayer> Read(string id)
    {
        layer.Allow(Known);
        string[] shapes = [.. Shapes.Where(name => layer[name].Exists)];
        if (shapes.Length != 1)
        {
            throw layer.Error("A layer has exactly one of path, lock, glow, ellipse, shape; or layers, which makes it a group.");
        }

        switch (shapes[0])
        {
            case "path":
                RigPath path = RigPath.Read(layer["path"], scope, context.Side);
                return [Path(id, path.Verbs, path.Points, path.Moving, Morphs(path))];
            case "shape":
                RigLayer same = find(layer["shape"].Name())
                    ?? throw layer["shape"].Error($"There is no layer '{layer["shape"].Name()}' behind this one.");
                return same.Kind == RigShapeKind.Path
                    ? [Finish(id, same.Kind, same.Verbs, same.Points, same.Moving, same.Morphs, same)]
                    : throw layer["shape"].Error("is not a path.");
            case "lock":
                return Lock(id);
            default:
                return [Rigid(id, shapes[0] == "glow" ? RigShapeKind.Glow : RigShapeKind.Ellipse, layer[shapes[0]])];
        }
    }

    private RigLayer Path(string id, string verbs, float[] points, (int Index, Expression Value)[] moving, RigMorph[] morphs) =>
        Finish(id, RigShapeKind.Path, verbs, points, moving, morphs, null);

    private List<RigLayer> Lock(string id)
    {
        RigCursor shape = layer["lock"];
        shape.Allow("outer", "inner");
        RigPath outer = RigPath.Read(shape.Need("outer"), scope, context.Side);
        RigPath inner = RigPath.Read(shape.Need("inner"), scope, context.Side);
        if (outer.Verbs != inner.Verbs || outer.Moving.Length + inner.Moving.Length > 0
            || outer.Verbs[0] != 'M' || outer.Verbs.AsSpan(1).ContainsAnyExcept('C'))
        {
            throw shape.Error("outer and inner should each be one M and the same number of C, without expressions.");
        }

        (string verbs, float[] points) = HairLock.Between(outer, inner, 0, 1);
        List<RigLayer> made = [Path(id, verbs, points, [], [])];
        RigCursor strands = layer["strands"];
        if (strands.Exists)
        {
            strands.Allow("count", "light", "dark", "width", "seed");
            int count = (int)strands.Need("count").Number(1, RigLimits.Strands);
            SKColor light = colors.Color(strands.Need("light"));
            SKColor dark = colors.Color(strands.Need("dark"));
            float thickness = strands["width"].Exists ? strands["width"].Number(0.01, 1) : 0.1f;
            int seed = strands["seed"].Exists ? (int)strands["seed"].Number(0, 10_000) : 0;
            for (int i = 0; i < count; i++)
            {
                float wave = (MathF.Sin((i * 2.4f) + seed) * 0.5f) + (MathF.Sin((i * 5.1f) + seed) * 0.5f);
                float middle = (i + 0.5f) / count;
                float half = thickness * (0.25f + (0.75f * MathF.Abs(wave))) / 2;
                (verbs, points) = HairLock.Between(outer, inner, Math.Max(0, middle - half), Math.Min(1, middle + half));
                SKColor color = wave > 0 ? light : dark;
                made.Add(new RigLayer
                {
                    Id = string.Create(CultureInfo.InvariantCulture, $"{id}-strand{i}"),
                    Part = context.Part,
                    Kind = RigShapeKind.Path,
                    Verbs = verbs,
                    Points = points,
                    Moves = context.Moves,
                    IsMirrored = context.Side < 0,
                    Place = context.Place,
                    Lift = context.Lift,
                    Fill = new RigPaint(color.WithAlpha((byte)(color.Alpha * (0.35f + (0.65f * MathF.Abs(wave))))), null),
                    Inputs = made[0].Inputs,
                });
            }
        }

        return made;
    }

    private RigLayer Rigid(string id, RigShapeKind kind, RigCursor shape)
    {
        RigCursor[] numbers = [.. shape.Items(4)];
        if (numbers.Length != 4)
        {
            throw shape.Error("should be [x, y, horizontal radius, vertical radius].");
        }

        Expression x = scope.Read(numbers[0], context.Side);
        Expression y = scope.Read(numbers[1], context.Side);
        var moving = new List<(int, Expression)>();
        float[] points = [0, 0];
        foreach ((int index, Expression value) in new[] { (0, x), (1, y) })
        {
            if (value.IsConstant)
            {
                points[index] = value.Evaluate([]);
            }
            else
            {
                moving.Add((index, value));
            }
        }

        return Finish(id, kind, "", points, [.. moving], [], null, (scope.Read(numbers[2], context.Side), scope.Read(numbers[3], context.Side)));
    }

    private RigLayer Finish(
        string id,
        RigShapeKind kind,
        string verbs,
        float[] points,
        (int Index, Expression Value)[] moving,
        RigMorph[] morphs,
        RigLayer? same,
        (Expression X, Expression Y) radii = default)
    {
        string fillName = kind == RigShapeKind.Glow ? "color" : "fill";
        RigPaint? fill = !layer[fillName].Exists ? null
            : kind == RigShapeKind.Glow ? new RigPaint(colors.Color(layer["color"]), null)
            : colors.Paint(layer["fill"], scope, context.Side);
        if (kind == RigShapeKind.Glow && fill is null)
        {
            throw layer["color"].Error("is missing: a glow needs its colour.");
        }

        Expression? Number(string name) => layer[name].Exists ? scope.Read(layer[name], context.Side) : null;
        Expression? opacity = Number("opacity");
        Expression? rotation = Number("rotate");
        Expression? strokeWidth = Number("strokeWidth");
        SKColor? stroke = layer["stroke"].Exists ? colors.Color(layer["stroke"]) : null;
        if (stroke is not null && strokeWidth is null)
        {
            throw layer["strokeWidth"].Error("is missing: a stroke needs its width.");
        }

        if (kind != RigShapeKind.Path && (stroke is not null || fill is null))
        {
            throw layer.Error("An ellipse is filled and has no stroke.");
        }

        if (kind == RigShapeKind.Ellipse && fill?.Gradient?.Numbers.Any(static number => !number.IsConstant) == true)
        {
            throw layer["fill"].Error("The gradient of an ellipse is given in its own units, radius 1 round 0,0, by numbers.");
        }

        RigPlace place = same?.Place ?? context.Place;
        Expression? lift = same is null ? context.Lift : same.Lift;
        (Expression X, Expression Y)[] moves = same?.Moves ?? context.Moves;
        ulong inputs = place.Inputs | (lift?.Inputs ?? 0) | (opacity?.Inputs ?? 0) | (rotation?.Inputs ?? 0) | (strokeWidth?.Inputs ?? 0)
            | (radii.X?.Inputs ?? 0) | (radii.Y?.Inputs ?? 0)
            | moving.Aggregate(0UL, static (all, entry) => all | entry.Value.Inputs)
            | morphs.Aggregate(0UL, static (all, morph) => all | morph.Weight.Inputs)
            | moves.Aggregate(0UL, static (all, move) => all | move.X.Inputs | move.Y.Inputs)
            | (fill?.Gradient?.Numbers.Aggregate(0UL, static (all, number) => all | number.Inputs) ?? 0);
        return new RigLayer
        {
            Id = id,
            Part = context.Part,
            Kind = kind,
            Verbs = verbs,
            Points = points,
            Moving = moving,
            Morphs = morphs,
            Moves = moves,
            IsMirrored = same?.IsMirrored ?? context.Side < 0,
            Place = place,
            Lift = lift,
            Radii = radii,
            Rotation = rotation,
            Fill = fill,
            Stroke = stroke,
            StrokeWidth = strokeWidth,
            Opacity = opacity,
            Blur = layer["blur"].Exists ? layer["blur"].Number(0, 60) : 0,
            Inputs = inputs,
        };
    }

    private RigMorph[] Morphs(RigPath rest)
    {
        if (!layer["morphs"].Exists)
        {
            return [];
        }

        var morphs = new List<RigMorph>();
        foreach ((string weight, RigCursor target) in layer["morphs"].Properties(RigLimits.Morphs))
        {
            var at = new RigCursor(target.Node, $"{layer.Path}.morphs['{weight}']");
            var deltas = new float[rest.Points.Length];
            if (at.IsText)
            {
                RigPath path = RigPath.Read(at, scope, context.Side);
                if (path.Verbs != rest.Verbs || path.Moving.Length > 0)
                {
                    throw at.Error($"The target should have the commands of its path, {rest.Verbs}, with numbers only; it has {path.Verbs}.");
                }

                for (int i = 0; i < deltas.Length; i++)
                {
                    deltas[i] = path.Points[i] - rest.Points[i];
                }
            }
            else
            {
                Sparse(at, deltas);
            }

            morphs.Add(new RigMorph(scope.Parse(weight, at, context.Side), deltas));
        }

        return [.. morphs];
    }

    /// <summary>A morph that names the points it moves: <c>{"3": [0, -12]}</c>.</summary>
    private static void Sparse(RigCursor target, float[] deltas)
    {
        foreach ((string point, RigCursor delta) in target.Properties(RigLimits.PointsPerPath))
        {
            RigCursor[] pair = [.. delta.Items(2)];
            if (!int.TryParse(point, NumberStyles.None, CultureInfo.InvariantCulture, out int index)
                || index * 2 >= deltas.Length || pair.Length != 2)
            {
                throw delta.Error($"should be a point's number, from 0 to {(deltas.Length / 2) - 1}, with [dx, dy].");
            }

            deltas[index * 2] = pair[0].Number();
            deltas[(index * 2) + 1] = pair[1].Number();
        }
    }
}
