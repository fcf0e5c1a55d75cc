using System.Text.Json.Nodes;

namespace AvatarKit.EndToEnd.Tests;

/// <summary>A numbered message of a <see cref="LivePeer"/>, kept until the page has it.</summary>
/// <param name="Number">Its number in the session.</param>
/// <param name="Body">The message.</param>
/// <param name="Audio">The audio that follows it, if any.</param>
internal sealed record LivePeerMessage(long Number, JsonObject Body, byte[]? Audio)
{
    public void SendTo(LivePeerLink link)
    {
        link.Send(Body.ToJsonString());
        if (Audio is not null)
        {
            link.SendFrame(kind: 1, Number, Audio);
        }
    }
}
