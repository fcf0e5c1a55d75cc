namespace AvatarKit;

/// <summary>No model could answer: the routed tier and its fallbacks failed before, or the answering one failed after, the first token.</summary>
/// <remarks>Provider packages derive from it: <c>catch (ModelException)</c> catches them all.</remarks>
public class ModelException : ProviderException
{
    /// <summary>Creates the error.</summary>
    /// <param name="code">A stable code such as <c>model.failed</c>, <c>model.timeout</c>, <c>model.empty</c> or <c>model.missing</c>.</param>
    /// <param name="message">What failed and the way out, without user or model text.</param>
    /// <param name="tier">The tier that failed last; <see langword="null"/> where the provider does not know it.</param>
    /// <param name="provider">The provider, for example <c>bedrock</c>; <c>unknown</c> where it did not say.</param>
    /// <param name="isTransient">Whether the same call may succeed later.</param>
    /// <param name="innerException">The provider's own error.</param>
    public ModelException(
        string code, string message, string? tier, string provider = "unknown", bool isTransient = false, Exception? innerException = null)
        : base(code, message, provider, isTransient, innerException) => Tier = tier;

    /// <summary>The tier that failed last; <see langword="null"/> where the provider does not know it.</summary>
    public string? Tier { get; }
}
