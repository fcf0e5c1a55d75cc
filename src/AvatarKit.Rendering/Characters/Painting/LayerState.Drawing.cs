using SkiaSharp;

namespace AvatarKit.Rendering;

/// <content>How a layer gets onto a canvas.</content>
internal sealed partial class LayerState
{
    /// <summary>Draws it.</summary>
    public void Draw(SKCanvas canvas)
    {
        bool isMapped = Layer.Kind != RigShapeKind.Path || gradientPath is not null;
        int count = isMapped ? canvas.Save() : 0;
        if (isMapped)
        {
            canvas.Concat(in matrix);
        }

        if (Layer.Kind == RigShapeKind.Glow)
        {
            canvas.DrawRect(0, 0, texels, texels, fill!);
        }
        else if (Layer.Kind == RigShapeKind.Ellipse)
        {
            canvas.DrawOval(texels / 2f, texels / 2f, texels / 2f, texels / 2f, fill!);
        }
        else if (fill is not null)
        {
            (gradientPath ?? path!).Draw(canvas.Handle, fill.Handle);
        }

        if (isMapped)
        {
            canvas.RestoreToCount(count);
        }

        if (stroke is not null)
        {
            path!.Draw(canvas.Handle, stroke.Handle);
        }
    }

    /// <summary>Limits what is drawn next to this shape's inside.</summary>
    public void Clip(SKCanvas canvas) => path!.Clip(canvas.Handle);

    private void Build()
    {
        if (Layer.Kind != RigShapeKind.Path)
        {
            BuildRigid();
            return;
        }

        path!.Build(Layer.Verbs, points, fill is not null || isClip);
        if (gradientPath is null)
        {
            return;
        }

        if (sprite is null)
        {
            sprite = GradientSprite.Of(Layer.Fill!.Gradient!, gradient, Bounds, (Layer.Inputs & RigInputs.Arms) != 0);
            fill!.Shader = sprite.Shader;
        }

        // The gradient's picture stays as it was made and the path goes into its space: a new one for every frame would be garbage.
        matrix = sprite.Matrix(gradient);
        if (matrix.SkewY != 0 && matrix.TryInvert(out SKMatrix into))
        {
            for (int i = 0; i + 1 < local.Length; i += 2)
            {
                SKPoint point = into.MapPoint(points[i], points[i + 1]);
                (local[i], local[i + 1]) = (point.X, point.Y);
            }

            gradientPath.Build(Layer.Verbs, local, true);
            return;
        }

        for (int i = 0; i + 1 < local.Length; i += 2)
        {
            local[i] = (points[i] - matrix.TransX) / matrix.ScaleX;
            local[i + 1] = (points[i + 1] - matrix.TransY) / matrix.ScaleY;
        }

        gradientPath.Build(Layer.Verbs, local, true);
    }

    private void BuildRigid()
    {
        float rotation = points[4];
        if (fill!.Shader is null && (Layer.Kind == RigShapeKind.Glow || Layer.Fill!.Gradient is not null))
        {
            // A glow that never turns against its centre is drawn turned into its picture, which stays upright.
            isTurned = Layer.Kind == RigShapeKind.Glow && rotation != 0 && Layer.Rotation!.IsConstant;
            texels = Math.Clamp((int)(MathF.Max(points[2], points[3]) * 1.5f), 32, 256);
            using SKShader shader = RigidSprite.Of(Layer, texels, isTurned ? rotation : 0, points[3] / MathF.Max(0.01f, points[2]));
            fill.Shader = shader;
        }

        float rx = MathF.Max(0.01f, points[2]) * 2 / texels;
        float ry = isTurned ? rx : MathF.Max(0.01f, points[3]) * 2 / texels;
        (float sin, float cos) = isTurned ? (0, 1) : MathF.SinCos(rotation * (MathF.PI / 180));
        float half = texels / 2f;
        matrix = new SKMatrix(
            cos * rx, -sin * ry, points[0] - (((cos * rx) - (sin * ry)) * half),
            sin * rx, cos * ry, points[1] - (((sin * rx) + (cos * ry)) * half),
            0, 0, 1);
    }
}
