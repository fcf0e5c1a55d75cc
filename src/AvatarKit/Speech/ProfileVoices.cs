using Microsoft.Extensions.Logging;

namespace AvatarKit;

/// <summary>Says at start which avatars have a voice that there is not: their turns would be silent one by one.</summary>
internal sealed partial class ProfileVoices(ISpeechSynthesizer voice, IAvatarProfiles profiles, ILogger<ProfileVoices>? logger = null)
{
    private const int MostNamed = 8;

    private readonly ILogger logger = QuietLogger.Over(logger);

    public async Task CheckAsync(CancellationToken cancellationToken)
    {
        (string Avatar, string Voice)[] asked =
            [.. profiles.Current.Where(static known => known.Value.Voice is not null).Select(static known => (known.Key, known.Value.Voice!))];
        if (asked.Length == 0)
        {
            // A list of voices may start a process.
            return;
        }

        IReadOnlyList<VoiceInfo> known = await voice.GetVoicesAsync(cancellationToken).ConfigureAwait(false);
        foreach ((string avatar, string id) in asked.Where(one => !known.Any(other => IsCalled(other, one.Voice))))
        {
            UnknownVoice(avatar, id, known.Count, string.Join(", ", known.Take(MostNamed).Select(static other => other.Id)));
        }
    }

    // Providers take a part of an id as well: "Joanna" for "polly/Joanna/neural".
    private static bool IsCalled(VoiceInfo voice, string asked)
        => voice.Id.Equals(asked, StringComparison.OrdinalIgnoreCase)
            || voice.Id.StartsWith(asked + "/", StringComparison.OrdinalIgnoreCase)
            || voice.Id.Split('/').Contains(asked, StringComparer.OrdinalIgnoreCase);

    [LoggerMessage(
        21, LogLevel.Warning,
        "Avatar '{Avatar}' has the voice '{Voice}', which there is not: it would be silent. There are {Count}: {Voices}")]
    private partial void UnknownVoice(string avatar, string voice, int count, string voices);
}
