using System.Globalization;
using System.Numerics;
using SkiaSharp;

namespace AvatarKit.Rendering;

/// <summary>Looks at a picture for what will not look good when it speaks.</summary>
internal static class PortraitReview
{
    /// <summary>Pixels between the eyes from which on a face is sharp at 1080p, where a head takes half of the height: 540 of 3.6 distances, less
    /// what enlarging by two thirds does not show.</summary>
    private const float SmallFace = 88;

    /// <summary>Tilted further than this, eyes and lips are found less well.</summary>
    private const float MostTilt = 15;

    /// <summary>The shorter half of a face that is turned, as a share of the longer one.</summary>
    private const float TurnedShare = 0.62f;

    /// <summary>Eyes of people are open by about a third of their width; below this they are shut, or nearly.</summary>
    private const float ShutEye = 0.13f;

    /// <summary>Brightness of the skin below which teeth and tongue have no light to show in, of 255.</summary>
    private const float DarkSkin = 45;

    private const float StrongSideLight = 0.2f;

    /// <summary>Steps of brightness from pixel to pixel around the eyes, as a share of what there is between dark and light: less is out of focus,
    /// or was enlarged.</summary>
    private const float SoftSteps = 0.075f;

    /// <summary>Lips whose colour differs less from the skin's than this are covered, or hidden by a beard.</summary>
    private const float LeastLipColor = 0.012f;

    /// <summary>No mouth is wider than this, half of it, in distances of the eyes: it was found at the wrong place.</summary>
    private const float WidestMouth = 0.6f;

    /// <summary>Looks at a picture before anything is painted in it.</summary>
    public static PortraitWarning[] Of(SKBitmap image, FaceFrame frame, PortraitShape shape, PortraitLandmarks landmarks)
    {
        List<PortraitWarning> found = [];
        ReadOnlySpan<Vector2> points = landmarks.Points.Span;
        float tilt = Math.Abs(frame.Tilt) * 180 / MathF.PI;
        Add(
            frame.Unit < SmallFace,
            "portrait.small_face",
            $"The face is small: {frame.Unit:0} pixels from eye to eye. It will look soft; {SmallFace:0} and more look sharp at 1080p.");
        Add(
            IsBlurred(image, frame, shape),
            "portrait.blurred",
            $"The face is out of focus, or the picture was enlarged: it will look soft. Give the original picture.");
        Add(
            shape.Mouth.IsOpen,
            "portrait.teeth_shown",
            $"The mouth is open, or the teeth show. The lips are brought together and painted over; a picture with shut lips looks better.");
        Add(
            shape.Smile.Amount > 0.3f,
            "portrait.smiling",
            $"The face smiles. The corners of the mouth are let down for other moods; folds and cheeks of the smile stay.");
        Add(
            tilt > MostTilt,
            "portrait.tilted",
            $"The head is tilted by {tilt:0}°: eyes and lips may be off. Turn the picture upright, to {MostTilt:0}° at most.");
        Add(
            Symmetry(frame, points) < TurnedShare,
            "portrait.turned",
            $"The face is turned to a side: its far half will look flat. Give a picture from the front.");
        Add(
            IsCutOff(image, points),
            "portrait.cut_off",
            $"The chin or the brow is at the picture's edge: a jaw that drops is cut off. Give a picture with room around the head.");
        Add(
            Math.Min(shape.LeftEye.Height / shape.LeftEye.Width, shape.RightEye.Height / shape.RightEye.Width) < ShutEye,
            "portrait.eyes_shut",
            $"An eye is shut, or nearly: it will not open. Give a picture with open eyes.");
        Add(
            LipColor(image, frame, shape) < LeastLipColor || shape.Mouth.Half > WidestMouth,
            "portrait.mouth_hidden",
            $"The lips cannot be told from what is around them: hidden, or without colour. They may part at the wrong place: check the landmarks.");
        AddLight(image, frame, shape);
        return [.. found];

        void AddLight(SKBitmap picture, FaceFrame face, PortraitShape its)
        {
            float skin = FacePatch.Luma(Mean(picture, face, new Vector2(0, its.EyeLine * 0.5f), 0.5f));
            Add(skin < DarkSkin, "portrait.dark", $"The face is dark: teeth and tongue will look grey. Give a picture with more light.");
            Add(
                Math.Abs(PortraitColors.SideLight(picture, face, its)) > StrongSideLight,
                "portrait.side_light",
                $"The light comes from one side: it will not follow the head as it turns. Even light looks better.");
        }

        void Add(bool isSo, string code, FormattableString message)
        {
            if (isSo)
            {
                found.Add(new PortraitWarning(code, message.ToString(CultureInfo.InvariantCulture)));
            }
        }
    }

    private static float Symmetry(FaceFrame frame, ReadOnlySpan<Vector2> points)
    {
        float nose = frame.ToFace(points[LandmarkLayout.NoseBridge + 2]).X;
        float toRight = nose - frame.ToFace(LandmarkLayout.EyeCentre(points, left: false)).X;
        float toLeft = frame.ToFace(LandmarkLayout.EyeCentre(points, left: true)).X - nose;
        return Math.Min(toRight, toLeft) / Math.Max(Math.Max(toRight, toLeft), 1e-3f);
    }

    private static bool IsCutOff(SKBitmap image, ReadOnlySpan<Vector2> points)
    {
        foreach (int point in (ReadOnlySpan<int>)[LandmarkLayout.Chin, LandmarkLayout.RightBrow + 2, LandmarkLayout.LeftBrow + 2])
        {
            if (points[point].X < 2 || points[point].Y < 2 || points[point].X > image.Width - 3 || points[point].Y > image.Height - 3)
            {
                return true;
            }
        }

        return false;
    }

    // The steepest steps around the eyes, where there is always an edge of lashes.
    private static bool IsBlurred(SKBitmap image, FaceFrame frame, PortraitShape shape)
    {
        List<float> steps = [];
        (float darkest, float brightest) = (255, 0);
        foreach (EyeShape eye in (ReadOnlySpan<EyeShape>)[shape.RightEye, shape.LeftEye])
        {
            Vector2 middle = frame.ToPixel(eye.Centre);
            int reach = (int)(eye.Width * frame.Unit * 0.6f);
            for (int y = -reach / 2; y < reach / 2; y++)
            {
                for (int x = -reach; x < reach; x++)
                {
                    float here = Brightness(image, middle + new Vector2(x, y));
                    steps.Add(Math.Abs(Brightness(image, middle + new Vector2(x + 1, y)) - here));
                    steps.Add(Math.Abs(Brightness(image, middle + new Vector2(x, y + 1)) - here));
                    (darkest, brightest) = (Math.Min(darkest, here), Math.Max(brightest, here));
                }
            }
        }

        steps.Sort();
        return steps[(int)(steps.Count * 0.999f)] < SoftSteps * (brightest - darkest);
    }

    private static float LipColor(SKBitmap image, FaceFrame frame, PortraitShape shape)
    {
        float lower = shape.Mouth.Edge(0, ofUpperLip: false) + (shape.Mouth.LowerThickness * 0.5f);
        Vector3 lip = Mean(image, frame, new Vector2(0, lower), 0.1f);
        Vector3 skin = Mean(image, frame, new Vector2(0, float.Lerp(lower, shape.Chin, 0.6f)), 0.1f);
        return Vector3.Distance(lip / Math.Max(lip.X + lip.Y + lip.Z, 1), skin / Math.Max(skin.X + skin.Y + skin.Z, 1));
    }

    private static Vector3 Mean(SKBitmap image, FaceFrame frame, Vector2 centre, float radius)
    {
        const int Samples = 9;
        Vector3 sum = default;
        for (int i = 0; i < Samples * Samples; i++)
        {
            Vector2 offset = (new Vector2(i % Samples, i / Samples) / (Samples - 1) * 2) - Vector2.One;
            sum += LipColors.Read(image, frame.ToPixel(centre + (offset * radius * new Vector2(1, 0.4f))));
        }

        return sum / (Samples * Samples);
    }

    private static float Brightness(SKBitmap image, Vector2 pixel)
    {
        SKColor color = image.GetPixel(Math.Clamp((int)pixel.X, 0, image.Width - 1), Math.Clamp((int)pixel.Y, 0, image.Height - 1));
        return FacePatch.Luma(new Vector3(color.Red, color.Green, color.Blue));
    }
}
