namespace AvatarKit;

/// <summary>Counts the turns under way in this process, and leaves out of new ones what is too much. Thread-safe.</summary>
internal sealed class TurnLoad
{
    /// <summary>When to come back to a host that is busy: turns end all the time.</summary>
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(2);

    private int count;

    /// <summary>How many turns are under way.</summary>
    public int Count => Volatile.Read(ref count);

    /// <summary>Takes the turn in.</summary>
    /// <returns>Its place, given back by disposing.</returns>
    /// <exception cref="TurnRefusedException">There are too many: <c>host.busy</c>.</exception>
    public IDisposable Enter(TurnContext turn)
    {
        SheddingOptions shedding = turn.Options.Resilience.Shedding;
        int underWay = Interlocked.Increment(ref count);
        if (underWay > shedding.RefuseAbove)
        {
            Interlocked.Decrement(ref count);
            throw new TurnRefusedException(
                "host.busy",
                $"More than {shedding.RefuseAbove} turns are under way (AvatarChatbotOptions.Resilience.Shedding.RefuseAbove). Come back soon.")
            {
                RetryAfter = Soon,
            };
        }

        if (underWay > shedding.VideoAbove)
        {
            Shed(turn, AvatarOutputs.Video, "video", nameof(SheddingOptions.VideoAbove));
        }

        if (underWay > shedding.VoiceAbove)
        {
            Shed(turn, AvatarOutputs.All | AvatarOutputs.Video, "voice", nameof(SheddingOptions.VoiceAbove));
        }

        return new Place(this);
    }

    private static void Shed(TurnContext turn, AvatarOutputs what, string name, string setting)
    {
        if ((turn.Outputs & what) != 0)
        {
            turn.Facts.Shed |= what;
            turn.Facts.Degrade(name, new AvatarError(
                "load.shed", TurnStage.Admit, $"The host has much to do: no {name} (AvatarChatbotOptions.Resilience.Shedding.{setting}).")
            {
                IsTransient = true,
            });
        }
    }

    private sealed class Place(TurnLoad load) : IDisposable
    {
        private int isGivenBack;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref isGivenBack, 1) == 0)
            {
                Interlocked.Decrement(ref load.count);
            }
        }
    }
}
