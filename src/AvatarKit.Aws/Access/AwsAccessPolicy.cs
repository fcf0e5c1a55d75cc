using System.Text;
using System.Text.Json;

namespace AvatarKit.Aws;

/// <summary>The least that an avatar's role must be allowed.</summary>
public static class AwsAccessPolicy
{
    private static readonly JsonWriterOptions Readable = new() { Indented = true };

    /// <summary>Writes the IAM policy for what these options make AvatarKit call, and nothing more.</summary>
    /// <remarks>
    /// Which operation needs which action is AWS's Service Authorization Reference (read 2026-11). Transactions of DynamoDB are authorised as the
    /// writes they hold, <c>Converse</c> and <c>ConverseStream</c> of Bedrock as <c>InvokeModel</c> and <c>InvokeModelWithResponseStream</c>.
    /// With <see cref="AwsOptions.CreateMissing"/>, what creates the table and the bucket is allowed as well.
    /// </remarks>
    /// <param name="options">The settings that the host runs with.</param>
    /// <param name="accountId">The twelve digits of the account.</param>
    /// <param name="region">The region, where <see cref="AwsOptions.Region"/> names none.</param>
    /// <returns>The policy as JSON, to be attached to the role.</returns>
    /// <exception cref="ArgumentException">The account is not twelve digits, or no region is known.</exception>
    public static string Create(AwsOptions options, string accountId, string? region = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(accountId);
        if (accountId.Length != 12 || !accountId.All(char.IsAsciiDigit))
        {
            throw new ArgumentException("An AWS account is named by twelve digits.", nameof(accountId));
        }

        string home = options.Region ?? region
            ?? throw new ArgumentException("No region is known. Set AwsOptions.Region, or say which one.", nameof(region));
        using var json = new MemoryStream();
        using (var writer = new Utf8JsonWriter(json, Readable))
        {
            writer.WriteStartObject();
            writer.WriteString("Version", "2012-10-17");
            writer.WriteStartArray("Statement");
            foreach (AccessStatement statement in AccessStatements.For(options, new AwsAccount(accountId, home)))
            {
                statement.WriteTo(writer);
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(json.ToArray());
    }
}
