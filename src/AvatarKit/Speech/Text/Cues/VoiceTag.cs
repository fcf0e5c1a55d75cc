namespace AvatarKit;

/// <summary>A tag that says how a text is to be said. Immutable and thread-safe.</summary>
/// <param name="Kind">Which one.</param>
/// <param name="IsEnd">Whether it closes one.</param>
/// <param name="IsEmpty">Whether it closes itself.</param>
/// <param name="Attributes">What stands in it, by name.</param>
internal sealed record VoiceTag(VoiceTagKind Kind, bool IsEnd, bool IsEmpty, IReadOnlyDictionary<string, string> Attributes)
{
    /// <summary>Whether what follows it, up to its end, is what it is about.</summary>
    public bool Opens => !IsEnd && !IsEmpty && Kind != VoiceTagKind.Break;

    /// <summary>The value of an attribute; null where it is not written.</summary>
    public string? this[string attribute] => Attributes.GetValueOrDefault(attribute)?.Trim();
}
