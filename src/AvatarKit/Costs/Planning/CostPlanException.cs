namespace AvatarKit;

/// <summary>A cost plan cannot be read, or a value in it makes no sense: <c>plan.invalid</c>.</summary>
public sealed class CostPlanException : AvatarKitException
{
    /// <summary>Creates the error.</summary>
    /// <param name="message">What is wrong, and what would be taken.</param>
    /// <param name="innerException">What caused it, if anything.</param>
    public CostPlanException(string message, Exception? innerException = null)
        : base("plan.invalid", message, innerException)
    {
    }
}
