using System.Numerics;
using SkiaSharp;

namespace AvatarKit.Rendering;

/// <summary>The mesh over a head at rest: a grid finer at the mouth, split along the line of the lips. Immutable.</summary>
internal sealed class FaceGrid
{
    /// <summary>Half-width and half-height of the head, in distances of the eyes, and how far around it the picture gives way.</summary>
    private const float HeadWidth = 1.3f;
    private const float HeadHeight = 1.75f;
    private const float Reach = 1.75f;
    private const float Depth = 0.9f;

    /// <summary>How far beside and below the mouth the mesh goes on, for shoulders that breathe.</summary>
    private const float BodyWidth = 3;
    private const float BodyHeight = 4;

    private readonly MouthShape mouth;
    private readonly float[] columns;
    private readonly float[] above;
    private readonly float[] below;

    public FaceGrid(PortraitShape shape, FaceFrame frame, SKRect picture)
    {
        mouth = shape.Mouth;
        Middle = shape.EyeLine * 0.75f;
        float[] right = Spread(0.05f, 1.22f, BodyWidth - mouth.Half, 0.34f);
        columns =
        [
            .. right.Reverse().Select(x => mouth.Left - x),
            .. Enumerable.Range(0, MouthShape.Columns + 1).Select(i => mouth.Left + (2 * mouth.Half * i / MouthShape.Columns)),
            .. right.Select(x => mouth.Right + x),
        ];
        above = [.. Spread(0.035f, 1.16f, -(Middle - (HeadHeight * Reach)), 0.3f).Reverse().Select(y => -y), 0];
        below = [0, .. Spread(0.035f, 1.16f, BodyHeight, 0.3f)];
        FirstMouthColumn = right.Length;
        Place(shape, frame, picture);
    }

    /// <summary>Vertices in a row.</summary>
    public int Columns => columns.Length;

    /// <summary>Where the columns are, from the picture's left to its right.</summary>
    public ReadOnlySpan<float> ColumnPlaces => columns;

    /// <summary>Rows of vertices above the lips, the upper lip's edge the last.</summary>
    public int UpperRows => above.Length;

    /// <summary>Rows in all; the row after the upper ones is the lower lip's edge.</summary>
    public int Rows => above.Length + below.Length;

    public int Count => Rows * Columns;

    /// <summary>The column of the mouth's corner on the picture's left.</summary>
    public int FirstMouthColumn { get; }

    /// <summary>The vertex in the middle of the upper lip's edge.</summary>
    public int MouthMiddle => ((UpperRows - 1) * Columns) + FirstMouthColumn + (MouthShape.Columns / 2);

    /// <summary>Height of the head's middle.</summary>
    public float Middle { get; }

    /// <summary>How far the mesh reaches beside the face's middle.</summary>
    public static float Side => BodyWidth;

    /// <summary>How far it reaches below the mouth.</summary>
    public static float Bottom => BodyHeight;

    /// <summary>Rest positions in the face's own coordinates.</summary>
    public Vector2[] Rest { get; private set; } = [];

    /// <summary>Rest positions in steps of a pixel.</summary>
    public (int X, int Y)[] Steps { get; private set; } = [];

    /// <summary>How far each vertex is below its lip's edge; above: negative.</summary>
    public float[] FromLip { get; private set; } = [];

    /// <summary>How far each vertex lies before the ears.</summary>
    public float[] Depths { get; private set; } = [];

    /// <summary>How much of the head's motion each vertex takes part in.</summary>
    public float[] HeadShare { get; private set; } = [];

    /// <summary>How free each vertex is to move at all: 0 at the picture's border.</summary>
    public float[] Freedom { get; private set; } = [];

    /// <summary>How free each is to move with the body: not held at the picture's lower border, where the body goes on.</summary>
    public float[] BodyFreedom { get; private set; } = [];

    /// <summary>Where a point lies in the grid.</summary>
    public GridPlace Find(Vector2 point)
    {
        int column = Math.Clamp(Array.FindLastIndex(columns, x => x <= point.X), 0, Columns - 2);
        for (int row = 0; row < Rows - 1; row++)
        {
            int vertex = (row * Columns) + column;
            float x = Math.Clamp((point.X - columns[column]) / (columns[column + 1] - columns[column]), 0, 1);
            float top = float.Lerp(Rest[vertex].Y, Rest[vertex + 1].Y, x);
            float bottom = float.Lerp(Rest[vertex + Columns].Y, Rest[vertex + Columns + 1].Y, x);
            if (row != UpperRows - 1 && (point.Y < bottom || row == Rows - 2))
            {
                return new GridPlace(vertex, x, Math.Clamp((point.Y - top) / (bottom - top), 0, 1));
            }
        }

        throw new InvalidOperationException("A grid has cells.");
    }

    private void Place(PortraitShape shape, FaceFrame frame, SKRect picture)
    {
        (Rest, Steps) = (new Vector2[Count], new (int, int)[Count]);
        (FromLip, Depths, HeadShare, Freedom) = (new float[Count], new float[Count], new float[Count], new float[Count]);
        BodyFreedom = new float[Count];
        for (int i = 0; i < Count; i++)
        {
            int row = i / Columns;
            bool isUpper = row < UpperRows;
            float x = columns[i % Columns];
            float offset = isUpper ? above[row] : below[row - UpperRows];
            // Rows follow the lips near them and straighten out further off.
            float bend = isUpper ? 1 - Shaping.Step(0.05f, 0.9f, -offset) : 1 - Shaping.Step(0.05f, 0.8f, offset);
            var point = new Vector2(x, offset + (mouth.Edge(x, isUpper) * bend));
            Vector2 pixel = frame.ToPixel(point);
            Rest[i] = point;
            Steps[i] = (MeshVertex.Quantise(pixel.X), MeshVertex.Quantise(pixel.Y));
            FromLip[i] = offset;
            float radius = new Vector2(x / HeadWidth, (point.Y - Middle) / HeadHeight).Length();
            HeadShare[i] = 1 - Shaping.Step(1, Reach, radius);
            Vector2 nose = point - shape.NoseTip;
            Depths[i] = (Depth * MathF.Sqrt(Math.Max(1 - (radius * radius), 0))) + (0.22f * Shaping.Bell(nose.X, nose.Y, 0.22f, 0.3f));
            float border = Math.Min(Math.Min(pixel.X - picture.Left, picture.Right - pixel.X), pixel.Y - picture.Top);
            BodyFreedom[i] = Shaping.Step(0, 0.6f * frame.Unit, border);
            Freedom[i] = Shaping.Step(0, 0.6f * frame.Unit, Math.Min(border, picture.Bottom - pixel.Y));
        }
    }

    // Distances that grow from a first step until they reach an end exactly.
    private static float[] Spread(float first, float growth, float end, float largest)
    {
        List<float> distances = [];
        float step = first;
        for (float at = first; at < end; at += step)
        {
            distances.Add(at);
            step = Math.Min(step * growth, largest);
        }

        distances.Add(end + (first / 2));
        return [.. distances];
    }
}
