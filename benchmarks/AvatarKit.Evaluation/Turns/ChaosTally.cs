namespace AvatarKit.Evaluation;

/// <summary>How turns ended, by what befell them. Thread-safe.</summary>
internal sealed class ChaosTally
{
    private readonly Lock gate = new();
    private readonly SortedDictionary<string, Row> rows = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> broken = [];
    private readonly Dictionary<string, int> warnings = [];

    /// <summary>Promises of the engine that did not hold, with how often.</summary>
    public IReadOnlyDictionary<string, int> Broken => broken;

    public void Add(ChaosPlan plan, string ending)
    {
        lock (gate)
        {
            foreach (string fault in Faults(plan))
            {
                if (!rows.TryGetValue(fault, out Row? row))
                {
                    rows.Add(fault, row = new Row());
                }

                row.Turns++;
                row.Endings[ending] = row.Endings.GetValueOrDefault(ending) + 1;
            }
        }
    }

    public void AddBroken(string promise)
    {
        lock (gate)
        {
            broken[promise] = broken.GetValueOrDefault(promise) + 1;
        }
    }

    /// <summary>Notes that a turn without a fault completed with a warning, as happens where the machine is too busy for the time-outs.</summary>
    public void AddWarning(string code)
    {
        lock (gate)
        {
            warnings[code] = warnings.GetValueOrDefault(code) + 1;
        }
    }

    public void Print()
    {
        lock (gate)
        {
            string[] endings = [.. rows.Values.SelectMany(static row => row.Endings.Keys).Distinct().Order(StringComparer.Ordinal)];
            Console.WriteLine($"| what went wrong | turns | {string.Join(" | ", endings)} |");
            Console.WriteLine($"|---|---|{string.Concat(Enumerable.Repeat("---|", endings.Length))}");
            foreach ((string fault, Row row) in rows)
            {
                Console.WriteLine(
                    $"| {fault} | {row.Turns} | {string.Join(" | ", endings.Select(ending => row.Endings.GetValueOrDefault(ending)))} |");
            }

            foreach ((string code, int count) in warnings)
            {
                Console.WriteLine($"{count} turns without a fault completed with the warning {code}");
            }

            foreach ((string promise, int count) in broken)
            {
                Console.WriteLine($"broken {count} times: {promise}");
            }
        }
    }

    private static IEnumerable<string> Faults(ChaosPlan plan)
    {
        if (plan.IsSound)
        {
            yield return "nothing";
        }

        if (plan.Model != ModelFault.None)
        {
            yield return $"model: {plan.Model}";
        }

        if (plan.Voice != VoiceFault.None)
        {
            yield return $"voice: {plan.Voice}";
        }

        if (plan.Renderer != RendererFault.None)
        {
            yield return $"renderer: {plan.Renderer}";
        }

        if (plan.Client != ClientConduct.ReadsAll)
        {
            yield return $"client: {plan.Client}";
        }
    }

    private sealed class Row
    {
        public int Turns { get; set; }

        public Dictionary<string, int> Endings { get; } = [];
    }
}
