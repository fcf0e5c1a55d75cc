using Amazon.DynamoDBv2.Model;

namespace AvatarKit.Aws;

internal static class TransactionParts
{
    /// <summary>The parts that there are, in order.</summary>
    public static List<TransactWriteItem> Of(params ReadOnlySpan<TransactWriteItem?> parts)
    {
        var list = new List<TransactWriteItem>(parts.Length);
        foreach (TransactWriteItem? part in parts)
        {
            if (part is not null)
            {
                list.Add(part);
            }
        }

        return list;
    }
}
