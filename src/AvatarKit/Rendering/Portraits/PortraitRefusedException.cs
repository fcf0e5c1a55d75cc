namespace AvatarKit;

/// <summary>A provider's content filter refused a portrait: its description, or every picture that was made of it.</summary>
public sealed class PortraitRefusedException : AvatarKitException
{
    /// <summary>Creates the refusal.</summary>
    /// <param name="provider">The provider, for example <c>bedrock</c>.</param>
    /// <param name="isDescriptionRefused">Whether the description was refused, and no picture was made.</param>
    /// <param name="innerException">The provider's own error.</param>
    public PortraitRefusedException(string provider, bool isDescriptionRefused, Exception? innerException = null)
        : base(
            isDescriptionRefused ? "portrait.description_refused" : "portrait.refused",
            isDescriptionRefused
                ? $"The content filter of '{provider}' refused the portrait's description. Describe it in other words."
                : $"The content filter of '{provider}' held back every portrait. Try another seed, or describe it in other words.",
            innerException)
    {
        Provider = provider;
        IsDescriptionRefused = isDescriptionRefused;
    }

    /// <summary>The provider, for example <c>bedrock</c>.</summary>
    public string Provider { get; }

    /// <summary>Whether the description was refused; otherwise the pictures made of it were.</summary>
    public bool IsDescriptionRefused { get; }
}
