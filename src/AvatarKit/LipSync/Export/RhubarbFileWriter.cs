using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Xml;

namespace AvatarKit;

/// <summary>Rhubarb's JSON, TSV and XML, with its precision of a hundredth of a second.</summary>
internal sealed class RhubarbFileWriter(Stream output, LipSyncFileFormat format, LipSyncFileOptions options) : ILipSyncFileWriter
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    private readonly VisemeCues clock = new();
    private readonly List<VisemeCue> cues = [];

    public ValueTask AddAsync(SpokenSegment segment, CancellationToken cancellationToken)
    {
        clock.AddTo(cues, segment);
        return default;
    }

    public async ValueTask EndAsync(CancellationToken cancellationToken)
    {
        decimal end = Seconds(clock.End);
        List<RhubarbCue> shapes = Shapes();
        switch (format)
        {
            case LipSyncFileFormat.RhubarbTsv:
                await WriteTsvAsync(shapes, end, cancellationToken).ConfigureAwait(false);
                break;
            case LipSyncFileFormat.RhubarbXml:
                await WriteXmlAsync(AtLeastOne(shapes), end).ConfigureAwait(false);
                break;
            default:
                var file = new RhubarbFile(new RhubarbMetadata(options.SoundFile, end), AtLeastOne(shapes));
                await JsonSerializer
                    .SerializeAsync(output, file, LipSyncFileJsonContext.Default.RhubarbFile, cancellationToken)
                    .ConfigureAwait(false);
                break;
        }
    }

    public ValueTask DisposeAsync() => default;

    private List<RhubarbCue> Shapes()
    {
        List<RhubarbCue> shapes = [];
        foreach (VisemeCue cue in cues)
        {
            (decimal start, decimal end, char value) = (Seconds(cue.Start), Seconds(cue.End), RhubarbShapes.Of(cue));
            if (shapes.Count > 0 && (shapes[^1].Value == value || start == end))
            {
                shapes[^1] = shapes[^1] with { End = end };
            }
            else if (end > start)
            {
                shapes.Add(new RhubarbCue(start, end, value));
            }
        }

        return shapes;
    }

    /// <summary>Rhubarb itself never leaves its list empty.</summary>
    private static List<RhubarbCue> AtLeastOne(List<RhubarbCue> shapes) => shapes.Count > 0 ? shapes : [new RhubarbCue(0.00m, 0.00m, 'X')];

    private async Task WriteTsvAsync(List<RhubarbCue> shapes, decimal end, CancellationToken cancellationToken)
    {
        var text = new StringBuilder();
        foreach (RhubarbCue cue in shapes)
        {
            text.Append(Text(cue.Start)).Append('\t').Append(cue.Value).Append('\n');
        }

        text.Append(Text(end)).Append("\tX\n");
        await output.WriteAsync(Utf8.GetBytes(text.ToString()), cancellationToken).ConfigureAwait(false);
    }

    private async Task WriteXmlAsync(List<RhubarbCue> shapes, decimal end)
    {
        var settings = new XmlWriterSettings { Async = true, Indent = true, Encoding = Utf8, NewLineChars = "\n", CheckCharacters = false };
        XmlWriter xml = XmlWriter.Create(output, settings);
        await using (xml.ConfigureAwait(false))
        {
            await xml.WriteStartElementAsync(null, "rhubarbResult", null).ConfigureAwait(false);
            await xml.WriteStartElementAsync(null, "metadata", null).ConfigureAwait(false);
            await xml.WriteElementStringAsync(null, "soundFile", null, options.SoundFile).ConfigureAwait(false);
            await xml.WriteElementStringAsync(null, "duration", null, Text(end)).ConfigureAwait(false);
            await xml.WriteEndElementAsync().ConfigureAwait(false);
            await xml.WriteStartElementAsync(null, "mouthCues", null).ConfigureAwait(false);
            foreach (RhubarbCue cue in shapes)
            {
                await xml.WriteStartElementAsync(null, "mouthCue", null).ConfigureAwait(false);
                await xml.WriteAttributeStringAsync(null, "start", null, Text(cue.Start)).ConfigureAwait(false);
                await xml.WriteAttributeStringAsync(null, "end", null, Text(cue.End)).ConfigureAwait(false);
                await xml.WriteStringAsync(cue.Value.ToString()).ConfigureAwait(false);
                await xml.WriteEndElementAsync().ConfigureAwait(false);
            }

            await xml.WriteEndElementAsync().ConfigureAwait(false);
            await xml.WriteEndElementAsync().ConfigureAwait(false);
        }
    }

    private static decimal Seconds(TimeSpan time) => decimal.Round(time.Ticks / (decimal)TimeSpan.TicksPerSecond, 2) + 0.00m;

    private static string Text(decimal seconds) => seconds.ToString("0.00", CultureInfo.InvariantCulture);
}
