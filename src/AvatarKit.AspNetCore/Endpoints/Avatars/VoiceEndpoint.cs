using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace AvatarKit.AspNetCore;

/// <summary><c>GET {base}/voices</c>: the voices there are.</summary>
internal sealed class VoiceEndpoint(ChatHost host)
{
    // A voice's provider may have to be asked over the network; its list seldom changes.
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(1);

    private KnownVoices? known;

    public static EndpointDescription Description { get; } = new EndpointDescription("AvatarVoices", "Lists the voices, best first.")
        .Gives<ClientVoiceList>()
        .Refuses(403, 429, 503);

    public async Task ListAsync(HttpContext context)
    {
        KnownVoices? voices = known;
        if (voices is null || host.Time.GetElapsedTime(voices.Since) > Kept)
        {
            IReadOnlyList<VoiceInfo> found = await host.Services.GetRequiredService<ISpeechSynthesizer>()
                .GetVoicesAsync(context.RequestAborted).ConfigureAwait(false);
            known = voices = new KnownVoices(
                new ClientVoiceList([.. found.Select(static voice => new ClientVoice(voice.Id, voice.DisplayName, voice.Locale, voice.IsSilent))]),
                host.Time.GetTimestamp());
        }

        await JsonAnswer.WriteAsync(context, voices.List).ConfigureAwait(false);
    }

    private sealed record KnownVoices(ClientVoiceList List, long Since);
}
