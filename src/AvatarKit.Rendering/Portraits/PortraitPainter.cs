using System.Numerics;
using SkiaSharp;
using static AvatarKit.FaceChannel;

namespace AvatarKit.Rendering;

/// <summary>Paints a portrait: its picture, warped where the face moves. Paints anew only what moved.</summary>
internal sealed partial class PortraitPainter : FacePainter
{
    private readonly SKBitmap texture;
    private readonly SKBitmap? background;
    private readonly FaceGrid grid;
    private readonly FaceDeformer deformer;
    private readonly MouthInterior mouth;
    private readonly EyeLids rightEye;
    private readonly EyeLids leftEye;
    private readonly (int X, int Y)[] before;
    private readonly float[] controls = new float[FaceControls.Count];
    private readonly SKRectI[] changes = new SKRectI[2];
    private readonly int margin;
    private readonly float splitHeight;
    private int changeCount;
    private bool isPainted;

    public PortraitPainter(PortraitFace face, PainterOptions options)
        : base(options.Seed)
    {
        var size = new SKSizeI(face.Image.Width, face.Image.Height);
        PortraitFit fit = PortraitFit.Of(size, face.EyesInPicture, face.Frame.Unit, options.Width, options.Height, options.Framing);
        FaceFrame frame = face.Frame.Scaled(fit.Scale, fit.Offset);
        // What the head may bring into the picture from beyond its edges.
        margin = (int)MathF.Ceiling(frame.Unit * 0.7f) & ~1;
        texture =
            new SKBitmap(new SKImageInfo(options.Width + (2 * margin), options.Height + (2 * margin), SKColorType.Bgra8888, SKAlphaType.Premul));
        PortraitTexture.Paint(texture, face.Image, fit, margin);
        grid = new FaceGrid(face.Shape, frame, fit.Picture(size));
        deformer = new FaceDeformer(face.Shape, grid, frame);
        mouth = new MouthInterior(face.Shape, grid, frame, face.Colors, margin);
        rightEye = new EyeLids(face.Shape.RightEye, grid, frame, texture, margin);
        leftEye = new EyeLids(face.Shape.LeftEye, grid, frame, texture, margin);
        before = new (int, int)[grid.Count];
        splitHeight = (face.Shape.EyeLine + face.Shape.NoseBase) / 2;
        bool isOpaque = face.Image.AlphaType == SKAlphaType.Opaque;
        background = isOpaque ? null : PortraitTexture.PaintBackground(options);
        SKAlphaType alpha = isOpaque || options.Background?.IsTransparent != true ? SKAlphaType.Opaque : SKAlphaType.Premul;
        Picture = new SKBitmap(new SKImageInfo(options.Width, options.Height, SKColorType.Bgra8888, alpha));
        float half = face.Shape.Mouth.Half;
        MouthArea = Around(frame, new SKRect(-half * 1.25f, face.Shape.NoseBase * 0.6f, half * 1.25f, face.Shape.Chin));
    }

    public override SKBitmap Picture { get; }

    public override ReadOnlySpan<SKRectI> Changes => changes.AsSpan(0, changeCount);

    public override SKRectI MouthArea { get; }

    public override bool Paint(ReadOnlySpan<float> pose, TimeSpan time, in BodyPose standing)
    {
        deformer.Steps.CopyTo(before, 0);
        FaceControls.Write(pose, controls);
        var head = new HeadPose(FaceControls.Read(pose, HeadYaw), FaceControls.Read(pose, HeadPitch), FaceControls.Read(pose, HeadRoll));
        deformer.Move(controls, head, standing);
        mouth.Move(
            deformer,
            head,
            FaceControls.Read(pose, JawOpen),
            FaceControls.Read(pose, TongueOut),
            Math.Min(FaceControls.Read(pose, MouthPucker) + (0.5f * FaceControls.Read(pose, MouthFunnel)), 1));
        MoveEye(rightEye, pose, EyeBlinkRight, EyeSquintRight, EyeLookInRight, EyeLookOutRight, EyeLookUpRight, EyeLookDownRight);
        MoveEye(leftEye, pose, EyeBlinkLeft, EyeSquintLeft, EyeLookOutLeft, EyeLookInLeft, EyeLookUpLeft, EyeLookDownLeft);
        FindChanges();
        foreach (SKRectI change in Changes)
        {
            Draw(change);
        }

        isPainted = true;
        return changeCount > 0;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            mouth.Dispose();
            rightEye.Dispose();
            leftEye.Dispose();
            texture.Dispose();
            background?.Dispose();
            Picture.Dispose();
        }
    }

    // Directions in the picture: a person's left is the picture's right.
    private void MoveEye(
        EyeLids lids,
        ReadOnlySpan<float> pose,
        FaceChannel blink,
        FaceChannel squint,
        FaceChannel towardsRight,
        FaceChannel towardsLeft,
        FaceChannel up,
        FaceChannel down) =>
        lids.Move(deformer,
            FaceControls.Read(pose, blink),
            FaceControls.Read(pose, squint),
            new Vector2(
                FaceControls.Read(pose, towardsRight) - FaceControls.Read(pose, towardsLeft),
                FaceControls.Read(pose, down) - FaceControls.Read(pose, up)));
}
