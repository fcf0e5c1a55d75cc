using System.Numerics;
using SkiaSharp;

namespace AvatarKit.Rendering;

/// <summary>What is seen between parted lips, laid under them; and the lips' soft edges, laid over.</summary>
internal sealed class MouthInterior : IDisposable
{
    /// <summary>Columns over which what is behind the lips fades in from a corner.</summary>
    private const int CornerColumns = 4;

    private readonly FaceGrid grid;
    private readonly FaceFrame frame;
    private readonly PortraitShape shape;
    private readonly MouthSprites sprites;
    private readonly MeshPatch cavity = new(MouthShape.Columns + 1, 2);
    private readonly MeshPatch lowerTeeth = new(2, 2);
    private readonly MeshPatch tongue = new(2, 2);
    private readonly MeshPatch upperTeeth = new(2, 2);
    private readonly MeshPatch shadow = new(MouthShape.Columns + 1, 2);
    private readonly MeshPatch corners = new(MouthShape.Columns + 1, 2);
    private readonly MeshPatch upperLip = new(MouthShape.Columns + 1, 2);
    private readonly MeshPatch lowerLip = new(MouthShape.Columns + 1, 2);
    private readonly float margin;
    private readonly float line;
    private readonly float neck;

    public MouthInterior(PortraitShape shape, FaceGrid grid, FaceFrame frame, PortraitColors colors, float margin)
    {
        this.shape = shape;
        this.grid = grid;
        this.frame = frame;
        this.margin = margin;
        sprites = new MouthSprites(colors, shape.TeethHalf * 2 * frame.Unit);
        line = LineOf(shape.Mouth);
        neck = shape.Chin + 0.4f;
    }

    /// <summary>Height at which shut lips meet in the middle.</summary>
    public static float LineOf(MouthShape mouth)
    {
        float middle = (mouth.Left + mouth.Right) / 2;
        return float.Lerp(mouth.Edge(middle, ofUpperLip: true), mouth.Edge(middle, ofUpperLip: false), 0.4f);
    }

    public void Move(FaceDeformer deformer, in HeadPose head, float jaw, float tongueOut, float rounded)
    {
        foreach (MeshPatch patch in (ReadOnlySpan<MeshPatch>)[cavity, lowerTeeth, tongue, upperTeeth, shadow, corners, upperLip, lowerLip])
        {
            patch.Begin();
        }

        float widest = 0;
        foreach (float gap in deformer.Gaps)
        {
            widest = Math.Max(widest, gap);
        }

        if (widest <= 0)
        {
            return;
        }

        float drop = ExpressionFields.JawDrop * jaw;
        float half = shape.TeethHalf;
        Vector2 along = deformer.MouthShift;
        Place(upperTeeth, sprites.UpperTeeth, head, along, new SKRect(-half, line - (half * 0.42f), half, line + (half * 0.13f)));
        float lower = line + drop;
        Place(lowerTeeth, sprites.LowerTeeth, head, along, new SKRect(-half * 0.9f, lower + 0.01f, half * 0.9f, lower + (half * 0.45f)));
        float top = float.Lerp(line + 0.045f + (drop * 0.42f), line + 0.02f, Math.Min(tongueOut * 2, 1));
        Place(tongue, sprites.Tongue, head, along, new SKRect(-half * 0.92f, top, half * 0.92f, top + (half * 0.9f) + (drop * 0.4f)));
        PlaceLips(deformer, rounded);
    }

    public void AddChange(ref ChangedArea area)
    {
        foreach (MeshPatch patch in (ReadOnlySpan<MeshPatch>)[cavity, lowerTeeth, tongue, upperTeeth, shadow, corners, upperLip, lowerLip])
        {
            patch.AddChange(ref area);
        }
    }

    /// <summary>Draws what lies behind the lips. The lips are drawn over it.</summary>
    public void DrawBehind(PixelSurface target, SKRectI clip, PixelSurface texture)
    {
        cavity.Draw(target, clip, new PixelSurface(sprites.Cavity));
        tongue.Draw(target, clip, new PixelSurface(sprites.Tongue));
        lowerTeeth.Draw(target, clip, new PixelSurface(sprites.LowerTeeth));
        upperTeeth.Draw(target, clip, new PixelSurface(sprites.UpperTeeth));
        shadow.Draw(target, clip, new PixelSurface(sprites.Shadow));
        corners.Draw(target, clip, texture);
    }

    /// <summary>Draws the lips' soft edges.</summary>
    public void DrawEdges(PixelSurface target, SKRectI clip, PixelSurface texture)
    {
        upperLip.Draw(target, clip, texture);
        lowerLip.Draw(target, clip, texture);
    }

    public void Dispose() => sprites.Dispose();

    private void Place(MeshPatch patch, SKBitmap sprite, in HeadPose head, Vector2 along, SKRect area)
    {
        // Teeth lie a little behind the lips: they move a little less when the head turns.
        float depth = grid.Depths[grid.MouthMiddle] - 0.08f;
        for (int i = 0; i < 4; i++)
        {
            var point = new Vector2((i & 1) == 0 ? area.Left : area.Right, i < 2 ? area.Top : area.Bottom);
            point.X += (shape.Mouth.Left + shape.Mouth.Right) / 2;
            if (!head.IsStill)
            {
                point += head.Shift(point, depth, grid.Middle, neck);
            }

            patch.Set(i & 1, i >> 1, frame.ToPixel(point + along), new Vector2((i & 1) * sprite.Width, (i >> 1) * sprite.Height));
        }

        patch.IsVisible = true;
    }

    // Rounded lips stand off the teeth and leave them in the dark.
    private void PlaceLips(FaceDeformer deformer, float rounded)
    {
        int upperEdge = (grid.UpperRows - 1) * grid.Columns;
        Vector2 down = Vector2.Normalize(frame.ToPixels(Vector2.UnitY));
        for (int i = 0; i <= MouthShape.Columns; i++)
        {
            int vertex = upperEdge + grid.FirstMouthColumn + i;
            Vector2 upper = Pixel(deformer.Steps[vertex]);
            Vector2 lower = Pixel(deformer.Steps[vertex + grid.Columns]);
            float gap = deformer.Gaps[i] * frame.Unit;
            float along = sprites.Cavity.Width * i / (float)MouthShape.Columns;
            cavity.Set(i, 0, upper - down, new Vector2(along, 0));
            cavity.Set(i, 1, lower + down, new Vector2(along, sprites.Cavity.Height));

            // Lips cast a shadow on what is behind them.
            float cast = Math.Min(gap * (0.6f + rounded), (0.07f + (0.1f * rounded)) * frame.Unit);
            shadow.Set(i, 0, upper - down, new Vector2(2, 2), gap > 0 ? 0.34f + (0.3f * rounded) : 0);
            shadow.Set(i, 1, upper + (down * cast), new Vector2(2, 2), 0);

            // A gap that ends in a point of black looks cut: towards the corners it goes over into the line of the lips.
            float corner = 1 - Shaping.Step(0, CornerColumns, Math.Min(i, MouthShape.Columns - i));
            corners.Set(i, 0, upper - down, Source(grid.Steps[vertex]), corner);
            corners.Set(i, 1, lower + down, Source(grid.Steps[vertex + grid.Columns]), corner);

            float soft = Math.Min(gap * 0.25f, Math.Max(frame.Unit * 0.008f, 1));
            Vector2 upperSource = Source(grid.Steps[vertex]) - down;
            Vector2 lowerSource = Source(grid.Steps[vertex + grid.Columns]) + down;
            upperLip.Set(i, 0, upper, upperSource);
            upperLip.Set(i, 1, upper + (down * soft), upperSource, 0);
            lowerLip.Set(i, 0, lower - (down * soft), lowerSource, 0);
            lowerLip.Set(i, 1, lower, lowerSource);
        }

        cavity.IsVisible = shadow.IsVisible = corners.IsVisible = upperLip.IsVisible = lowerLip.IsVisible = true;
    }

    private static Vector2 Pixel((int X, int Y) steps) => new Vector2(steps.X, steps.Y) / MeshVertex.Steps;

    private Vector2 Source((int X, int Y) steps) => Pixel(steps) + new Vector2(margin);
}
