using System.Text;
using System.Text.Json;

namespace AvatarKit.Fuzz.Targets;

/// <summary>What models and tools write as JSON, or nearly: it is redacted text by text, and stays JSON.</summary>
internal sealed class ToolJsonTarget : JsonTarget
{
    public override string Name => "tool-json";

    public override IEnumerable<byte[]> Seeds =>
    [
        Utf8("""{"city":"Bonn","mail":"ann@x.com","n":[1,2.50,-3e7],"deep":{"a":{"b":null,"c":true}}}"""),
        Utf8("\"ann@x.com\""),
        Utf8("[1,[2]]"),
        Utf8("no JSON {"),
    ];

    public override int BytesPerByte => 1000;

    public override void Run(byte[] input, Random random)
    {
        string text = LooseText.Decode(input);
        string same = Wait(RedactedJson.RewriteAsync(text, static value => ValueTask.FromResult(value)));
        string changed = Wait(RedactedJson.RewriteAsync(text, static value => ValueTask.FromResult($"<{value}\">")));
        if (text.AsSpan().TrimStart() is ['{' or '[' or '"', ..] && IsJson(text))
        {
            Check(IsJson(same) && IsJson(changed), "JSON stays JSON");
        }
        else
        {
            Check(same == text, "a text that nothing is changed in is as it was");
        }
    }

    private static bool IsJson(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(WellFormedJson.Of(text));
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
