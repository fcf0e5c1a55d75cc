using System.Text;
using Microsoft.Extensions.AI;

namespace AvatarKit;

/// <summary>Follows an answer and what its rounds report, to tell what an answer that was cut off has used beyond that.</summary>
/// <remarks>A round is one call of the model: between two of them tools run, and each reads again what the one before read and wrote.</remarks>
internal sealed class UnreportedUsage
{
    private readonly StringBuilder written = new();
    private int reportedLength;
    private bool isUnread = true;
    private long before;
    private long round;

    /// <summary>All that was written.</summary>
    public string Text => written.ToString();

    /// <summary>What was written since the last report.</summary>
    public string Rest => written.ToString(reportedLength, written.Length - reportedLength);

    /// <summary>Notes the next content of the answer.</summary>
    public void Note(AIContent content)
    {
        switch (content)
        {
            case TextContent { Text.Length: > 0 } text:
                written.Append(text.Text);
                break;
            case UsageContent { Details: { } details }:
                NoteReport(details);
                break;
            case FunctionResultContent when !isUnread:
                before = round;
                round = 0;
                isUnread = true;
                break;
        }
    }

    /// <summary>What the round under way has read, where it has not reported it.</summary>
    /// <param name="prompt">Counts what the first round reads.</param>
    public long Read(Func<long> prompt)
    {
        if (!isUnread)
        {
            return 0;
        }

        return before > 0 ? before : prompt();
    }

    private void NoteReport(UsageDetails details)
    {
        long read = Math.Max(0, details.InputTokenCount ?? 0);
        long wrote = Math.Max(0, details.OutputTokenCount ?? 0);
        round += read + wrote;
        isUnread &= read == 0;
        if (wrote > 0)
        {
            reportedLength = written.Length;
        }
    }
}
