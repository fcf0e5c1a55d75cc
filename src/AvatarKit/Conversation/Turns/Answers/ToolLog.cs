using System.Text.Json;
using Microsoft.Extensions.AI;

namespace AvatarKit;

/// <summary>Notes which tools a model called, and warns of those that failed.</summary>
internal sealed class ToolLog(TurnFacts facts, Func<string, bool> isKnown)
{
    private static readonly JsonSerializerOptions Compact = new(AIJsonUtilities.DefaultOptions) { WriteIndented = false };

    private readonly List<ToolInvocation> invocations = [];

    public IReadOnlyList<ToolInvocation> Invocations => invocations;

    public void Note(AIContent content)
    {
        switch (content)
        {
            case FunctionCallContent call:
                invocations.Add(new ToolInvocation(call.Name)
                {
                    CallId = call.CallId, Arguments = ToJson(call.Arguments, typeof(IDictionary<string, object?>)),
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
                Result = result.Result as string ?? ToJson(result.Result, result.Result?.GetType()),
                Failed = result.Exception is not null || !isKnown(invocations[index].Name),
            };
            WarnIfFailed(invocations[index], result.Exception);
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

    private static string? ToJson(object? value, Type? type) => value is null || type is null ? null
        : Compact.TryGetTypeInfo(type, out System.Text.Json.Serialization.Metadata.JsonTypeInfo? info)
            ? JsonSerializer.Serialize(value, info)
            : value.ToString();
}
