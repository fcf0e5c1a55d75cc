using System.Globalization;

namespace AvatarKit.Fuzz.Running;

/// <summary>Runs a target on a pattern of n, 2n, 4n and 8n bytes: time and memory may grow as the input does, and no faster.</summary>
/// <param name="target">The target.</param>
/// <param name="timed">Whether time is looked at too, which needs a machine that is not all too busy.</param>
internal sealed class GrowthCheck(FuzzTarget target, bool timed)
{
    private const int Doublings = 3;
    private const int Attempts = 4;

    // Of four times the input linear reading takes four times as long, quadratic sixteen times.
    private const double MostTimeForFourfold = 9;

    // Shorter times are the noise of the machine.
    private static readonly TimeSpan Noticeable = TimeSpan.FromMilliseconds(25);

    // Lists double: of twice the input they may allocate once more than twice.
    private const double MostMemoryForFourfold = 8;
    private const long NoticeableBytes = 4 * 1024 * 1024;

    private readonly RunMeter meter = new(target);

    /// <summary>Runs it.</summary>
    /// <param name="pattern">The pattern.</param>
    /// <param name="seed">Chooses, the same for every length.</param>
    public GrowthResult Run(GrowthPattern pattern, int seed)
    {
        byte[][] inputs = [.. Enumerable.Range(0, Doublings + 1).Select(step => pattern.Make(target.LongestGrowth >> (Doublings - step)))];
        var took = new TimeSpan[inputs.Length];
        var allocated = new long[inputs.Length];
        Array.Fill(took, TimeSpan.MaxValue);
        Array.Fill(allocated, long.MaxValue);
        Fault? fault = null;
        for (int attempt = 0; attempt < Attempts; attempt++)
        {
            for (int i = 0; i < inputs.Length; i++)
            {
                RunResult result = meter.Run(inputs[i], seed);
                took[i] = result.Took < took[i] ? result.Took : took[i];
                allocated[i] = Math.Min(result.Allocated, allocated[i]);
                fault ??= result.Fault;
            }

            fault ??= Judge(took, allocated, pattern) is { } judged && attempt == Attempts - 1 ? judged : null;
            if (fault is not null || Judge(took, allocated, pattern) is null)
            {
                break;
            }
        }

        return new GrowthResult(fault, inputs[^1], took[^1], allocated[^1]);
    }

    private Fault? Judge(TimeSpan[] took, long[] allocated, GrowthPattern pattern)
    {
        bool slow = timed && took[^1] > Noticeable && took[^1] > took[1] * MostTimeForFourfold;
        bool large = allocated[^1] > NoticeableBytes && allocated[^1] > allocated[1] * MostMemoryForFourfold;
        if (!slow && !large)
        {
            return null;
        }

        string times = string.Join(" / ", took.Select(static time => time.TotalMilliseconds.ToString("F1", CultureInfo.InvariantCulture)));
        return new Fault(
            slow ? "time grows faster than the input" : "memory grows faster than the input",
            $"{pattern.Description}: {times} ms and {string.Join(" / ", allocated)} bytes for n, 2n, 4n, 8n = {target.LongestGrowth} bytes");
    }
}

/// <summary>What a pattern came to.</summary>
/// <param name="Fault">What must not happen and did.</param>
/// <param name="Longest">The longest input.</param>
/// <param name="Took">How long the longest took.</param>
/// <param name="Allocated">How many bytes the longest allocated.</param>
internal sealed record GrowthResult(Fault? Fault, byte[] Longest, TimeSpan Took, long Allocated);
