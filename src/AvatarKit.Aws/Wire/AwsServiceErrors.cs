using System.Globalization;
using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace AvatarKit.Aws.Wire;

/// <summary>What an error of an AWS service says besides its name.</summary>
internal static class AwsServiceErrors
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromHours(1);

    /// <summary>How long the service asks to be left alone: <c>Retry-After</c> in seconds or as a date.</summary>
    public static TimeSpan? RetryAfter(this AmazonServiceException exception, TimeProvider time)
    {
        string? header = (exception.InnerException as HttpErrorResponseException)?.Response?.GetHeaderValue("Retry-After");
        if (string.IsNullOrWhiteSpace(header))
        {
            return null;
        }

        TimeSpan? wait = null;
        if (int.TryParse(header, NumberStyles.None, CultureInfo.InvariantCulture, out int seconds))
        {
            wait = TimeSpan.FromSeconds(seconds);
        }
        else if (DateTimeOffset.TryParse(header, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset date))
        {
            wait = date - time.GetUtcNow();
        }

        return wait is { } asked && asked >= TimeSpan.Zero ? asked < LongestWait ? asked : LongestWait : null;
    }
}
