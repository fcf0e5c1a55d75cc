using Amazon.DynamoDBv2.Model;

namespace AvatarKit.Aws;

/// <summary>Reports the capacity that calls consumed to the turn that is running.</summary>
internal static class DynamoDbUsage
{
    public const string ReadUnit = "dynamodb/read-unit";
    public const string WriteUnit = "dynamodb/write-unit";

    public static void Read(ConsumedCapacity? consumed) => Report(ReadUnit, consumed);

    public static void Read(List<ConsumedCapacity>? consumed) => consumed?.ForEach(static one => Report(ReadUnit, one));

    public static void Written(List<ConsumedCapacity>? consumed) => consumed?.ForEach(static one => Report(WriteUnit, one));

    private static void Report(string resource, ConsumedCapacity? consumed)
    {
        if (consumed?.CapacityUnits is { } units)
        {
            ResourceUsage.Report(resource, (decimal)units);
        }
    }
}
