using System.Diagnostics;
using System.Text;

namespace AvatarKit.Evaluation;

/// <summary>Asks an installed eSpeak NG how lines of text sound.</summary>
internal static class EspeakPhones
{
    private const int Together = 200;

    /// <summary>Speaks lines.</summary>
    /// <returns>IPA for each line, sounds separated by <c>_</c>.</returns>
    public static async Task<IReadOnlyList<string>> SpeakAsync(string voice, IReadOnlyList<string> lines)
    {
        // Words of a list go many at a time; a line that is more than one clause comes back as several, so sentences go alone.
        List<string> spoken = [];
        bool alone = lines.Any(static line => line.Contains(' ', StringComparison.Ordinal));
        foreach (string[] chunk in lines.Chunk(alone ? 1 : Together))
        {
            string answer = await RunAsync(voice, string.Join("\n\n", chunk));
            string[] answers = answer.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
            if (chunk.Length == 1)
            {
                spoken.Add(string.Join(' ', answers));
            }
            else if (answers.Length == chunk.Length)
            {
                spoken.AddRange(answers);
            }
            else
            {
                foreach (string line in chunk)
                {
                    spoken.Add((await RunAsync(voice, line)).Replace('\n', ' '));
                }
            }
        }

        return spoken;
    }

    private static async Task<string> RunAsync(string voice, string text)
    {
        var start = new ProcessStartInfo("espeak-ng", ["-q", "--ipa=1", "--sep=_", "-b", "1", "-v", voice, "--stdin"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            StandardInputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
            StandardOutputEncoding = Encoding.UTF8,
        };
        using Process process = Process.Start(start) ?? throw new InvalidOperationException("espeak-ng did not start.");
        Task<string> answer = process.StandardOutput.ReadToEndAsync();
        await process.StandardInput.WriteAsync(text);
        process.StandardInput.Close();
        await process.WaitForExitAsync();
        return await answer;
    }
}
