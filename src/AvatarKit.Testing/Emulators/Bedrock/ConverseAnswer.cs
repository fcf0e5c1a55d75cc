namespace AvatarKit.Testing;

/// <summary>Sends what a player plays: as a stream, or whole.</summary>
internal sealed class ConverseAnswer(EmulatorExchange exchange, BedrockRequest request, ConversePlayer player)
{
    /// <summary>The answer of ConverseStream.</summary>
    public async Task StreamAsync()
    {
        exchange.Begin(200, "application/vnd.amazon.eventstream");
        var writer = new EventStreamWriter(exchange);
        await foreach (ConverseItem item in player.PlayAsync(exchange.Token).ConfigureAwait(false))
        {
            switch (item)
            {
                case ConverseItem.Event one:
                    await writer.WriteAsync(one).ConfigureAwait(false);
                    Count(one);
                    break;
                case ConverseItem.Fault fault:
                    await writer.FailAsync(fault.What).ConfigureAwait(false);
                    break;
                case ConverseItem.Break broken:
                    writer.Break(broken.Kind);
                    break;
                default:
                    break;
            }

            if (writer.IsOver)
            {
                return;
            }
        }
    }

    /// <summary>The answer of Converse: the stream's events, joined.</summary>
    public async Task SendAsync()
    {
        var message = new ConverseMessage();
        await foreach (ConverseItem item in player.PlayAsync(exchange.Token).ConfigureAwait(false))
        {
            switch (item)
            {
                case ConverseItem.Fault fault:
                    await exchange.FailAsync(fault.What).ConfigureAwait(false);
                    return;
                case ConverseItem.Break { Kind: not StreamBreak.SplitFrame }:
                    exchange.Reset();
                    return;
                case ConverseItem.Event { Type: "metadata" } end:
                    await exchange.WriteAsync(200, "application/json", ConverseJson.Write(message.ToJson(end.Payload))).ConfigureAwait(false);
                    return;
                case ConverseItem.Event one:
                    message.Add(one);
                    Count(one);
                    break;
                default:
                    break;
            }
        }
    }

    private void Count(ConverseItem.Event one)
    {
        if (one.IsToken)
        {
            request.CountToken();
        }
    }
}
