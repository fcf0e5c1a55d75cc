namespace AvatarKit;

/// <summary>No model could answer: the routed tier and its fallbacks failed before, or the answering one failed after, the first token.</summary>
public sealed class ModelException : AvatarKitException
{
    /// <summary>Creates the error.</summary>
    /// <param name="code">A stable code such as <c>model.failed</c> or <c>model.timeout</c>.</param>
    /// <param name="message">What failed, without user or model text.</param>
    /// <param name="tier">The tier that failed last.</param>
    /// <param name="innerException">The provider's own error.</param>
    public ModelException(string code, string message, string tier, Exception? innerException = null)
        : base(code, message, innerException) => Tier = tier;

    /// <summary>The tier that failed last.</summary>
    public string Tier { get; }

    /// <inheritdoc/>
    public override bool IsTransient => true;
}
