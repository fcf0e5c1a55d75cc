using System.ComponentModel;
using System.Diagnostics;
using System.Text;

namespace AvatarKit.Evaluation;

/// <summary>Asks an installed eSpeak NG how many texts sound, all in one run.</summary>
internal static class EspeakReading
{
    // Texts of several clauses come back as several lines: this word, which no text has, stands between them.
    private const string Between = "ksiksi";

    /// <summary>Whether <c>espeak-ng</c> is installed.</summary>
    public static bool IsInstalled()
    {
        try
        {
            using Process? process = Process.Start(new ProcessStartInfo("espeak-ng", ["--version"]) { RedirectStandardOutput = true });
            process?.WaitForExit();
            return process?.ExitCode == 0;
        }
        catch (Win32Exception)
        {
            return false;
        }
    }

    /// <summary>Reads texts aloud, without sound.</summary>
    /// <returns>IPA by text.</returns>
    public static async Task<IReadOnlyDictionary<string, string>> ReadAsync(string voice, IReadOnlyCollection<string> texts)
    {
        var start = new ProcessStartInfo("espeak-ng", ["-q", "--ipa", "-b", "1", "-v", voice, "--stdin"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            StandardInputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
            StandardOutputEncoding = Encoding.UTF8,
        };
        using Process process = Process.Start(start) ?? throw new InvalidOperationException("espeak-ng did not start.");
        Task<string> answer = process.StandardOutput.ReadToEndAsync();
        foreach (string text in texts.Prepend(""))
        {
            await process.StandardInput.WriteAsync($"{text}\n\n{Between}\n\n");
        }

        process.StandardInput.Close();
        string[] lines = (await answer).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        await process.WaitForExitAsync();
        return Match(texts, lines);
    }

    private static Dictionary<string, string> Match(IReadOnlyCollection<string> texts, string[] lines)
    {
        Dictionary<string, string> sounds = new(StringComparer.Ordinal);
        int at = 1;
        foreach (string text in texts)
        {
            StringBuilder sound = new();
            while (at < lines.Length && lines[at] != lines[0])
            {
                sound.Append(lines[at++]).Append(' ');
            }

            sounds[text] = at < lines.Length
                ? sound.ToString()
                : throw new InvalidOperationException("espeak-ng read fewer texts than it was given.");
            at++;
        }

        return sounds;
    }
}
