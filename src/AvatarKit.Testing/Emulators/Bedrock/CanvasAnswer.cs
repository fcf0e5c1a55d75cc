using System.Text.Json;
using System.Text.Json.Nodes;

namespace AvatarKit.Testing;

/// <summary>Nova Canvas: TEXT_IMAGE of InvokeModel.</summary>
internal static class CanvasAnswer
{
    private const int DefaultSize = 1024;

    private static readonly string[] Styles =
    [
        "3D_ANIMATED_FAMILY_FILM", "DESIGN_SKETCH", "FLAT_VECTOR_ILLUSTRATION", "GRAPHIC_NOVEL_ILLUSTRATION",
        "MAXIMALISM", "MIDCENTURY_RETRO", "PHOTOREALISM", "SOFT_DIGITAL_PAINTING",
    ];

    private static readonly ShapeCheck Shapes = new(WireShape.Parse("""
        Canvas: taskType!=s textToImageParams!=TextToImage imageGenerationConfig=Generation
        TextToImage: text!=s negativeText=s style=s conditionImage=blob controlMode=s controlStrength=n
        Generation: width=n height=n quality=s cfgScale=n seed=n numberOfImages=n
        """));

    /// <summary>What the service would refuse; <see langword="null"/>: nothing.</summary>
    public static EmulatorFault? Check(JsonElement body)
        => ConverseJson.Text(body, "taskType") is not "TEXT_IMAGE"
            ? BedrockFaults.Validation("Malformed input request: this emulator makes pictures of taskType TEXT_IMAGE only; script the others.")
            : Shapes.Check(body, "Canvas") ?? (Broken(body) is string broken ? BedrockFaults.Validation(broken) : null);

    /// <summary>The answer: the scripted images, or as many as were asked for.</summary>
    public static JsonObject Write(JsonElement body, BedrockReply? reply)
    {
        List<byte[]> images = [.. (reply?.Steps ?? []).OfType<ReplyStep.Image>().Select(static image => image.Bytes.ToArray())];
        if (reply is null)
        {
            JsonElement config = ConverseJson.Member(body, "imageGenerationConfig");
            uint seed = DefaultReply.Seed(ConverseJson.Member(body, "textToImageParams").GetRawText()) + (uint)Number(config, "seed", 12);
            for (int i = 0; i < Number(config, "numberOfImages", 1); i++)
            {
                images.Add(PngEncoder.Portrait(
                    (int)Number(config, "width", DefaultSize),
                    (int)Number(config, "height", DefaultSize),
                    seed + (uint)(i * 97)));
            }
        }

        var json = new JsonObject
        {
            ["images"] = new JsonArray([.. images.Select(static image => JsonValue.Create(Convert.ToBase64String(image)))]),
        };
        json["error"] = reply?.FilterMessage;
        return json;
    }

    private static string? Broken(JsonElement body)
    {
        JsonElement picture = ConverseJson.Member(body, "textToImageParams");
        JsonElement config = ConverseJson.Member(body, "imageGenerationConfig");
        string text = ConverseJson.Text(picture, "text");
        string style = ConverseJson.Text(picture, "style");
        if (text.Length is < 1 or > 1024)
        {
            return Malformed("textToImageParams/text", "expected 1 to 1024 characters");
        }

        if (ConverseJson.Has(picture, "negativeText") && ConverseJson.Text(picture, "negativeText").Length is < 1 or > 1024)
        {
            return Malformed("textToImageParams/negativeText", "expected 1 to 1024 characters");
        }

        if (style.Length > 0 && !Styles.Contains(style))
        {
            return Malformed("textToImageParams/style", $"{style} is not a valid enum value");
        }

        string? number = Side(config, "width") ?? Side(config, "height")
            ?? Bound(config, "cfgScale", 6.5, 1.1, 10)
            ?? Bound(config, "seed", 12, 0, 858_993_459)
            ?? Bound(config, "numberOfImages", 1, 1, 5);
        bool known = ConverseJson.Text(config, "quality") is "" or "standard" or "premium";
        return number ?? (known ? null : Malformed("imageGenerationConfig/quality", "not a valid enum value"));
    }

    private static string Malformed(string place, string problem)
        => $"Malformed input request: #/{place}: {problem}, please reformat your input and try again.";

    private static string? Side(JsonElement config, string name)
        => Bound(config, name, DefaultSize, 320, 4096)
            ?? (Number(config, name, DefaultSize) % 16 == 0
                ? null
                : $"Malformed input request: #/imageGenerationConfig/{name}: is not a multiple of 16, please reformat your input and try again.");

    private static string? Bound(JsonElement config, string name, double otherwise, double from, double to)
    {
        double value = Number(config, name, otherwise);
        return value < from
                || value > to
                ? $"Malformed input request: #/imageGenerationConfig/{name}: {value} is not between {from} and {to}, please reformat your "
                    + "input and try again."
                : null;
    }

    private static double Number(JsonElement json, string name, double otherwise)
        => ConverseJson.Member(json, name) is { ValueKind: JsonValueKind.Number } number ? number.GetDouble() : otherwise;
}
