using System.Text.Json;

namespace AvatarKit.EndToEnd.Tests.Console;

/// <summary>Pictures and documents with a question: <c>--image</c>.</summary>
public sealed class ImageTests : IDisposable
{
    private static readonly byte[] Pixel = Convert.FromBase64String(
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    private readonly ScratchFolder scratch = new();

    public void Dispose() => scratch.Dispose();

    [Fact]
    public async Task A_picture_goes_to_the_model_with_its_media_type()
    {
        await File.WriteAllBytesAsync(scratch["pixel.PNG"], Pixel);
        await using LoopbackModel model = await LoopbackModel.StartAsync("One pixel.");

        ProgramRun run = await RunAsync("--model", model.Name, "--image", "pixel.PNG", "--image", "pixel.PNG", "What is this?");

        Assert.True(run.ExitCode == 0, run.Output + run.Errors);
        JsonElement message = Assert.Single(model.Requests).GetProperty("messages").EnumerateArray().Last();
        string[] pictures = [.. message.GetProperty("content").EnumerateArray()
            .Where(part => part.GetProperty("type").GetString() == "image_url")
            .Select(part => part.GetProperty("image_url").GetProperty("url").GetString()!)];
        string picture = "data:image/png;base64," + Convert.ToBase64String(Pixel);
        Assert.Equal([picture, picture], pictures);
        Assert.Contains("What is this?", message.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_local_search_says_that_it_cannot_look_at_pictures()
    {
        await File.WriteAllBytesAsync(scratch["pixel.png"], Pixel);

        ProgramRun run = await RunAsync("--image", "pixel.png", "What is this?");

        Assert.Equal(1, run.ExitCode);
        string line = Assert.Single(run.Output.Split('\n'), line => line.Contains("(attachment.unsupported)", StringComparison.Ordinal));
        Assert.Contains("can look at pictures", line, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("there is no such file", "nowhere.png")]
    [InlineData("files of this kind", "archive.zip")]
    [InlineData("which is too much", "large.jpg")]
    [InlineData("at most 8", "a.txt", "a.txt", "a.txt", "a.txt", "a.txt", "a.txt", "a.txt", "a.txt", "a.txt")]
    public async Task A_file_that_cannot_be_attached_is_named_in_one_line(string expected, params string[] files)
    {
        scratch.Write("archive.zip", "PK");
        scratch.Write("a.txt", "a");
        await File.WriteAllBytesAsync(scratch["large.jpg"], new byte[(8 * 1024 * 1024) + 1]);

        ProgramRun run = await RunAsync([.. files.SelectMany(file => new[] { "--image", file }), "What is this?"]);

        Assert.Equal((1, ""), (run.ExitCode, run.Output));
        Assert.Contains(expected, Assert.Single(run.Errors.Split('\n', StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
    }

    private Task<ProgramRun> RunAsync(params string[] arguments)
        => ProgramRun.RunAsync(
            "dotnet", [Repository.ConsoleProgram, "--out", scratch["out"], "--data", scratch["data"], .. arguments], scratch.Path);
}
