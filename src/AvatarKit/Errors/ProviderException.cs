namespace AvatarKit;

/// <summary>A provider failed: a model, a voice, a store or a knowledge base.</summary>
/// <remarks>What the provider itself said stays in the inner exception: it may quote what a person said.</remarks>
public abstract class ProviderException : AvatarKitException
{
    private readonly bool isTransient;

    /// <summary>Creates the error.</summary>
    /// <param name="code">A stable, dotted code such as <c>speech.failed</c>.</param>
    /// <param name="message">What failed and the way out, without user text.</param>
    /// <param name="provider">The provider, for example <c>bedrock</c>.</param>
    /// <param name="isTransient">Whether the same call may succeed later.</param>
    /// <param name="innerException">The provider's own error.</param>
    protected ProviderException(string code, string message, string provider, bool isTransient = false, Exception? innerException = null)
        : base(code, message, innerException)
    {
        Provider = provider;
        this.isTransient = isTransient;
    }

    /// <summary>The provider, for example <c>bedrock</c>, <c>polly</c> or <c>sqlite</c>; <c>unknown</c> where it did not say.</summary>
    public string Provider { get; }

    /// <summary>The HTTP status, where the provider answered with one.</summary>
    public int? StatusCode { get; init; }

    /// <inheritdoc/>
    public override bool IsTransient => isTransient;

    /// <summary>Whether the failure says nothing about the provider's health although it may be over when asked again:
    /// an answer without a word.</summary>
    internal bool IsOneCallersOwn { get; init; }
}
