namespace AvatarKit.Aws.Tests.Peers;

/// <summary>A test against DynamoDB Local.</summary>
public sealed class DynamoDbFactAttribute : FactAttribute
{
    public DynamoDbFactAttribute() => Skip = Requires.Java;
}
