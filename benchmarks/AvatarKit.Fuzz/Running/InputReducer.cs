namespace AvatarKit.Fuzz.Running;

/// <summary>Makes an input smaller while it still shows the same fault.</summary>
internal static class InputReducer
{
    private const int MostRuns = 3000;

    public static byte[] Reduce(RunMeter meter, byte[] input, string key)
    {
        int runs = 0;
        for (int size = input.Length / 2; size > 0 && runs < MostRuns; size /= 2)
        {
            for (int at = 0; at + size <= input.Length && runs < MostRuns;)
            {
                byte[] smaller = [.. input.AsSpan(0, at), .. input.AsSpan(at + size)];
                runs++;
                if (meter.Run(smaller).Fault?.Key == key)
                {
                    input = smaller;
                }
                else
                {
                    at += size;
                }
            }
        }

        return input;
    }
}
