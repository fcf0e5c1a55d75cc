using System.Globalization;

namespace AvatarKit.Evaluation;

/// <summary>The options of a command, <c>--name value</c>.</summary>
internal sealed class CacheArguments
{
    private readonly Dictionary<string, string> values = new(StringComparer.Ordinal);

    private CacheArguments()
    {
    }

    /// <summary>Reads options; <see langword="null"/>, with a message, where one is unknown or lacks its value.</summary>
    public static CacheArguments? Read(string[] arguments, string command, params string[] known)
    {
        var read = new CacheArguments();
        for (int i = 0; i < arguments.Length; i += 2)
        {
            if (!known.Contains(arguments[i]) || i + 1 == arguments.Length)
            {
                Console.Error.WriteLine($"eval {command} takes {string.Join(", ", known)}, each with a value.");
                return null;
            }

            read.values[arguments[i]] = arguments[i + 1];
        }

        return read;
    }

    public string? Text(string name) => values.GetValueOrDefault(name);

    public double Number(string name, double otherwise)
        => values.TryGetValue(name, out string? value) ? double.Parse(value, NumberStyles.Float, CultureInfo.InvariantCulture) : otherwise;

    public int Count(string name, int otherwise)
        => values.TryGetValue(name, out string? value) ? int.Parse(value, NumberStyles.None, CultureInfo.InvariantCulture) : otherwise;
}
