using System.Collections.Concurrent;

namespace AvatarKit.Aws;

/// <summary>Remembers models that it is in vain to call, so that a turn does not wait for their refusal.</summary>
internal sealed class ModelPauses(TimeSpan pause, TimeProvider time)
{
    private readonly ConcurrentDictionary<string, Pause> pauses = new(StringComparer.Ordinal);

    /// <summary>Throws what the model was refused with last, while it is left alone.</summary>
    public void ThrowIfPaused(string modelId)
    {
        if (pauses.TryGetValue(modelId, out Pause? known) && time.GetElapsedTime(known.Since) < pause)
        {
            throw BedrockErrors.Create(known.Code, modelId);
        }
    }

    /// <summary>Notes a refusal.</summary>
    /// <returns>Whether it is this model's first since it last answered.</returns>
    public bool Note(string modelId, string code)
    {
        var noted = new Pause(code, time.GetTimestamp());
        return ReferenceEquals(pauses.AddOrUpdate(modelId, noted, (_, known) => known with { Code = code, Since = noted.Since }), noted);
    }

    /// <summary>Notes that the model answers.</summary>
    public void Clear(string modelId) => pauses.TryRemove(modelId, out _);

    private sealed record Pause(string Code, long Since);
}
