using System.Collections.Concurrent;

namespace AvatarKit.EndToEnd.Tests.Privacy;

/// <summary>What was seen, by where it was seen, and where the planted person stood in it. Thread-safe.</summary>
internal sealed class SeenTexts
{
    private readonly ConcurrentDictionary<string, int> counts = new();
    private readonly ConcurrentDictionary<string, bool> found = new();

    /// <summary>The places in which the person stood, with the text.</summary>
    public IEnumerable<string> Found => found.Keys.Order(StringComparer.Ordinal);

    public int Count(string place) => counts.GetValueOrDefault(place);

    public void Note(string place, params IEnumerable<string?> texts)
    {
        foreach (string? text in texts)
        {
            counts.AddOrUpdate(place, 1, static (_, count) => count + 1);
            if (text is not null && PlantedPerson.FindIn(text) is { } trace)
            {
                found.TryAdd($"{place} ({trace}): {text}", true);
            }
        }
    }
}
