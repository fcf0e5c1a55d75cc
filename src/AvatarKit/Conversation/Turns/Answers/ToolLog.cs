using System.Text.Json;
using Microsoft.Extensions.AI;

namespace AvatarKit;

/// <summary>Notes which tools a model called, and warns of those that failed.</summary>
internal sealed class ToolLog(TurnFacts facts, Func<string, bool> isKnown, TurnRedaction? redaction = null)
{
    private readonly List<ToolInvocation> invocations = [];

    public IReadOnlyList<ToolInvocation> Invocations => invocations;

    public void Note(AIContent content)
    {
        switch (content)
        {
            case FunctionCallContent call:
                invocations.Add(new ToolInvocation(call.Name)
                {
                    CallId = call.CallId, Arguments = Restore(ToolText.ToJson(call.Arguments, typeof(IDictionary<string, object?>))),
                });
                break;
            case FunctionResultContent result:
                NoteResult(result);
                break;
        }
    }

    private void NoteResult(FunctionResultContent result)
    {
        int index = invocations.FindLastIndex(invocation => invocation.CallId == result.CallId);
        if (index >= 0)
        {
            invocations[index] = invocations[index] with
            {
                Result = Restore(ToolText.Of(result.Result)),
                Failed = result.Exception is not null || !isKnown(invocations[index].Name),
            };
            WarnIfFailed(invocations[index], (result.Exception as RedactedToolException)?.InnerException ?? result.Exception);
        }
    }

    private void WarnIfFailed(ToolInvocation tool, Exception? failure)
    {
        if (tool.Failed)
        {
            string why = failure is null ? "there is no such tool" : failure.GetType().Name;
            facts.Warn(new AvatarError(
                "tool.failed", TurnStage.Generate, $"Tool '{tool.Name}' failed ({why}); the model was told so.") { Exception = failure });
        }
    }

    /// <summary>The person may see what is theirs; what the store keeps is redacted again.</summary>
    private string? Restore(string? json)
        => json is null || redaction is null ? json
            : Placeholder.Replace(json, placeholder => redaction.ValueOf(placeholder) is { } value ? JsonEncodedText.Encode(value).Value : null);
}
