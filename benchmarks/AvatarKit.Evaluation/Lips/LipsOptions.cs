using System.Globalization;

namespace AvatarKit.Evaluation;

/// <summary>What <c>eval lips</c> is asked for.</summary>
internal sealed record LipsOptions
{
    public string? Video { get; private set; }

    public string? Audio { get; private set; }

    public string? Marks { get; private set; }

    public FrameArea? Mouth { get; private set; }

    public double? InterruptedAt { get; private set; }

    public string? Planted { get; private set; }

    public string? Character { get; private set; }

    public string? Portrait { get; private set; }

    public int FrameRate { get; private set; } = 60;

    /// <summary>Rows of the set's videos, 16:9.</summary>
    public int Height { get; private set; } = 720;

    public int Limit { get; private set; } = int.MaxValue;

    /// <summary>The numbers of the sentences to measure, from 0; empty: all.</summary>
    public IReadOnlySet<int> Only { get; private set; } = new HashSet<int>();

    /// <summary>Whether every sentence of the set is interrupted in mid-vowel.</summary>
    public bool IsInterrupted { get; private set; }

    /// <summary>Whether the face tracks are measured instead of videos.</summary>
    public bool IsTrack { get; private set; }

    public string? Json { get; private set; }

    /// <summary>A file for every single deviation of the set.</summary>
    public string? Events { get; private set; }

    /// <summary>A file for the opening of every picture.</summary>
    public string? Trace { get; private set; }

    /// <summary>A folder in which the set's videos stay.</summary>
    public string? Keep { get; private set; }

    public static LipsOptions Parse(string[] arguments)
    {
        var options = new LipsOptions();
        for (int i = 0; i < arguments.Length; i += 2)
        {
            string name = arguments[i];
            if (name is "--track" or "--interrupted")
            {
                options.IsTrack |= name == "--track";
                options.IsInterrupted |= name == "--interrupted";
                i--;
                continue;
            }

            string value = i + 1 < arguments.Length ? arguments[i + 1] : throw new LipsException($"{name} takes a value.");
            switch (name)
            {
                case "--video":
                    options.Video = value;
                    break;
                case "--audio":
                    options.Audio = value;
                    break;
                case "--marks":
                    options.Marks = value;
                    break;
                case "--mouth":
                    options.Mouth = FrameArea.Parse(value);
                    break;
                case "--interrupted-at":
                    options.InterruptedAt = Number(name, value);
                    break;
                case "--planted":
                    options.Planted = value;
                    break;
                case "--character":
                    options.Character = value;
                    break;
                case "--portrait":
                    options.Portrait = value;
                    break;
                case "--fps":
                    options.FrameRate = (int)Number(name, value);
                    break;
                case "--height":
                    options.Height = (int)Number(name, value, 90) / 2 * 2;
                    break;
                case "--limit":
                    options.Limit = (int)Number(name, value);
                    break;
                case "--only":
                    options.Only = value.Split(',').Select(number => (int)Number(name, number, 0)).ToHashSet();
                    break;
                case "--events":
                    options.Events = value;
                    break;
                case "--json":
                    options.Json = value;
                    break;
                case "--trace":
                    options.Trace = value;
                    break;
                case "--keep":
                    options.Keep = value;
                    break;
                default:
                    throw new LipsException($"eval lips has no option '{name}'.");
            }
        }

        return options.IsTrack && (options.IsInterrupted || options.Planted is not null || options.Video is not null)
            ? throw new LipsException(
                "--track measures whole sentences of the set as they are: neither --interrupted, --planted nor --video goes with it.")
            : options;
    }

    private static double Number(string name, string value, double least = double.Epsilon)
        => double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) && number >= least
            ? number
            : throw new LipsException($"{name} takes a number {(least > 0 ? "above 0" : "from 0")}, not '{value}'.");
}
