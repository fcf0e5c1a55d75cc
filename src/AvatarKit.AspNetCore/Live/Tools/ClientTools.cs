using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.AI;

namespace AvatarKit.AspNetCore;

/// <summary>The functions of a page that the model may call, and the calls under way. Thread-safe.</summary>
/// <remarks>
/// A call is numbered among the session's updates: a client whose connection broke gets it when it comes back, and its result counts as long as the
/// function's time lasts.
/// </remarks>
internal sealed class ClientTools(AvatarSession session, LiveHost live)
{
    private const int MaxNameLength = 64;
    private const int MaxDescriptionLength = 1_024;
    private const int MaxSchemaLength = 8 * 1_024;
    private const int MaxResultLength = 32 * 1_024;

    private readonly ConcurrentDictionary<string, TaskCompletionSource<string>> calls = new(StringComparer.Ordinal);
    private volatile IReadOnlyList<AITool> tools = [];

    /// <summary>Takes what a page offers, in place of what it offered before.</summary>
    /// <exception cref="ChatProblemException">Some of it is refused, and what was offered before stays.</exception>
    public void Offer(JsonElement message)
    {
        if (!live.Host.Options.AllowClientTools)
        {
            throw Refused("tools.off", "This host takes no functions of pages.");
        }

        JsonElement offered = LiveJson.ArrayOf(message, "tools") ?? throw Refused("tools.malformed", "tools is an array of functions.");
        int most = live.Host.Options.Limits.ClientTools;
        if (offered.GetArrayLength() > most)
        {
            throw Refused("tools.too_many", $"A page may offer {most} functions.");
        }

        HashSet<string> names = [.. session.Avatar.Tools.Select(static tool => tool.Name)];
        List<AITool> functions = [];
        foreach (JsonElement one in offered.EnumerateArray())
        {
            ClientFunction function = Read(one);
            functions.Add(names.Add(function.Name) ? function : throw Refused("tools.name_taken", "Two functions have the same name."));
        }

        tools = functions;
    }

    /// <summary>Puts the page's functions into what a model is asked.</summary>
    public AvatarRequest AddTo(AvatarRequest request)
    {
        IReadOnlyList<AITool> offered = tools;
        if (offered.Count == 0)
        {
            return request;
        }

        ChatOptions options = request.ChatOptions?.Clone() ?? new ChatOptions();
        HashSet<string> taken = [.. (options.Tools ?? []).Select(static tool => tool.Name)];
        options.Tools = [.. options.Tools ?? [], .. offered.Where(tool => !taken.Contains(tool.Name)).Select(Bind)];
        return request with { ChatOptions = options };

        AITool Bind(AITool tool) => ((ClientFunction)tool).For(request.TurnId!);
    }

    /// <summary>Takes what a function gave.</summary>
    public void Complete(JsonElement message)
    {
        string callId = LiveJson.TextOf(message, "callId") ?? throw Refused("tool.malformed", "A result names its callId.");
        if (!calls.TryGetValue(callId, out TaskCompletionSource<string>? call))
        {
            throw Refused("tool.not_called", "No call with this callId waits for a result: it took too long, or its turn was interrupted.");
        }

        string result = LiveJson.TextOf(message, "error") is { } error
            ? Failure(error)
            : LiveJson.PropertyOf(message, "result")?.GetRawText() ?? "null";
        if (result.Length > MaxResultLength)
        {
            call.TrySetResult(Failure("The result was too large."));
            throw Refused("tool.too_large", $"A result takes at most {MaxResultLength} characters of JSON.");
        }

        call.TrySetResult(result);
    }

    /// <summary>The session is over: no call has a result any more.</summary>
    public void Close()
    {
        foreach (TaskCompletionSource<string> call in calls.Values)
        {
            call.TrySetResult(Failure("The page is gone."));
        }
    }

    /// <summary>Has the page call a function.</summary>
    internal async Task<string> CallAsync(string turnId, string name, JsonElement arguments, CancellationToken cancellationToken)
    {
        string callId = Guid.NewGuid().ToString("N");
        var result = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        calls[callId] = result;
        try
        {
            session.Tell(new ToolCallMessage(turnId, callId, name, arguments));
            return await result.Task.WaitAsync(live.Host.Options.Limits.ToolTimeout, live.Host.Time, cancellationToken).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            return Failure("The page did not answer in time.");
        }
        finally
        {
            calls.TryRemove(callId, out _);
        }
    }

    private ClientFunction Read(JsonElement function)
    {
        string? name = function.ValueKind == JsonValueKind.Object ? LiveJson.TextOf(function, "name") : null;
        if (name is not { Length: > 0 and <= MaxNameLength } || !name.All(static c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-'))
        {
            throw Refused("tools.name", $"A function's name is 1 to {MaxNameLength} letters, digits, _ and -.");
        }

        string description = LiveJson.TextOf(function, "description") ?? "";
        if (description.Length > MaxDescriptionLength)
        {
            throw Refused("tools.description", $"A function's description takes {MaxDescriptionLength} characters.");
        }

        JsonElement schema = LiveJson.ObjectOf(function, "parameters") ?? ClientFunction.NoParameters;
        if (schema.GetRawText().Length > MaxSchemaLength)
        {
            throw Refused("tools.schema", $"A function's parameters take {MaxSchemaLength} characters of JSON Schema.");
        }

        return new ClientFunction(this, name, description, schema.Clone());
    }

    private static string Failure(string error)
    {
        string text = error.Length > MaxDescriptionLength ? error[..MaxDescriptionLength] : error;
        return $"{{\"error\":\"{JsonEncodedText.Encode(text)}\"}}";
    }

    private static ChatProblemException Refused(string code, string message) => new(StatusCodes.Status400BadRequest, code, message);
}
