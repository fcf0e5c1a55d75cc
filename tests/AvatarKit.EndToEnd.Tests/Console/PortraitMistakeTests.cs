using System.Buffers.Binary;

namespace AvatarKit.EndToEnd.Tests.Console;

/// <summary>What a person may get wrong when asking for a video: one line says so, and nothing is written.</summary>
public sealed class PortraitMistakeTests : IDisposable
{
    /// <summary>A PNG that claims 30,000 × 30,000 pixels and has next to none.</summary>
    private const string HugePicture =
        "89504E470D0A1A0A0000000D4948445200007530000075300802000000E9456FED0000001149444154789C63601805A360140C77000003E80001B3A6D3460000000049454E44AE426082";

    private readonly ScratchFolder scratch = new();

    public PortraitMistakeTests()
    {
        File.WriteAllText(scratch["text.jpg"], "I am no picture.\n");
        File.WriteAllBytes(scratch["huge.png"], Convert.FromHexString(HugePicture));
        foreach (string name in (string[])["plain.bmp", "outside.bmp", "broken.bmp"])
        {
            File.WriteAllBytes(scratch[name], PlainPicture(720, 800));
        }

        File.WriteAllText(scratch["outside.landmarks.json"], """
            {
              "format": "avatarkit.landmarks/1", "width": 720, "height": 800,
              "features": {
                "rightEyeOuter": [260, 354], "rightEyeInner": [323, 356], "leftEyeInner": [397, 356], "leftEyeOuter": [460, 354],
                "mouthRight": [303, 5050], "mouthLeft": [417, 505], "upperLipTop": [360, 488], "lipLine": [360, 507], "lowerLipBottom": [360, 533], "chin": [360, 607]
              }
            }
            """);
        File.WriteAllText(scratch["broken.landmarks.json"], "{ \"format\": ");
    }

    public void Dispose() => scratch.Dispose();

    [Theory]
    [InlineData("not a picture", "--portrait", "text.jpg")]
    [InlineData("30000 × 30000 pixels", "--portrait", "huge.png")]
    [InlineData("landmarks.json beside it", "--portrait", "plain.bmp")]
    [InlineData("$.features.mouthRight lies outside the picture of 720 × 800 pixels", "--portrait", "outside.bmp")]
    [InlineData("The landmarks are not JSON", "--portrait", "broken.bmp")]
    [InlineData("'nobody.jpg': there is no such file", "--portrait", "nobody.jpg")]
    [InlineData("--size '99999x2'", "--video", "--size", "99999x2")]
    [InlineData("--size 'large' is not a size", "--video", "--size", "large")]
    [InlineData("--fps 0", "--video", "--fps", "0")]
    [InlineData("cannot be written to", "--video", "--out", "text.jpg/out")]
    public async Task One_line_says_what_is_wrong(string expected, params string[] arguments)
    {
        ProgramRun run = await ProgramRun.RunAsync(
            "dotnet", [Repository.ConsoleProgram, "--data", scratch["data"], .. arguments, "How do I choose a voice?"], scratch.Path);

        Assert.Equal(1, run.ExitCode);
        Assert.Contains(expected, Assert.Single(run.Errors.Split('\n', StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
        Assert.Empty(run.Output.Trim());
        Assert.False(File.Exists(scratch["out/reply.html"]));
    }

    /// <summary>A grey bitmap.</summary>
    private static byte[] PlainPicture(int width, int height)
    {
        const int Header = 54;
        byte[] file = new byte[Header + (width * 3 * height)];
        file.AsSpan(Header).Fill(128);
        "BM"u8.CopyTo(file);
        foreach ((int at, int value) in (ReadOnlySpan<(int, int)>)[(2, file.Length), (10, Header), (14, 40), (18, width), (22, height)])
        {
            BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(at), value);
        }

        (file[26], file[28]) = (1, 24);
        return file;
    }
}
