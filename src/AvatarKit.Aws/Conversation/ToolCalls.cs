using System.Text.Json;
using Microsoft.Extensions.AI;

namespace AvatarKit.Aws;

internal static class ToolCalls
{
    /// <summary>A call with its arguments; where the model wrote no readable JSON the call says so, and the model hears of it.</summary>
    public static FunctionCallContent Read(string? callId, string name, string arguments) => FunctionCallContent.CreateFromParsedArguments(
        arguments,
        callId ?? "",
        name,
        static json => string.IsNullOrWhiteSpace(json)
            ? new Dictionary<string, object?>()
            : (IDictionary<string, object?>?)JsonSerializer.Deserialize(
                json,
                AIJsonUtilities.DefaultOptions.GetTypeInfo(typeof(IDictionary<string, object?>))));
}
