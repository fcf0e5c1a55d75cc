using System.Xml;

namespace AvatarKit.Testing;

/// <summary>What Polly takes of SSML, by engine (the table "Supported SSML tags" of its guide).</summary>
internal static class SsmlRules
{
    private static readonly string[] Elements =
        [
            "speak", "amazon:auto-breaths", "amazon:domain", "amazon:effect", "break", "emphasis", "lang", "mark", "p", "phoneme",
            "prosody", "s", "say-as", "sub", "w",
        ];

    /// <summary>What the service would say; <see langword="null"/>: nothing.</summary>
    public static EmulatorFault? Check(string ssml, string engine)
    {
        try
        {
            return CheckElements(ssml, engine);
        }
        catch (XmlException)
        {
            return PollyFaults.InvalidSsml();
        }
    }

    private static EmulatorFault? CheckElements(string ssml, string engine)
    {
        var names = new XmlNamespaceManager(new NameTable());
        names.AddNamespace("amazon", "urn:amazon");
        using var reader = XmlReader.Create(
            new StringReader(ssml),
            new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit },
            new XmlParserContext(null, names, null, XmlSpace.Preserve));
        bool isRoot = true;
        while (reader.Read())
        {
            if (reader.NodeType != XmlNodeType.Element)
            {
                continue;
            }

            if (isRoot != (reader.Name == "speak") || !Elements.Contains(reader.Name))
            {
                return PollyFaults.InvalidSsml();
            }

            isRoot = false;
            if (engine != "standard" && IsOnlyForStandard(reader))
            {
                string name = engine == "long-form" ? "Long-form" : $"{char.ToUpperInvariant(engine[0])}{engine[1..]}";
                return PollyFaults.InvalidSsml($"Unsupported {name} feature");
            }
        }

        return null;
    }

    private static bool IsOnlyForStandard(XmlReader element) => element.Name switch
    {
        "emphasis" or "amazon:auto-breaths" => true,
        "amazon:effect" => element.GetAttribute("name") != "drc",
        "prosody" => element.GetAttribute("pitch") is not null || element.GetAttribute("amazon:max-duration") is not null,
        _ => false,
    };
}
