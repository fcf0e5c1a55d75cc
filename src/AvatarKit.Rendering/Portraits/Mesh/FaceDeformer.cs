using System.Numerics;

namespace AvatarKit.Rendering;

/// <summary>Moves the vertices of a <see cref="FaceGrid"/> by weights. Not thread-safe; allocates nothing once made.</summary>
internal sealed class FaceDeformer
{
    /// <summary>Lips nearer than this are shut.</summary>
    private const float Shut = 0.006f;

    private readonly FaceGrid grid;
    private readonly FaceFrame frame;
    private readonly float neck;
    private readonly Field[] fields = new Field[FaceControls.Count];
    private readonly Vector2[] closing;
    private readonly Vector2[] moved;
    private readonly Vector2[] shifts;

    public FaceDeformer(PortraitShape shape, FaceGrid grid, FaceFrame frame)
    {
        this.grid = grid;
        this.frame = frame;
        neck = shape.Chin + 0.4f;
        moved = new Vector2[grid.Count];
        shifts = new Vector2[grid.Count];
        closing = new Vector2[grid.Count];
        Steps = [.. grid.Steps];
        Body = new BodyMoves(shape, grid);
        var expressions = new ExpressionFields(shape);
        for (int control = 0; control < fields.Length; control++)
        {
            fields[control] = CreateField(expressions, (FaceControl)control);
        }

        for (int i = 0; i < grid.Count; i++)
        {
            closing[i] = (shape.Mouth.IsOpen ? ClosingMove(shape, i) : default) + shape.Smile.LetGoAt(shape, grid.Rest[i], grid.FromLip[i]);
        }
    }

    /// <summary>Where the vertices are, in steps of a pixel.</summary>
    public (int X, int Y)[] Steps { get; }

    /// <summary>How breath and the body's leaning move them.</summary>
    public BodyMoves Body { get; }

    /// <summary>How far the body takes the mouth along, in the face's own coordinates.</summary>
    public Vector2 MouthShift { get; private set; }

    /// <summary>How far apart the lips are in each column of the mouth.</summary>
    public float[] Gaps { get; } = new float[MouthShape.Columns + 1];

    /// <summary>How far each vertex has moved by expression alone, in the face's own coordinates.</summary>
    public ReadOnlySpan<Vector2> Moved => moved;

    /// <summary>Height of the point the head tilts about.</summary>
    public float Neck => neck;

    /// <summary>How a mouth that is open in the picture is brought together, and a smile let go, vertex by vertex.</summary>
    public ReadOnlySpan<Vector2> Closing => closing;

    /// <summary>How a control moves each vertex.</summary>
    public Vector2[] MovesOf(FaceControl control)
    {
        var moves = new Vector2[grid.Count];
        fields[(int)control].Add(moves, 1);
        return moves;
    }

    /// <summary>Moves the vertices.</summary>
    /// <param name="controls">Weight of each <see cref="FaceControl"/>.</param>
    /// <param name="head">How the head is turned.</param>
    /// <param name="standing">Shoulders and breath.</param>
    public void Move(ReadOnlySpan<float> controls, in HeadPose head, in BodyPose standing = default)
    {
        closing.CopyTo(moved, 0);
        for (int control = 0; control < fields.Length; control++)
        {
            if (controls[control] != 0)
            {
                fields[control].Add(moved, controls[control]);
            }
        }

        PartLips(Seal(controls));
        for (int i = 0; i < moved.Length; i++)
        {
            Vector2 shift = moved[i] * grid.Freedom[i];
            if (!head.IsStill && grid.HeadShare[i] > 0)
            {
                shift += head.Shift(grid.Rest[i] + shift, grid.Depths[i], grid.Middle, neck) * (grid.HeadShare[i] * grid.Freedom[i]);
            }

            shift += Body.At(i, standing);
            shifts[i] = shift;
            Vector2 pixels = frame.ToPixels(shift);
            Steps[i] = (grid.Steps[i].X + MeshVertex.Quantise(pixels.X), grid.Steps[i].Y + MeshVertex.Quantise(pixels.Y));
        }

        MouthShift = Body.At(grid.MouthMiddle, standing);

        // Shut lips are shut to the pixel, and outside the mouth the halves are one.
        int upperEdge = (grid.UpperRows - 1) * grid.Columns;
        for (int column = 0; column < grid.Columns; column++)
        {
            int inMouth = column - grid.FirstMouthColumn;
            if (inMouth <= 0 || inMouth >= MouthShape.Columns || Gaps[inMouth] == 0)
            {
                Steps[upperEdge + grid.Columns + column] = Steps[upperEdge + column];
            }
        }
    }

    /// <summary>How far a point has moved, head and expression together, in the face's own coordinates.</summary>
    public Vector2 ShiftAt(GridPlace place) =>
        Vector2.Lerp(
            Vector2.Lerp(shifts[place.Vertex], shifts[place.Vertex + 1], place.X),
            Vector2.Lerp(shifts[place.Vertex + grid.Columns], shifts[place.Vertex + grid.Columns + 1], place.X),
            place.Y);

    // Lips that press, or roll in both, meet over what little the jaw has dropped: p, b and m are never open.
    private static float Seal(ReadOnlySpan<float> controls) =>
        (0.04f * (controls[(int)FaceControl.PressLeft] + controls[(int)FaceControl.PressRight]))
            + (0.06f * Math.Min(controls[(int)FaceControl.RollUpper], controls[(int)FaceControl.RollLower]));

    private void PartLips(float seal)
    {
        int upperEdge = (grid.UpperRows - 1) * grid.Columns;
        for (int i = 0; i <= MouthShape.Columns; i++)
        {
            int column = grid.FirstMouthColumn + i;
            int upper = upperEdge + column;
            int lower = upper + grid.Columns;
            float gap = grid.Rest[lower].Y + moved[lower].Y - grid.Rest[upper].Y - moved[upper].Y;
            float left = i is 0 or MouthShape.Columns || gap - seal < Shut ? 0 : gap - seal;
            Gaps[i] = left;
            if (gap != left)
            {
                Meet(column, (gap - left) / 2);
            }
        }
    }

    // Both lips give way by the same amount, and what is behind them less and less.
    private void Meet(int column, float by)
    {
        for (int row = 0; row < grid.Rows; row++)
        {
            int i = (row * grid.Columns) + column;
            float fade = Shaping.Bell(grid.FromLip[i], 0.12f);
            if (fade > 0.004f)
            {
                moved[i].Y += (row < grid.UpperRows ? by : -by) * fade;
            }
        }
    }

    // A mouth that is open in the picture: its lips are brought together first.
    private Vector2 ClosingMove(PortraitShape shape, int vertex)
    {
        bool isUpper = vertex / grid.Columns < grid.UpperRows;
        float x = grid.Rest[vertex].X;
        if (x <= shape.Mouth.Left || x >= shape.Mouth.Right)
        {
            return default;
        }

        float gap = shape.Mouth.Edge(x, ofUpperLip: false) - shape.Mouth.Edge(x, ofUpperLip: true);
        return isUpper
            ? new Vector2(0, 0.4f * gap * (1 - Shaping.Step(0.02f, -shape.NoseBase, -grid.FromLip[vertex])))
            : new Vector2(0, -0.6f * gap * (1 - Shaping.Step(0.02f, shape.Chin * 0.8f, grid.FromLip[vertex])));
    }

    private Field CreateField(ExpressionFields expressions, FaceControl control)
    {
        List<int> vertices = [];
        List<Vector2> moves = [];
        for (int i = 0; i < grid.Count; i++)
        {
            Vector2 move = expressions.Move(control, grid.Rest[i], grid.FromLip[i], i / grid.Columns >= grid.UpperRows);
            if (move.LengthSquared() > 1e-7f)
            {
                vertices.Add(i);
                moves.Add(move);
            }
        }

        return new Field([.. vertices], [.. moves]);
    }

    private readonly struct Field(int[] vertices, Vector2[] moves)
    {
        public void Add(Vector2[] target, float weight)
        {
            for (int i = 0; i < vertices.Length; i++)
            {
                target[vertices[i]] += moves[i] * weight;
            }
        }
    }
}
