using System.Numerics;
using SkiaSharp;

namespace AvatarKit.Rendering;

/// <summary>What moves in an eye: the look, and the lids over it.</summary>
internal sealed class EyeLids
{
    private const int Columns = 13;
    private const int LidRows = 7;

    // Where the lids meet, between the upper lid's edge and the lower one's.
    private const float Meeting = 0.84f;

    private readonly EyeShape eye;
    private readonly FaceFrame frame;
    private readonly float margin;
    private readonly float lash;
    private readonly float reach;
    private readonly MeshPatch look = new(Columns, 5);
    private readonly MeshPatch lower = new(Columns, 4);
    private readonly MeshPatch upper = new(Columns, LidRows + 2);
    private readonly (int Vertex, float X, float Y)[] upperPlaces = new (int, float, float)[Columns];
    private readonly (int Vertex, float X, float Y)[] lowerPlaces = new (int, float, float)[Columns];
    private readonly (int Vertex, float X, float Y)[] topPlaces = new (int, float, float)[Columns];

    public EyeLids(EyeShape eye, FaceGrid grid, FaceFrame frame, float margin)
    {
        (this.eye, this.frame, this.margin) = (eye, frame, margin);
        lash = eye.Height * 0.12f;
        reach = Math.Clamp(eye.BrowDistance * 0.8f, eye.Height * 0.6f, eye.Height * 1.7f);
        for (int i = 0; i < Columns; i++)
        {
            float t = i / (Columns - 1f);
            upperPlaces[i] = grid.Find(eye.Upper(t));
            lowerPlaces[i] = grid.Find(eye.Lower(t));
            topPlaces[i] = grid.Find(eye.Upper(t) - new Vector2(0, reach));
        }
    }

    /// <summary>Moves the lids and the look.</summary>
    /// <param name="deformer">The face they lie on.</param>
    /// <param name="shut">How far shut the eye is, from 0 to 1.</param>
    /// <param name="squint">How far up the lower lid is, from 0 to 1.</param>
    /// <param name="gaze">Where it looks, in the picture's directions, −1 to 1.</param>
    public void Move(FaceDeformer deformer, float shut, float squint, Vector2 gaze)
    {
        look.Begin();
        lower.Begin();
        upper.Begin();
        float down = Math.Clamp(shut + (Math.Max(gaze.Y, 0) * 0.3f * (1 - shut)), 0, 1);
        float up = Math.Clamp(Math.Max(shut, squint * 0.8f), 0, 1);
        if (gaze != Vector2.Zero && down < 1)
        {
            MoveLook(deformer, gaze);
        }

        if (up > 0)
        {
            MoveLower(deformer, up);
        }

        if (down > 0)
        {
            MoveUpper(deformer, down);
        }
    }

    public void AddChange(ref ChangedArea area)
    {
        look.AddChange(ref area);
        lower.AddChange(ref area);
        upper.AddChange(ref area);
    }

    public void Draw(PixelSurface target, SKRectI clip, PixelSurface texture)
    {
        look.Draw(target, clip, texture);
        lower.Draw(target, clip, texture);
        upper.Draw(target, clip, texture);
    }

    private void MoveLook(FaceDeformer deformer, Vector2 gaze)
    {
        ReadOnlySpan<(float Part, float Alpha)> rows = [(0.02f, 0), (0.16f, 1), (0.5f, 1), (0.86f, 1), (0.98f, 0)];
        for (int i = 0; i < Columns; i++)
        {
            float t = i / (Columns - 1f);
            float toCorner = (2 * t) - 1;
            float free = 1 - (toCorner * toCorner * toCorner * toCorner);
            Vector2 shift = new Vector2(gaze.X * eye.Width * 0.13f, gaze.Y * eye.Height * 0.2f) * free;
            for (int row = 0; row < rows.Length; row++)
            {
                Vector2 point = Vector2.Lerp(eye.Upper(t), eye.Lower(t), rows[row].Part);
                Vector2 moved = Vector2.Lerp(deformer.ShiftAt(upperPlaces[i]), deformer.ShiftAt(lowerPlaces[i]), rows[row].Part);
                look.Set(i, row, frame.ToPixel(point + moved), Source(point - shift), rows[row].Alpha);
            }
        }

        look.IsVisible = true;
    }

    private void MoveLower(FaceDeformer deformer, float up)
    {
        for (int i = 0; i < Columns; i++)
        {
            float t = i / (Columns - 1f);
            Vector2 edge = eye.Lower(t);
            Vector2 rise = (Vector2.Lerp(eye.Upper(t), edge, Meeting) - edge) * up;
            Vector2 moved = deformer.ShiftAt(lowerPlaces[i]);
            float height = eye.Height * 0.5f;
            lower.Set(i, 0, frame.ToPixel(edge + rise + moved - new Vector2(0, lash * 0.4f)), Source(edge - new Vector2(0, lash * 0.4f)), 0);
            lower.Set(i, 1, frame.ToPixel(edge + rise + moved), Source(edge));
            lower.Set(i, 2, frame.ToPixel(edge + (rise * 0.4f) + moved + new Vector2(0, height * 0.5f)), Source(edge + new Vector2(0, height * 0.5f)));
            lower.Set(i, 3, frame.ToPixel(edge + moved + new Vector2(0, height)), Source(edge + new Vector2(0, height)));
        }

        lower.IsVisible = true;
    }

    private void MoveUpper(FaceDeformer deformer, float down)
    {
        for (int i = 0; i < Columns; i++)
        {
            float t = i / (Columns - 1f);
            Vector2 edge = eye.Upper(t);
            // Skin is taken from above the lashes: nothing of the eyeball is drawn out over itself.
            Vector2 skin = edge - new Vector2(0, lash * MathF.Sin(MathF.PI * t));
            Vector2 fall = (Vector2.Lerp(edge, eye.Lower(t), Meeting) - skin) * down;
            Vector2 atEdge = deformer.ShiftAt(upperPlaces[i]);
            Vector2 atTop = deformer.ShiftAt(topPlaces[i]);
            for (int row = 0; row < LidRows; row++)
            {
                float part = row / (LidRows - 1f);
                Vector2 point = skin - new Vector2(0, reach * (1 - part));
                upper.Set(i, row, frame.ToPixel(point + (fall * part * part) + Vector2.Lerp(atTop, atEdge, part)), Source(point));
            }

            // The lashes ride on the edge.
            upper.Set(i, LidRows, frame.ToPixel(edge + fall + atEdge), Source(edge));
            Vector2 below = edge + new Vector2(0, lash * 0.8f);
            upper.Set(i, LidRows + 1, frame.ToPixel(below + fall + atEdge), Source(below), 0);
        }

        upper.IsVisible = true;
    }

    private Vector2 Source(Vector2 point) => frame.ToPixel(point) + new Vector2(margin);
}
