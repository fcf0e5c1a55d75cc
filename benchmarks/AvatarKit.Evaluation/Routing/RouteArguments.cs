using System.Globalization;

namespace AvatarKit.Evaluation;

/// <summary>The arguments of a routing command: pairs of a name and a value.</summary>
internal sealed class RouteArguments
{
    private readonly Dictionary<string, string> values = new(StringComparer.Ordinal);

    public RouteArguments(string[] arguments, params ReadOnlySpan<string> known)
    {
        for (int i = 0; i < arguments.Length; i += 2)
        {
            if (!known.Contains(arguments[i]) || i + 1 == arguments.Length)
            {
                throw new RoutingException(
                    $"'{arguments[i]}' is not known or has no value. It takes {string.Join(", ", known)}, each with a value.");
            }

            values[arguments[i]] = arguments[i + 1];
        }
    }

    public string Text(string name) => Optional(name) ?? throw new RoutingException($"{name} is missing.");

    public string? Optional(string name) => values.GetValueOrDefault(name);

    public int Number(string name, int otherwise) => Optional(name) is not { } text
        ? otherwise
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number)
            ? number
            : throw new RoutingException($"{name} is '{text}'; it takes a number.");
}
