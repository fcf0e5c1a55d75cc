using System.Globalization;

namespace AvatarKit.Aws;

/// <summary>What Nova Canvas takes: https://docs.aws.amazon.com/nova/latest/userguide/image-gen-req-resp-structure.html</summary>
internal static class CanvasLimits
{
    public const int MaxSeed = 858_993_459;

    private const int MaxText = 1024;
    private const int MinSide = 320;
    private const int MaxSide = 4096;
    private const int SideStep = 16;
    private const int MaxAspect = 4;
    private const int MaxPixels = 4_194_304;
    private const int MaxCount = 5;

    public static void Check(PortraitRequest request, int seed)
    {
        Require(
            request.Description.Length + (request.Style?.Value?.Length ?? 0) + 2 <= MaxText,
            "Description",
            $"up to {MaxText} characters, the style included");
        Require((request.NegativeText?.Length ?? 0) <= MaxText, "NegativeText", $"up to {MaxText} characters");
        Require(IsSide(request.Width), "Width", $"{MinSide} to {MaxSide} pixels in steps of {SideStep}");
        Require(IsSide(request.Height), "Height", $"{MinSide} to {MaxSide} pixels in steps of {SideStep}");
        Require(
            request.Width <= request.Height * MaxAspect && request.Height <= request.Width * MaxAspect && request.Width * request.Height < MaxPixels,
            "Width and Height",
            string.Create(CultureInfo.InvariantCulture, $"together less than {MaxPixels} pixels, and none more than {MaxAspect} times the other"));
        Require(request.Count is >= 1 and <= MaxCount, "Count", $"1 to {MaxCount}");
        Require(seed is >= 0 and <= MaxSeed, "Seed", $"0 to {MaxSeed}");
    }

    private static bool IsSide(int pixels) => pixels is >= MinSide and <= MaxSide && pixels % SideStep == 0;

    private static void Require(bool holds, string property, string takes)
    {
        if (!holds)
        {
            throw new ArgumentException($"PortraitRequest.{property} is beyond what Nova Canvas can do: it takes {takes}.", nameof(property));
        }
    }
}
