namespace AvatarKit.Aws.Wire.Bedrock;

/// <summary>What an error in a stream says.</summary>
internal sealed class StreamExceptionBody
{
    public string? Message { get; set; }

    public int? OriginalStatusCode { get; set; }
}
