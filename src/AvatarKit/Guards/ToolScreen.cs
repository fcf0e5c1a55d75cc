using System.Text.Json;
using Microsoft.Extensions.AI;

namespace AvatarKit;

/// <summary>Has the guards look at what tools give before a model sees it. A singleton; thread-safe.</summary>
internal sealed class ToolScreen(ContentGuards guards)
{
    /// <summary>Has a turn's tools called through the guards, where any looks at their results.</summary>
    public void Screen(TurnContext turn, FunctionInvokingChatClient client)
    {
        if (guards.Checks(GuardedTextKind.ToolResult))
        {
            client.FunctionInvoker = (call, cancellationToken) => InvokeAsync(turn, call, cancellationToken);
        }
    }

    private async ValueTask<object?> InvokeAsync(TurnContext turn, FunctionInvocationContext call, CancellationToken cancellationToken)
    {
        object? result = await call.Function.InvokeAsync(call.Arguments, cancellationToken).ConfigureAwait(false);
        if (Read(result) is not { Length: > 0 } given)
        {
            return result;
        }

        GuardedText text = ContentGuards.Text(turn, GuardedTextKind.ToolResult, given) with { Tool = call.Function.Name };
        GuardVerdict verdict = await guards.CheckAsync(turn, text, cancellationToken).ConfigureAwait(false);
        switch (verdict.Action)
        {
            case GuardAction.Allow:
                return result;
            case GuardAction.Replace:
                return verdict.Text;
            default:
                turn.Facts.Degrade("tool", new AvatarError(
                    verdict.Code!, TurnStage.Generate, $"The result of a tool was withheld: a guard blocked it ({verdict.Category})."));
                return $"The result of this tool was withheld by a check ({verdict.Code}). Say that you cannot use it.";
        }
    }

    // A function's text comes as JSON: its quotes and escapes are nobody's words.
    private static string? Read(object? result)
        => result is JsonElement { ValueKind: JsonValueKind.String } text ? text.GetString() : ToolText.Of(result);
}
