using System.Text.Json;
using System.Text.Json.Nodes;

namespace AvatarKit.Testing;

/// <summary>Turns the steps of an answer into the events of its content blocks, within the request's limits.</summary>
internal sealed class ConverseBlocks(JsonElement inferenceConfig)
{
    private const int ImagePieceBytes = 48 * 1024;

    private readonly int maxTokens = ConverseJson.Member(inferenceConfig, "maxTokens") is { ValueKind: JsonValueKind.Number } max
        ? max.GetInt32()
        : int.MaxValue;
    private readonly string[] stopSequences = [.. ConverseJson
        .Items(inferenceConfig, "stopSequences")
        .Select(static sequence => sequence.GetString()!)];
    private int index = -1;
    private string? open;

    public int Tokens { get; private set; }

    /// <summary>Why the answer ended before its script did; <see langword="null"/>: it has not.</summary>
    public string? Stopped { get; private set; }

    public bool HasToolUse { get; private set; }

    public IEnumerable<ConverseItem.Event> Write(ReplyStep step) => step switch
    {
        ReplyStep.Text text => Enter("text").Concat(Pieces(UpToStopSequence(text.Value), static piece => new JsonObject { ["text"] = piece })),
        ReplyStep.Reasoning reasoning => Reasoning(reasoning),
        ReplyStep.ToolUse use => ToolUse(use),
        ReplyStep.Image image => Image(image),
        _ => [],
    };

    public IEnumerable<ConverseItem.Event> Close()
    {
        if (open is not null)
        {
            open = null;
            yield return new("contentBlockStop", new JsonObject { ["contentBlockIndex"] = index });
        }
    }

    private IEnumerable<ConverseItem.Event> Enter(string kind, JsonObject? start = null)
    {
        if (open == kind && start is null)
        {
            yield break;
        }

        foreach (ConverseItem.Event closing in Close())
        {
            yield return closing;
        }

        index++;
        open = kind;
        if (start is not null)
        {
            yield return new("contentBlockStart", new JsonObject { ["contentBlockIndex"] = index, ["start"] = start });
        }
    }

    private IEnumerable<ConverseItem.Event> Pieces(string text, Func<string, JsonObject> delta)
    {
        foreach (string piece in AvatarKit.Testing.Tokens.Cut(text))
        {
            if (Tokens >= maxTokens)
            {
                Stopped = "max_tokens";
                yield break;
            }

            Tokens++;
            yield return Delta(delta(piece), isToken: true);
        }
    }

    private ConverseItem.Event Delta(JsonObject delta, bool isToken)
        => new("contentBlockDelta", new JsonObject { ["contentBlockIndex"] = index, ["delta"] = delta }, isToken);

    private string UpToStopSequence(string text)
    {
        int[] found = [.. stopSequences.Select(sequence => text.IndexOf(sequence, StringComparison.Ordinal)).Where(static at => at >= 0)];
        if (found.Length == 0)
        {
            return text;
        }

        Stopped = "stop_sequence";
        return text[..found.Min()];
    }

    private IEnumerable<ConverseItem.Event> Reasoning(ReplyStep.Reasoning reasoning)
    {
        foreach (ConverseItem.Event one in Enter("reasoning").Concat(Pieces(
            reasoning.Value,
            static piece => new JsonObject { ["reasoningContent"] = new JsonObject { ["text"] = piece } })))
        {
            yield return one;
        }

        if (reasoning.Signature is string signature)
        {
            yield return Delta(new JsonObject { ["reasoningContent"] = new JsonObject { ["signature"] = signature } }, isToken: false);
        }
    }

    private IEnumerable<ConverseItem.Event> ToolUse(ReplyStep.ToolUse use)
    {
        HasToolUse = true;
        var start = new JsonObject { ["toolUse"] = new JsonObject { ["toolUseId"] = use.Id, ["name"] = use.Name } };
        return Enter("toolUse", start)
            .Concat(Pieces(use.InputJson, static piece => new JsonObject { ["toolUse"] = new JsonObject { ["input"] = piece } }))
            .Concat(Close());
    }

    private IEnumerable<ConverseItem.Event> Image(ReplyStep.Image image)
    {
        foreach (ConverseItem.Event one in Enter("image", new JsonObject { ["image"] = new JsonObject { ["format"] = image.Format } }))
        {
            yield return one;
        }

        foreach (byte[] piece in image.Bytes.ToArray().Chunk(ImagePieceBytes))
        {
            yield return Delta(
                new JsonObject { ["image"] = new JsonObject { ["source"] = new JsonObject { ["bytes"] = Convert.ToBase64String(piece) } } },
                isToken: false);
        }

        foreach (ConverseItem.Event one in Close())
        {
            yield return one;
        }
    }
}
