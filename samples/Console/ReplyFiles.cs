using System.Text.Json;
using Spectre.Console;

namespace AvatarKit.Samples.Console;

/// <summary>An answer as files: a page that plays it, its sound, its data.</summary>
internal static class ReplyFiles
{
    public static async Task<string> WriteAsync(AvatarResponse response, string question, string folder)
    {
        Directory.CreateDirectory(folder);
        string page = Path.Combine(folder, "reply.html");
        await ReplaceAsync(page, stream => ReplyPage.WriteAsync(response, stream, new ReplyPageOptions { Title = "Ava", Question = question }));
        await ReplaceAsync(Path.Combine(folder, "reply.wav"), stream =>
        {
            WaveFile.Write(stream, response.Segments);
            return Task.CompletedTask;
        });
        await ReplaceAsync(
            Path.Combine(folder, "reply.json"),
            stream => JsonSerializer.SerializeAsync(stream, response, AvatarJson.IndentedOptions.GetTypeInfo(typeof(AvatarResponse))));
        return page;
    }

    public static void Tell(IAnsiConsole console, string page)
    {
        string folder = Path.GetRelativePath(Environment.CurrentDirectory, Path.GetDirectoryName(page)!);
        console.MarkupLineInterpolated($"[grey]{"files",-8}[/] {folder}/reply.html [grey](open it in a browser)[/], {folder}/reply.wav, {folder}/reply.json");
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
