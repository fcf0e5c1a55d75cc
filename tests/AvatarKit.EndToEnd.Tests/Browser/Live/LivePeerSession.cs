using System.Text.Json.Nodes;

namespace AvatarKit.EndToEnd.Tests;

/// <summary>The session of a <see cref="LivePeer"/>: what it gave the page and what the page sent, over whatever connection. Thread-safe.</summary>
internal sealed class LivePeerSession
{
    private readonly Lock gate = new();
    private readonly List<LivePeerMessage> kept = [];
    private readonly List<JsonObject> messages = [];
    private readonly List<byte[]> sound = [];
    private LivePeerLink? link;
    private long number;
    private long seq;
    private string id = "first";

    /// <summary>Whether it is forgotten, as when a server was started anew.</summary>
    public volatile bool IsForgotten;

    public bool Recognizes { get; init; } = true;

    /// <summary>Called with each <c>say</c>, once.</summary>
    public Action<JsonObject>? Said { get; set; }

    public LivePeerLink? Link
    {
        get
        {
            lock (gate)
            {
                return link;
            }
        }
    }

    /// <summary>The types of what the page sent, in order.</summary>
    public string[] Types()
    {
        lock (gate)
        {
            return [.. messages.Select(static message => TypeOf(message)!)];
        }
    }

    /// <summary>What was sent of a type.</summary>
    public JsonObject[] Of(string type)
    {
        lock (gate)
        {
            return [.. messages.Where(message => TypeOf(message) == type)];
        }
    }

    /// <summary>The microphone's frames.</summary>
    public byte[][] Sound()
    {
        lock (gate)
        {
            return [.. sound];
        }
    }

    /// <summary>Gives the page a numbered message; kept until it has it.</summary>
    public void Post(JsonObject body, byte[]? audio = null)
    {
        lock (gate)
        {
            body["number"] = ++number;
            if (audio is not null)
            {
                body["media"] = new JsonArray(1);
            }

            var message = new LivePeerMessage(number, body, audio);
            kept.Add(message);
            if (link is { } open)
            {
                message.SendTo(open);
            }
        }
    }

    public void Leave(LivePeerLink open)
    {
        lock (gate)
        {
            link = link == open ? null : link;
        }
    }

    public void Welcome(LivePeerLink open, JsonObject hello)
    {
        lock (gate)
        {
            messages.Add(hello);
            bool comesBack = hello["resume"] is not null;
            if (comesBack && IsForgotten)
            {
                kept.Clear();
                id = Guid.NewGuid().ToString("N");
                number = 0;
                seq = 0;
            }

            string resumed = (comesBack, IsForgotten) switch
            {
                (true, false) => "same",
                (true, true) => "again",
                _ => "no",
            };
            link = open;
            var welcome = new JsonObject
            {
                ["type"] = "welcome", ["session"] = id, ["conversation"] = "talk", ["state"] = "idle", ["resumed"] = resumed, ["seq"] = seq,
                ["audio"] = new JsonObject { ["codec"] = "pcm" }, ["recognizes"] = Recognizes, ["speaks"] = true,
                ["connection"] = open.IsEvents ? open.Id : null,
            };
            open.Send(welcome.ToJsonString());
            long has = comesBack ? (long)hello["resume"]!["number"]! : 0;
            foreach (LivePeerMessage message in kept.Where(message => message.Number > has))
            {
                message.SendTo(open);
            }
        }
    }

    public void Take(LivePeerLink open, JsonObject message)
    {
        bool isSaid;
        lock (gate)
        {
            messages.Add(message);
            if (TypeOf(message) == "ping")
            {
                open.Send("""{"type":"pong"}""");
            }

            if (message["seq"] is not { } given)
            {
                return;
            }

            bool isNew = (long)given == seq + 1;
            seq += isNew ? 1 : 0;
            isSaid = isNew && TypeOf(message) == "say";
            open.Send($$"""{"type":"ack","seq":{{seq}}}""");
        }

        if (isSaid)
        {
            Said?.Invoke(message);
        }
    }

    public void TakeSound(ReadOnlySpan<byte> frame)
    {
        lock (gate)
        {
            sound.Add(frame.ToArray());
        }
    }

    private static string? TypeOf(JsonObject message) => (string?)message["type"];
}
