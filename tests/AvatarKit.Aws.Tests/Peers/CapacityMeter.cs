using System.Text.Json;

namespace AvatarKit.Aws.Tests.Peers;

/// <summary>Adds up the capacity that DynamoDB's answers say was consumed.</summary>
public sealed class CapacityMeter : DelegatingHandler
{
    public decimal Read { get; private set; }

    public decimal Written { get; private set; }

    public void Reset() => (Read, Written) = (0, 0);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        HttpResponseMessage response = await base.SendAsync(request, cancellationToken);
        await response.Content.LoadIntoBufferAsync(cancellationToken);
        using JsonDocument answer = JsonDocument.Parse(await response.Content.ReadAsStringAsync(cancellationToken));
        if (answer.RootElement.TryGetProperty("ConsumedCapacity", out JsonElement consumed))
        {
            decimal units = consumed.ValueKind == JsonValueKind.Array ? consumed.EnumerateArray().Sum(Units) : Units(consumed);
            bool writes = request.Headers.GetValues("X-Amz-Target").First().Contains("Write", StringComparison.Ordinal);
            (Read, Written) = writes ? (Read, Written + units) : (Read + units, Written);
        }

        return response;
    }

    private static decimal Units(JsonElement consumed) => consumed.GetProperty("CapacityUnits").GetDecimal();
}
