using System.Text;

namespace AvatarKit.Aws;

/// <summary>Describes a portrait as an asset's metadata, which is short: long texts are cut.</summary>
internal static class PortraitParameters
{
    private const int MaxDescription = 640;
    private const int MaxNegative = 256;
    private const int MaxStyle = 80;
    private const int MaxModel = 160;

    public static Dictionary<string, string> Describe(PortraitRequest request, string modelId, IReadOnlyDictionary<string, string> settings)
    {
        var parameters = new Dictionary<string, string>(settings, StringComparer.Ordinal)
        {
            ["model"] = Cut(modelId, MaxModel),
            ["description"] = Cut(request.Description, MaxDescription),
        };
        if (request.NegativeText is { Length: > 0 } negative)
        {
            parameters["negative-text"] = Cut(negative, MaxNegative);
        }

        if (request.Style is { Value.Length: > 0 } style)
        {
            parameters["style"] = Cut(style.Value, MaxStyle);
        }

        return parameters;
    }

    private static string Cut(string text, int maxBytes)
    {
        int bytes = 0;
        int length = 0;
        foreach (Rune rune in text.EnumerateRunes())
        {
            bytes += rune.Utf8SequenceLength;
            if (bytes > maxBytes)
            {
                return text[..length];
            }

            length += rune.Utf16SequenceLength;
        }

        return text;
    }
}
