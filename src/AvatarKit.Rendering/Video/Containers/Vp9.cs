using System.Globalization;

namespace AvatarKit.Rendering;

/// <summary>What VP9 calls a video of some size.</summary>
internal static class Vp9
{
    // From the levels of the VP9 bitstream specification: level times ten, luma samples per second, luma samples per picture.
    private static readonly (int Level, long PerSecond, long PerPicture)[] Levels =
    [
        (10, 829_440, 36_864), (11, 2_764_800, 73_728), (20, 4_608_000, 122_880), (21, 9_216_000, 245_760), (30, 20_736_000, 552_960),
        (31, 36_864_000, 983_040),
        (40, 83_558_400, 2_228_224), (41, 160_432_128, 2_228_224), (50, 311_951_360, 8_912_896), (51, 588_251_136, 8_912_896),
        (52, 1_176_502_272, 8_912_896),
        (60, 1_176_502_272, 35_651_584), (61, 2_353_004_544, 35_651_584), (62, 4_706_009_088, 35_651_584),
    ];

    /// <summary>The codec's name: profile 0, the lowest level that holds it, eight bits.</summary>
    public static string CodecOf(VideoFormat format)
    {
        long picture = (long)format.Width * format.Height;
        int level = Array.Find(Levels, known => known.PerPicture >= picture && known.PerSecond >= picture * format.FrameRate).Level;
        return string.Create(CultureInfo.InvariantCulture, $"vp09.00.{(level == 0 ? 62 : level)}.08");
    }
}
