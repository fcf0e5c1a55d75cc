using System.Numerics;
using SkiaSharp;

namespace AvatarKit.Rendering;

/// <summary>What moves in an eye: the look, and the lids over it.</summary>
internal sealed class EyeLids : IDisposable
{
    private const int Columns = 13;
    private const int LidRows = 7;

    private readonly EyeShape eye;
    private readonly FaceFrame frame;
    private readonly float margin;
    private readonly float lash;
    private readonly MeshPatch look = new(Columns, 5);
    private readonly MeshPatch lower = new(Columns, 4);
    private readonly MeshPatch upper = new(Columns, LidRows);
    private readonly ClosedEye closed;
    private readonly GridPlace[] upperPlaces = new GridPlace[Columns];
    private readonly GridPlace[] lowerPlaces = new GridPlace[Columns];
    private readonly GridPlace[] topPlaces = new GridPlace[Columns];

    public EyeLids(EyeShape eye, FaceGrid grid, FaceFrame frame, SKBitmap texture, float margin)
    {
        this.eye = eye;
        this.frame = frame;
        this.margin = margin;
        closed = new ClosedEye(eye, frame, texture, margin);
        lash = eye.Height * 0.2f;
        for (int i = 0; i < Columns; i++)
        {
            float t = i / (Columns - 1f);
            upperPlaces[i] = grid.Find(eye.Upper(t));
            lowerPlaces[i] = grid.Find(eye.Lower(t));
            topPlaces[i] = grid.Find(eye.Upper(t) - new Vector2(0, closed.Above));
        }
    }

    /// <summary>The picture of the eye when it is shut.</summary>
    public ClosedEye Closed => closed;

    /// <summary>Where the mesh holds the lids: the upper lid's edge, the lower's, and the top of what a blink draws down.</summary>
    public IReadOnlyList<GridPlace> UpperPlaces => upperPlaces;

    public IReadOnlyList<GridPlace> LowerPlaces => lowerPlaces;

    public IReadOnlyList<GridPlace> TopPlaces => topPlaces;

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
        float up = squint * 0.45f;
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
        upper.Draw(target, clip, new PixelSurface(closed.Picture));
    }

    public void Dispose() => closed.Dispose();

    private void MoveLook(FaceDeformer deformer, Vector2 gaze)
    {
        ReadOnlySpan<(float Part, float Alpha)> rows = [(0.02f, 0), (0.16f, 1), (0.5f, 1), (0.86f, 1), (0.98f, 0)];
        for (int i = 0; i < Columns; i++)
        {
            float t = i / (Columns - 1f);
            float toCorner = (2 * t) - 1;
            float free = 1 - (toCorner * toCorner * toCorner * toCorner);
            Vector2 shift = new Vector2(gaze.X * eye.Width * 0.1f, gaze.Y * eye.Height * 0.15f) * free;
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
            Vector2 rise = (eye.Upper(t) - edge) * up;
            Vector2 moved = deformer.ShiftAt(lowerPlaces[i]);
            float height = eye.Height * 0.5f;
            lower.Set(i, 0, frame.ToPixel(edge + rise + moved - new Vector2(0, lash * 0.4f)), Source(edge - new Vector2(0, lash * 0.4f)), 0);
            lower.Set(i, 1, frame.ToPixel(edge + rise + moved), Source(edge));
            lower.Set(
                i,
                2,
                frame.ToPixel(edge + (rise * 0.4f) + moved + new Vector2(0, height * 0.5f)),
                Source(edge + new Vector2(0, height * 0.5f)));
            lower.Set(i, 3, frame.ToPixel(edge + moved + new Vector2(0, height)), Source(edge + new Vector2(0, height)));
        }

        lower.IsVisible = true;
    }

    // The shut eye's picture is drawn down like a blind: whole when shut, folded together above while open.
    private void MoveUpper(FaceDeformer deformer, float down)
    {
        float seen = Shaping.Step(0, 0.12f, down);
        for (int i = 0; i < Columns; i++)
        {
            float across = (i / (Columns - 1f) * 1.24f) - 0.12f;
            float t = Math.Clamp(across, 0, 1);
            var side = new Vector2((across - t) * eye.Width, 0);
            Vector2 top = eye.Upper(t) + side - new Vector2(0, closed.Above);
            Vector2 bottom = eye.Lower(t) + side + new Vector2(0, ClosedEye.Below);
            Vector2 edge = Vector2.Lerp(eye.Upper(t) + side + new Vector2(0, 0.02f), bottom, down);
            Vector2 atTop = deformer.ShiftAt(topPlaces[i]);
            Vector2 atEdge = Vector2.Lerp(deformer.ShiftAt(upperPlaces[i]), deformer.ShiftAt(lowerPlaces[i]), down);
            for (int row = 0; row < LidRows; row++)
            {
                float part = row / (LidRows - 1f);
                upper.Set(
                    i,
                    row,
                    frame.ToPixel(Vector2.Lerp(top + atTop, edge + atEdge, part)),
                    closed.Source(Vector2.Lerp(top, bottom, part)),
                    seen);
            }
        }

        upper.IsVisible = true;
    }

    private Vector2 Source(Vector2 point) => frame.ToPixel(point) + new Vector2(margin);
}
