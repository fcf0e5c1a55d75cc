using System.Text;
using System.Text.Json;
using Microsoft.Playwright;

namespace AvatarKit.Evaluation;

/// <summary>What a live conversation's socket brings, by kind.</summary>
internal sealed class WireTally
{
    private const byte AudioKind = 1;
    private const byte FaceKind = 2;

    private readonly Lock gate = new();

    public long Audio { get; private set; }

    public long Face { get; private set; }

    /// <summary>Words and visemes with their times.</summary>
    public long Marks { get; private set; }

    /// <summary>All other JSON: the answer's text, states, and what describes a piece of speech.</summary>
    public long Text { get; private set; }

    /// <summary>How long the speech is, in seconds.</summary>
    public double Seconds { get; private set; }

    /// <summary>Begins to count what a page's sockets bring.</summary>
    public void Watch(IPage page) => page.WebSocket += (_, socket) => socket.FrameReceived += (_, frame) => Add(frame);

    public void Clear()
    {
        lock (gate)
        {
            Audio = Face = Marks = Text = 0;
            Seconds = 0;
        }
    }

    private void Add(IWebSocketFrame frame)
    {
        lock (gate)
        {
            byte[] bytes = frame.Binary ?? [];
            if (bytes is [AudioKind or FaceKind, ..])
            {
                Audio += bytes[0] == AudioKind ? bytes.Length : 0;
                Face += bytes[0] == FaceKind ? bytes.Length : 0;
            }
            else
            {
                AddText(frame.Text ?? Encoding.UTF8.GetString(bytes));
            }
        }
    }

    private void AddText(string text)
    {
        using JsonDocument message = JsonDocument.Parse(text);
        JsonElement root = message.RootElement;
        long marks = Size(root, "words") + Size(root, "visemes");
        Marks += marks;
        Text += Encoding.UTF8.GetByteCount(text) - marks;
        if (root.GetProperty("type").GetString() == "speech")
        {
            Seconds += root.GetProperty("samples").GetDouble() / root.GetProperty("sampleRate").GetDouble();
        }
    }

    private static int Size(JsonElement root, string name)
        => root.TryGetProperty(name, out JsonElement value) ? Encoding.UTF8.GetByteCount(value.GetRawText()) : 0;
}
