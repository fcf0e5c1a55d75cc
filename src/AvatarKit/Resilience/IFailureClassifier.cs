namespace AvatarKit;

/// <summary>Says what the exceptions of a client library mean. Register any number as singletons;
/// the first that knows an exception decides.</summary>
/// <remarks>
/// Needed where exceptions tell neither by their type nor by a <c>Status</c> or <c>StatusCode</c> property what happened,
/// or where trimming removes such properties. Implementations are safe for concurrent use and do not throw.
/// </remarks>
public interface IFailureClassifier
{
    /// <summary>Classifies an exception. Called for the exception itself and for those inside it, outermost first.</summary>
    /// <param name="exception">What a provider threw.</param>
    /// <returns>What it means, or <see langword="null"/> for an exception this classifier does not know.</returns>
    FailureClassification? Classify(Exception exception);
}
