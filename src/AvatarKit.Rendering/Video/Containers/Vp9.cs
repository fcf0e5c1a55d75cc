using System.Globalization;

namespace AvatarKit.Rendering;

/// <summary>What VP9 calls a video of some size.</summary>
internal static class Vp9
{
    // From the levels of the VP9 bitstream specification.
    private static readonly Level[] Levels =
    [
        new(10, 829_440, 36_864), new(11, 2_764_800, 73_728), new(20, 4_608_000, 122_880),
        new(21, 9_216_000, 245_760), new(30, 20_736_000, 552_960), new(31, 36_864_000, 983_040),
        new(40, 83_558_400, 2_228_224), new(41, 160_432_128, 2_228_224),
        new(50, 311_951_360, 8_912_896), new(51, 588_251_136, 8_912_896), new(52, 1_176_502_272, 8_912_896),
        new(60, 1_176_502_272, 35_651_584), new(61, 2_353_004_544, 35_651_584), new(62, 4_706_009_088, 35_651_584),
    ];

    /// <summary>The codec's name: profile 0, the lowest level that holds it, eight bits.</summary>
    public static string CodecOf(VideoFormat format)
    {
        long picture = (long)format.Width * format.Height;
        int level = Array.Find(Levels, known => known.PerPicture >= picture && known.PerSecond >= picture * format.FrameRate).Number;
        return string.Create(CultureInfo.InvariantCulture, $"vp09.00.{(level == 0 ? 62 : level)}.08");
    }

    /// <summary>A level: its number times ten, and the luma samples it allows per second and per picture.</summary>
    private readonly record struct Level(int Number, long PerSecond, long PerPicture);
}
