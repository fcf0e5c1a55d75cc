namespace AvatarKit.Evaluation;

/// <summary>What <c>eval aws</c> was asked for.</summary>
internal sealed record AwsOptionsLine
{
    public string? Only { get; private init; }

    public int Calls { get; private init; } = 200;

    public int Turns { get; private init; } = 20;

    public int Streams { get; private init; } = 1000;

    public bool Wants(string part) => Only is null || Only == part;

    /// <summary>Reads the arguments; <see langword="null"/> after saying what is wrong with them.</summary>
    public static AwsOptionsLine? Read(string[] arguments)
    {
        var options = new AwsOptionsLine();
        for (int i = 0; i < arguments.Length; i += 2)
        {
            string value = i + 1 < arguments.Length ? arguments[i + 1] : "";
            int count = int.TryParse(value, out int parsed) && parsed > 0 ? parsed : 0;
            AwsOptionsLine? next = (arguments[i], value, count) switch
            {
                ("--only", "overhead" or "audio" or "memory" or "interruption", _) => options with { Only = value },
                ("--calls", _, > 0) => options with { Calls = count },
                ("--turns", _, > 0) => options with { Turns = count },
                ("--streams", _, > 0) => options with { Streams = count },
                _ => null,
            };
            if (next is null)
            {
                Console.Error.WriteLine($"'{arguments[i]} {value}' is not an option of eval aws.");
                return null;
            }

            options = next;
        }

        return options;
    }
}
