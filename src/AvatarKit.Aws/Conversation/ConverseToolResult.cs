using System.Text.Json;
using AvatarKit.Aws.Wire.Bedrock;
using Microsoft.Extensions.AI;

namespace AvatarKit.Aws;

/// <summary>Writes what a tool gave back.</summary>
internal static class ConverseToolResult
{
    public static ToolResultBlock Write(FunctionResultContent result, ConverseMedia media)
    {
        List<ToolResultContentBlock> content = [.. Blocks(result.Result, media)];
        if (content.Count == 0)
        {
            content.Add(new ToolResultContentBlock { Text = result.Exception is null ? "(nothing)" : "(failed)" });
        }

        return new ToolResultBlock { ToolUseId = result.CallId, Content = content, Status = result.Exception is null ? null : "error" };
    }

    private static IEnumerable<ToolResultContentBlock> Blocks(object? result, ConverseMedia media) => result switch
    {
        null => [],
        string text => Text(text),
        TextContent text => Text(text.Text),
        DataContent data when data.HasTopLevelMediaType("image") => [new ToolResultContentBlock { Image = media.Image(data) }],
        IEnumerable<AIContent> contents => contents.SelectMany(content => Blocks(content, media)),
        JsonElement json => Json(json),
        _ => Json(JsonSerializer.SerializeToElement(result, AIJsonUtilities.DefaultOptions.GetTypeInfo(result.GetType()))),
    };

    // Models take an object as JSON; everything else they take as text.
    private static IEnumerable<ToolResultContentBlock> Json(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Object => [new ToolResultContentBlock { Json = json }],
        JsonValueKind.String => Text(json.GetString()),
        JsonValueKind.Null or JsonValueKind.Undefined => [],
        _ => Text(json.GetRawText()),
    };

    private static IEnumerable<ToolResultContentBlock> Text(string? text)
        => string.IsNullOrWhiteSpace(text) ? [] : [new ToolResultContentBlock { Text = text }];
}
