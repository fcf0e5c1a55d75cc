using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.Extensions.AI;

namespace AvatarKit;

/// <summary>A tool for a model that sees placeholders: it is given the values, and what it gives back is redacted.</summary>
internal sealed class RedactedFunction(AIFunction inner, TurnRedaction redaction) : DelegatingAIFunction(inner)
{
    /// <summary>Wraps the tools that are called here; what the provider runs itself stays as it is.</summary>
    public static IList<AITool>? Wrap(IList<AITool>? tools, TurnRedaction? redaction)
        => tools is null || redaction is not { Options.Model: true } ? tools
            : [.. tools.Select(tool => tool is AIFunction function ? new RedactedFunction(function, redaction) : tool)];

    protected override async ValueTask<object?> InvokeCoreAsync(AIFunctionArguments arguments, CancellationToken cancellationToken)
    {
        var restored = new AIFunctionArguments { Services = arguments.Services, Context = arguments.Context };
        foreach ((string name, object? value) in arguments)
        {
            restored[name] = value switch
            {
                string text => redaction.Restore(text),
                JsonElement element => await RedactedJson.RewriteAsync(element, Restore).ConfigureAwait(false),
                _ => value,
            };
        }

        return await RedactAsync(await CallAsync(restored, cancellationToken).ConfigureAwait(false), cancellationToken).ConfigureAwait(false);
    }

    private async ValueTask<object?> CallAsync(AIFunctionArguments arguments, CancellationToken cancellationToken)
    {
        try
        {
            return await base.InvokeCoreAsync(arguments, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            throw new RedactedToolException(exception);
        }
    }

    private ValueTask<string> Restore(string text) => new(redaction.Restore(text));

    private async ValueTask<object?> RedactAsync(object? result, CancellationToken cancellationToken)
    {
        switch (result)
        {
            case null or AIContent or IEnumerable<AIContent>:
                return result;
            case string text:
                return await RedactedJson.RewriteAsync(text, Redact).ConfigureAwait(false);
            case JsonElement element:
                return await RedactedJson.RewriteAsync(element, Redact).ConfigureAwait(false);
            default:
                return AIJsonUtilities.DefaultOptions.TryGetTypeInfo(result.GetType(), out JsonTypeInfo? info)
                    ? await RedactedJson.RewriteAsync(JsonSerializer.SerializeToElement(result, info), Redact).ConfigureAwait(false)
                    : await Redact(result.ToString() ?? "").ConfigureAwait(false);
        }

        ValueTask<string> Redact(string text) => redaction.RedactAsync(text, cancellationToken);
    }
}
