using Microsoft.Extensions.AI;

namespace AvatarKit.Samples.Console;

/// <summary>What the command line says about every question.</summary>
internal sealed class Requests(ConsoleSettings settings, IReadOnlyList<AIContent> attachments)
{
    private IReadOnlyList<AIContent> attachments = attachments;

    public AvatarOutputs Outputs => settings.Video is null ? AvatarOutputs.All : AvatarOutputs.All | AvatarOutputs.Video;

    /// <summary>Completes a question. Files that were attached go with the first.</summary>
    public AvatarRequest Complete(AvatarRequest request)
    {
        IReadOnlyList<AIContent> shown = attachments;
        attachments = [];
        return request with
        {
            AvatarId = settings.Avatar,
            Locale = settings.Locale,
            Voice = settings.Voice,
            Mood = settings.Mood,
            Outputs = Outputs,
            Attachments = shown,
        };
    }
}
