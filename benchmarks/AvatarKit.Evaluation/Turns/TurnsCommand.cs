using System.Globalization;

namespace AvatarKit.Evaluation;

/// <summary><c>eval turns</c>: many turns at once, what they hold, and whether every one of them ends.</summary>
internal static class TurnsCommand
{
    public static Task<int> RunAsync(string[] arguments)
    {
        int count = 0;
        int atOnce = 500;
        int seed = 1;
        bool chaos = false;
        for (int i = 0; i < arguments.Length; i++)
        {
            if (arguments[i] == "--chaos")
            {
                chaos = true;
                continue;
            }

            bool number =
                int.TryParse(arguments.ElementAtOrDefault(i + 1), NumberStyles.None, CultureInfo.InvariantCulture, out int value) && value > 0;
            switch (arguments[i++])
            {
                case "--count" when number:
                    count = value;
                    break;
                case "--at-once" when number:
                    atOnce = value;
                    break;
                case "--seed" when number:
                    seed = value;
                    break;
                default:
                    Console.Error.WriteLine("eval turns takes --count N; with --chaos also --at-once N and --seed N.");
                    return Task.FromResult(2);
            }
        }

        return chaos
            ? ChaosTurns.RunAsync(count > 0 ? count : 100_000, atOnce, seed)
            : OpenTurns.RunAsync(count > 0 ? count : 10_000);
    }
}
