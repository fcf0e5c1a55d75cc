using System.Globalization;
using System.Text.Json;
using AvatarKit.AspNetCore;
using AvatarKit.Rendering;
using Spectre.Console;

namespace AvatarKit.Samples.Console;

/// <summary>The last answer as files: a page that plays it, its sound, its data, and its video where one was asked for.</summary>
internal sealed class ReplyFiles
{
    private readonly AvatarProfile avatar;
    private readonly VideoSettings? video;
    private readonly Lazy<BrowserFace?> face;

    /// <exception cref="ConsoleException">The face that is asked for cannot be shown.</exception>
    public ReplyFiles(AvatarProfile avatar, ConsoleSettings settings)
    {
        this.avatar = avatar;
        video = settings.Video;
        face = new Lazy<BrowserFace?>(() => PageFace.Of(settings, avatar));
        if (settings.Character is not null)
        {
            // What is wrong with it is said before anything is spent. A picture is looked at by the video first.
            _ = face.Value;
        }
    }

    /// <summary>Makes sure that an answer has somewhere to go, before anything is spent on it.</summary>
    public static void RequireWritable(string folder)
    {
        try
        {
            Directory.CreateDirectory(folder);
            string probe = Path.Combine(folder, $".{Guid.NewGuid():N}");
            File.Create(probe).Dispose();
            File.Delete(probe);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new ConsoleException($"The folder '{folder}' cannot be written to. Name another with --out.");
        }
    }

    public async Task<string> WriteAsync(Answer answer, string question, string folder)
    {
        AvatarResponse response = answer.Response;
        Directory.CreateDirectory(folder);
        string page = Path.Combine(folder, "reply.html");
        var options = new ReplyPageOptions { Title = avatar.Name, Question = question, Face = face.Value };
        await ReplaceAsync(page, stream => ReplyPage.WriteAsync(response, stream, options));
        await ReplaceAsync(Path.Combine(folder, "reply.wav"), stream =>
        {
            WaveFile.Write(stream, response.Segments);
            return Task.CompletedTask;
        });
        await ReplaceAsync(
            Path.Combine(folder, "reply.json"),
            stream => JsonSerializer.SerializeAsync(stream, response, AvatarJson.IndentedOptions.GetTypeInfo(typeof(AvatarResponse))));
        if (video is not null && answer.Video.Count > 0)
        {
            await VideoFile.WriteAsync(Path.Combine(folder, video.FileName), answer.Video.ToAsyncEnumerable());
        }

        return page;
    }

    public void Tell(IAnsiConsole console, string page, Answer answer)
    {
        string folder = Path.GetRelativePath(Environment.CurrentDirectory, Path.GetDirectoryName(page)!);
        console.MarkupLineInterpolated(
            $"[grey]{"files",-8}[/] {folder}/reply.html [grey](open it in a browser)[/], {folder}/reply.wav, {folder}/reply.json");
        if (video is not null && answer.Video.Count > 0)
        {
            double seconds = answer.Response.SpeechDuration.TotalSeconds;
            console.MarkupLineInterpolated(
                CultureInfo.InvariantCulture,
                $"[grey]{"video",-8}[/] {folder}/{video.FileName} [grey]({video.Size}, {video.FrameRate} frames a second, {seconds:F1} s)[/]");
        }
    }

    /// <summary>Writes a file whole or not at all; <c>-</c> is the standard output.</summary>
    public static async Task WriteFileAsync(string path, Func<Stream, Task> write)
    {
        if (path == "-")
        {
            await using Stream output = System.Console.OpenStandardOutput();
            await write(output);
        }
        else if (path.StartsWith("/dev/", StringComparison.Ordinal))
        {
            // A device is written to, not put another file in the place of.
            await using FileStream device = new(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite);
            await write(device);
        }
        else
        {
            string full = Path.GetFullPath(path);
            Directory.CreateDirectory(Path.GetDirectoryName(full)!);
            await ReplaceAsync(full, write);
        }
    }

    // A full disk must not leave half a file where a good one stood.
    private static async Task ReplaceAsync(string path, Func<Stream, Task> write)
    {
        string temporary = path + ".tmp";
        try
        {
            await using (FileStream stream = File.Create(temporary))
            {
                await write(stream);
            }

            File.Move(temporary, path, overwrite: true);
        }
        finally
        {
            File.Delete(temporary);
        }
    }
}
