namespace AvatarKit.Aws.Tests.Peers;

/// <summary>A test with data against DynamoDB Local.</summary>
public sealed class DynamoDbTheoryAttribute : TheoryAttribute
{
    public DynamoDbTheoryAttribute() => Skip = Requires.Java;
}
