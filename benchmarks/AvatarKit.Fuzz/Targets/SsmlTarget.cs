using System.Text;
using System.Xml;
using AvatarKit.Aws;

namespace AvatarKit.Fuzz.Targets;

/// <summary>SSML, checked and cut for Amazon Polly, and plain text made SSML.</summary>
internal sealed class SsmlTarget : TextTarget
{
    private static readonly PollyEngine[] Engines = Enum.GetValues<PollyEngine>();

    public override string Name => "ssml";

    // A document of tags alone is one atom for each, and several lists of them.
    public override int BytesPerByte => 2000;

    public override bool Allows(Exception exception) => exception is PollyException;

    protected override void Run(string text, Random random)
    {
        double rate = random.Next(2) == 0 ? 1 : 1.25;
        PollyLimits limits = random.Next(2) == 0 ? PollyLimits.Default : new PollyLimits(60, 240);
        CheckPieces(PollyText.Plain(text, rate, limits), text, limits);
        CheckPieces(PollyText.Ssml(text, rate, Engines[random.Next(Engines.Length)], limits), text, limits);
    }

    private static void CheckPieces(List<PollyPiece> pieces, string text, PollyLimits limits)
    {
        foreach (PollyPiece piece in pieces)
        {
            int length = piece.Text.EnumerateRunes().Count();
            Check(length <= limits.Total, "a piece is no longer than a request may be");
            Check(!piece.Text.Any(char.IsSurrogate) || IsWellFormed(piece.Text), "a piece is Unicode");
            if (piece.IsSsml)
            {
                CheckXml(piece.Text);
            }

            long bytes = Encoding.UTF8.GetByteCount(piece.Text);
            for (long at = 0; at < bytes; at += 1 + (bytes / 16))
            {
                if (piece.Map.TryFind(at, bytes, out int start, out int count))
                {
                    Check(start >= 0 && count >= 0 && start + count <= text.Length, "places lie within the text");
                }
            }
        }
    }

    private static bool IsWellFormed(string text)
        => text.Contains('\uFFFD', StringComparison.Ordinal) || !text.EnumerateRunes().Contains(Rune.ReplacementChar);

    // Prefixes such as amazon: are declared nowhere.
    private static void CheckXml(string document)
    {
        using var text = new StringReader(document);
        using var reader = new XmlTextReader(text) { Namespaces = false, DtdProcessing = DtdProcessing.Prohibit };
        try
        {
            while (reader.Read())
            {
            }
        }
        catch (XmlException exception)
        {
            throw new ViolationException($"what is sent is XML ({exception.Message.Split('.')[0]})");
        }
    }
}
