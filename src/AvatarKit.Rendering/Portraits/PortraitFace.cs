using System.Numerics;
using SkiaSharp;

namespace AvatarKit.Rendering;

/// <summary>A picture of a face that speaks: its mouth opens and closes, it blinks and turns a little. Immutable and thread-safe.</summary>
/// <remarks>
/// Pictures that work best show one face from the front, upright to about 15°, evenly lit, the lips closed, eyes open, at least 200 pixels from
/// brow to chin. A picture of a person may speak only what that person agreed to.
/// </remarks>
public sealed class PortraitFace : AvatarFace
{
    /// <summary>Below this many pixels between the eyes there is nothing to warp: a face of about 64 pixels.</summary>
    private const float MinEyeDistance = 28;

    /// <summary>Larger pictures are made smaller when they are loaded: no output shows more.</summary>
    private const int MaxExtent = 4096;

    private PortraitFace(string id, string name, SKBitmap image, PortraitLandmarks landmarks)
        : base(id, name)
    {
        Image = image;
        Landmarks = landmarks;
        ReadOnlySpan<Vector2> points = landmarks.Points.Span;
        Frame = FaceFrame.Of(points);
        EyesInPicture = (LandmarkLayout.EyeCentre(points, left: true) + LandmarkLayout.EyeCentre(points, left: false)) / 2;
        Shape = new PortraitShape(Frame, points, MouthShape.Of(Frame, points, landmarks.IsMouthOpen));
        Colors = PortraitColors.Of(image, Frame, Shape);
        Warnings = PortraitReview.Of(image, Frame, Shape, landmarks);
        Framings = PortraitFit.HasWaist(new SKSizeI(image.Width, image.Height), EyesInPicture, Frame.Unit)
            ? [Framing.Bust, Framing.Face, Framing.Waist]
            : [Framing.Bust, Framing.Face];
        LipPainting.Close(image, Frame, Shape.Mouth);
    }

    /// <summary>The 68 points of the face, in pixels of the picture: given, or found.</summary>
    public PortraitLandmarks Landmarks { get; }

    /// <summary>What of the picture will not look good when it speaks, in the order in which it weighs: a small face, teeth, a tilt. Empty: nothing
    /// was found. Found when the picture is loaded.</summary>
    public IReadOnlyList<PortraitWarning> Warnings { get; }

    /// <summary><see cref="Framing.Waist"/> is among them where the picture goes down to the waist: 8.5 times the distance of the eyes below
    /// them.</summary>
    public override IReadOnlyList<Framing> Framings { get; }

    internal SKBitmap Image { get; }

    internal FaceFrame Frame { get; }

    internal PortraitShape Shape { get; }

    internal PortraitColors Colors { get; }

    internal Vector2 EyesInPicture { get; }

    /// <summary>Loads a picture from a file. Its landmarks are read from <c>NAME.landmarks.json</c> beside it if that
    /// is there; otherwise the face is looked for.</summary>
    /// <param name="path">A JPEG, PNG, WebP, GIF (its first frame) or BMP of at most 64 MB and 50 million pixels.</param>
    /// <returns>The portrait.</returns>
    /// <exception cref="ImageException">The picture is missing, damaged or too large.</exception>
    /// <exception cref="PortraitException">There is no face in it, or the landmarks are wrong.</exception>
    public static PortraitFace Load(string path) => Load(path, landmarksPath: null);

    /// <summary>Loads a picture from a file, with its landmarks from another.</summary>
    /// <param name="path">A JPEG, PNG, WebP, GIF (its first frame) or BMP of at most 64 MB and 50 million pixels.</param>
    /// <param name="landmarksPath">Where its landmarks are; <see langword="null"/>: beside it, or looked for.</param>
    /// <returns>The portrait.</returns>
    /// <exception cref="ImageException">The picture is missing, damaged or too large.</exception>
    /// <exception cref="PortraitException">There is no face in it, or the landmarks are wrong.</exception>
    public static PortraitFace Load(string path, string? landmarksPath)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        string beside = Path.ChangeExtension(path, ".landmarks.json");
        string? from = landmarksPath ?? (File.Exists(beside) ? beside : null);
        SKBitmap image = ImageFile.Decode(path, new ImageLimits());
        try
        {
            return Create(image, from is null ? null : PortraitLandmarks.Load(from), Path.GetFileNameWithoutExtension(path));
        }
        catch
        {
            image.Dispose();
            throw;
        }
    }

    /// <summary>Loads a picture.</summary>
    /// <param name="picture">A JPEG, PNG, WebP, GIF (its first frame) or BMP of at most 64 MB and 50 million
    /// pixels; read from where it stands, left open.</param>
    /// <param name="landmarks">Where its face is; <see langword="null"/>: the face is looked for.</param>
    /// <param name="name">Its name for people.</param>
    /// <returns>The portrait.</returns>
    /// <exception cref="ImageException">The picture is damaged or too large.</exception>
    /// <exception cref="PortraitException">There is no face in it, or the landmarks are wrong.</exception>
    public static PortraitFace Load(Stream picture, PortraitLandmarks? landmarks, string name)
    {
        ArgumentNullException.ThrowIfNull(picture);
        ArgumentNullException.ThrowIfNull(name);
        SKBitmap image = ImageFile.Decode(picture, new ImageLimits());
        try
        {
            return Create(image, landmarks, name);
        }
        catch
        {
            image.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    internal override string WithoutFraming(Framing framing)
        => $"The portrait '{Id}' cannot be shown to the waist: its picture ends "
            + $"{(Image.Height - EyesInPicture.Y) / Frame.Unit:0.0} eye distances below the eyes, and the waist is 8.5 below them. "
            + "Choose Bust or Face, or give a picture that goes down to the waist.";

    /// <inheritdoc/>
    internal override FacePainter CreatePainter(PainterOptions options)
    {
        CheckFraming(options.Framing);
        return new PortraitPainter(this, options);
    }

    private static PortraitLandmarks Found(SKBitmap image)
    {
        try
        {
            return Find(image).In(image.Width, image.Height);
        }
        catch (PortraitException error) when (error.Code == "portrait.landmarks_invalid")
        {
            throw new PortraitException(
                "portrait.face_turned",
                "The face in the picture cannot be used: it is turned aside or partly hidden. Give a picture from the front, or its landmarks "
                    + "as NAME.landmarks.json beside it.",
                error);
        }
    }

    private static PortraitFace Create(SKBitmap image, PortraitLandmarks? landmarks, string name)
    {
        PortraitLandmarks found = landmarks?.In(image.Width, image.Height) ?? Found(image);
        float eyes = FaceFrame.Of(found.Points.Span).Unit;
        if (eyes < MinEyeDistance)
        {
            throw new PortraitException(
                "portrait.face_too_small",
                $"The face is too small: {eyes:0} pixels from eye to eye, at least {MinEyeDistance:0} are needed. Give a larger picture, or "
                    + "cut it to the face.");
        }

        int extent = Math.Max(image.Width, image.Height);
        if (extent > MaxExtent)
        {
            float scale = (float)MaxExtent / extent;
            SKBitmap smaller = image.Resize(
                image.Info.WithSize((int)(image.Width * scale), (int)(image.Height * scale)),
                new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear))
                ?? throw new ImageException("image.too_large", "There is not memory enough to make the picture smaller. Give a smaller one.");
            (int extentX, int extentY) = (image.Width, image.Height);
            image.Dispose();
            return new PortraitFace(IdOf(name), name, smaller, found.Scaled(
                new Vector2((float)smaller.Width / extentX, (float)smaller.Height / extentY),
                new SKSizeI(smaller.Width, smaller.Height)));
        }

        return new PortraitFace(IdOf(name), name, image, found);
    }

    private static PortraitLandmarks Find(SKBitmap image)
    {
        FaceModels models = FaceModels.Default
            ?? throw new PortraitException(
                "portrait.no_detector",
                "This build of AvatarKit.Rendering carries no models that find faces. Give the portrait's landmarks as a JSON file beside the "
                    + "picture, or build with Node.js installed.");
        Vector2[] points = new FaceFinder(models).Find(image)
            ?? throw new PortraitException(
                "portrait.no_face",
                "No face was found in the picture. Give one that shows a face from the front, or say where the face is in "
                    + "NAME.landmarks.json beside it.");
        return PortraitLandmarks.Found(points, image);
    }

    private static string IdOf(string name)
    {
        string id = string.Concat(name.ToLowerInvariant().Select(static c => char.IsAsciiLetterOrDigit(c) ? c : '-')).Trim('-');
        return id.Length == 0 ? "portrait" : id;
    }
}
