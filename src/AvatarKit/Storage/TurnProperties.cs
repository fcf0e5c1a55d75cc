using System.Text.Json;

namespace AvatarKit;

/// <summary>The rules for what a <see cref="TurnResult"/> keeps beside its own properties.</summary>
public static class TurnProperties
{
    /// <summary>How many entries there may be: 64.</summary>
    public const int MaxEntries = 64;

    /// <summary>How many characters of JSON names and values may take together: 65,536.</summary>
    public const int MaxLength = 65_536;

    internal static IReadOnlyDictionary<string, JsonElement> None { get; } = new Dictionary<string, JsonElement>().AsReadOnly();

    /// <summary>Copies what nobody shall change, and what may rest on a document that is disposed of.</summary>
    internal static Dictionary<string, JsonElement>? Copy(IReadOnlyDictionary<string, JsonElement> properties)
    {
        ArgumentNullException.ThrowIfNull(properties);
        if (properties.Count > MaxEntries)
        {
            throw Refuse($"A turn's result has {properties.Count} additional properties; it takes {MaxEntries}.");
        }

        long length = 0;
        var copy = new Dictionary<string, JsonElement>(properties.Count, StringComparer.Ordinal);
        foreach ((string name, JsonElement value) in properties)
        {
            if (string.IsNullOrEmpty(name) || IsOwn(name))
            {
                throw Refuse("An additional property of a turn's result is empty by name, or has the name of a property the result has anyway.");
            }

            length += name.Length + value.GetRawText().Length;
            copy.Add(name, value.Clone());
        }

        return length > MaxLength
            ? throw Refuse($"The additional properties of a turn's result take {length} characters of JSON; they may take {MaxLength}.")
            : copy.Count == 0 ? null : copy;
    }

    private static bool IsOwn(string name) => AvatarJsonContext.Default.TurnResult.Properties.Any(property => property.Name == name);

    #pragma warning disable CA2208 // What the caller sets is the property.
    private static ArgumentException Refuse(string message) => new(message, nameof(TurnResult.AdditionalProperties));
#pragma warning restore CA2208
}
