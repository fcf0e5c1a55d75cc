namespace AvatarKit.Samples.Console;

/// <summary>Says before the first answer when a voice that was asked for is not there.</summary>
internal static class VoiceChoice
{
    public static async Task CheckAsync(ISpeechSynthesizer synthesizer, ConsoleSettings settings)
    {
        if (settings.Voice is { } voice)
        {
            if (await FindAsync(synthesizer, voice) is { } found)
            {
                settings.Voice = found.Id;
                return;
            }

            IReadOnlyList<VoiceInfo> voices = await synthesizer.GetVoicesAsync();
            string some = string.Join(", ", voices.Take(8).Select(static known => known.Id));
            throw new ConsoleException(voices.Count == 0
                ? $"There is no voice '{voice}': none is installed. Build with npm on the machine for Flite's voices, or install espeak-ng."
                : $"There is no voice '{voice}'. There are {voices.Count}, for example {some}; /voice lists them all.");
        }
    }

    public static async Task<VoiceInfo?> FindAsync(ISpeechSynthesizer synthesizer, string name)
    {
        IReadOnlyList<VoiceInfo> voices = await synthesizer.GetVoicesAsync();
        return voices.FirstOrDefault(voice => string.Equals(voice.Id, name, StringComparison.OrdinalIgnoreCase))
            ?? voices.FirstOrDefault(voice => voice.Id.EndsWith("/" + name, StringComparison.OrdinalIgnoreCase))
            ?? voices.FirstOrDefault(voice => voice.Id.Contains($"/{name}/", StringComparison.OrdinalIgnoreCase)
                || (name.Contains('/', StringComparison.Ordinal) && voice.Id.StartsWith(name + "/", StringComparison.OrdinalIgnoreCase)));
    }
}
