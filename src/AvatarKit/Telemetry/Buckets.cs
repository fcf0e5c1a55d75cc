namespace AvatarKit;

/// <summary>Bounds of the buckets of histograms.</summary>
internal static class Buckets
{
    /// <summary>Seconds until something begins: fine round the one and the two seconds that answers are judged by.</summary>
    public static readonly double[] Beginnings = [0.05, 0.1, 0.2, 0.3, 0.5, 0.75, 1, 1.25, 1.5, 2, 2.5, 3, 5, 7.5, 10, 15, 30];

    /// <summary>Seconds that whole answers take.</summary>
    public static readonly double[] Durations = [0.25, 0.5, 1, 2, 3, 5, 7.5, 10, 15, 20, 30, 60, 120, 300];

    public static readonly double[] Dollars = [0.00001, 0.00003, 0.0001, 0.0003, 0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1, 3];

    public static readonly double[] Shares = [0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 1];

    public static readonly int[] Ratings = [1, 2, 3, 4, 5];

    /// <summary>As the GenAI conventions ask for <c>gen_ai.client.operation.duration</c>.</summary>
    public static readonly double[] ModelSeconds = [0.01, 0.02, 0.04, 0.08, 0.16, 0.32, 0.64, 1.28, 2.56, 5.12, 10.24, 20.48, 40.96, 81.92];

    /// <summary>As the GenAI conventions ask for <c>gen_ai.client.token.usage</c>.</summary>
    public static readonly long[] Tokens =
        [1, 4, 16, 64, 256, 1_024, 4_096, 16_384, 65_536, 262_144, 1_048_576, 4_194_304, 16_777_216, 67_108_864];
}
