using System.Globalization;

namespace AvatarKit.Evaluation;

/// <summary>A rectangle of a picture, in its pixels.</summary>
internal readonly record struct FrameArea(int X, int Y, int Width, int Height)
{
    /// <summary>Reads <c>x,y,w,h</c>.</summary>
    public static FrameArea Parse(string text)
    {
        int[] numbers = [.. text
            .Split(',')
            .Select(static part => int.TryParse(part, NumberStyles.Integer, CultureInfo.InvariantCulture, out int number) ? number : -1)];
        return numbers is [>= 0, >= 0, > 3, > 3]
            ? new FrameArea(numbers[0], numbers[1], numbers[2], numbers[3])
            : throw new LipsException($"'{text}' is not an area. The mouth's area is x,y,width,height in pixels of the video.");
    }

    /// <summary>The part of it inside a picture.</summary>
    public FrameArea Within(int width, int height)
    {
        int left = Math.Clamp(X, 0, width - 1);
        int top = Math.Clamp(Y, 0, height - 1);
        return new FrameArea(left, top, Math.Clamp(X + Width, left + 1, width) - left, Math.Clamp(Y + Height, top + 1, height) - top);
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{X},{Y},{Width},{Height}");
}
