namespace AvatarKit.Fuzz.Running;

/// <summary>Gives a target inputs, one after another. What run n gives depends on the seed and n alone.</summary>
internal sealed class FuzzRunner
{
    // One pattern costs what a thousand inputs do.
    private const int RunsPerGrowth = 256;

    private readonly FuzzTarget target;
    private readonly int seed;
    private readonly RunMeter meter;
    private readonly GrowthCheck growth;
    private readonly IReadOnlyList<byte[]> seeds;

    /// <summary>Creates a runner.</summary>
    /// <param name="target">The target.</param>
    /// <param name="seed">The seed.</param>
    /// <param name="timed">Whether time is judged too.</param>
    public FuzzRunner(FuzzTarget target, int seed, bool timed)
    {
        this.target = target;
        this.seed = seed;
        meter = new RunMeter(target);
        growth = new GrowthCheck(target, timed);
        seeds = Corpus.Of(target);
        Report = new TargetReport { Target = target.Name };
    }

    /// <summary>What was seen so far.</summary>
    public TargetReport Report { get; }

    /// <summary>Called before each input with the run and the input.</summary>
    public Action<long, byte[]> Running { get; set; } = static (_, _) => { };

    /// <summary>Called with each new finding and its input.</summary>
    public Action<Finding, byte[]> Found { get; set; } = static (_, _) => { };

    /// <summary>Runs all kept inputs as they are.</summary>
    public void RunSeeds()
    {
        foreach (byte[] input in seeds)
        {
            Take(-1, input);
        }
    }

    /// <summary>Runs one.</summary>
    /// <param name="run">Which.</param>
    public void Run(long run)
    {
        var random = new Random(Mix(run));
        if (run % RunsPerGrowth == RunsPerGrowth - 1)
        {
            Grow(run, target.Mutator.Grow(seeds, random));
            return;
        }

        Take(run, target.Seal(target.Mutator.Mutate(seeds, random), random));
    }

    private void Take(long run, byte[] input)
    {
        Running(run, input);
        RunResult result = meter.Run(input);
        Report.Runs++;
        Report.Bytes += input.Length;
        if (result.Exception is { } name)
        {
            Report.Exceptions[name] = Report.Exceptions.GetValueOrDefault(name) + 1;
        }

        Note(input, result.Took, result.Allocated);
        if (result.Fault is { } fault)
        {
            Add(run, fault, input, reduces: true);
        }
    }

    private void Grow(long run, GrowthPattern pattern)
    {
        Running(run, []);
        GrowthResult result = growth.Run(pattern with { Make = length => Announced(run, pattern.Make(length)) }, Mix(run));
        Report.Growths++;
        Note(result.Longest, result.Took, result.Allocated);
        if (result.Fault is { } fault)
        {
            Add(run, fault, result.Longest, reduces: false);
        }
    }

    private byte[] Announced(long run, byte[] input)
    {
        byte[] sealedInput = target.Seal(input, new Random(Mix(run)));
        Running(run, sealedInput);
        return sealedInput;
    }

    private void Note(byte[] input, TimeSpan took, long allocated)
    {
        const int kilobyte = 1024;
        if (input.Length >= kilobyte)
        {
            // The worst is the input's and not the machine's: it is so again.
            double perKilobyte = took.TotalMilliseconds * kilobyte / input.Length;
            if (perKilobyte > Report.WorstMillisecondsPerKilobyte)
            {
                perKilobyte = Math.Min(perKilobyte, meter.Run(input).Took.TotalMilliseconds * kilobyte / input.Length);
                Report.WorstMillisecondsPerKilobyte = Math.Max(Report.WorstMillisecondsPerKilobyte, perKilobyte);
            }

            Report.WorstAllocationRatio = Math.Max(Report.WorstAllocationRatio, (double)allocated / input.Length);
        }
    }

    private void Add(long run, Fault fault, byte[] input, bool reduces)
    {
        var finding = new Finding { Target = target.Name, Key = fault.Key, Details = fault.Details, Seed = seed, Run = run };
        if (Report.Add(finding))
        {
            Found(finding, reduces ? InputReducer.Reduce(meter, input, fault.Key) : input);
        }
    }

    // HashCode is another in each process.
    private int Mix(long run) => unchecked((int)(((ulong)run * 0x9E3779B97F4A7C15UL) ^ ((ulong)seed * 0xC2B2AE3D27D4EB4FUL) >> 17));
}
