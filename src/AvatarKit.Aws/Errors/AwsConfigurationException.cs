namespace AvatarKit.Aws;

/// <summary>An AWS client cannot be made from the settings there are: no region, no usable endpoint.</summary>
public sealed class AwsConfigurationException : AvatarKitException
{
    /// <summary>Creates the error.</summary>
    /// <param name="code"><c>aws.region_missing</c>, <c>aws.endpoint_invalid</c> or <c>aws.tier_missing</c>.</param>
    /// <param name="message">Which setting is missing or wrong, and what it takes.</param>
    /// <param name="innerException">What the AWS SDK said, if anything.</param>
    public AwsConfigurationException(string code, string message, Exception? innerException = null)
        : base(code, message, innerException)
    {
    }
}
