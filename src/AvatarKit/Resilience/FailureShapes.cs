using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Reflection;

namespace AvatarKit;

/// <summary>Reads the HTTP status off exceptions of client libraries that AvatarKit does not reference.</summary>
internal static class FailureShapes
{
    // One for every exception type there is in a process: a few dozen.
    private static readonly ConcurrentDictionary<Type, PropertyInfo?> Properties = new();

    /// <summary>The HTTP status an exception tells, from 100 to 599; <see langword="null"/> where it tells none.</summary>
    public static int? StatusOf(Exception exception)
    {
        int? status = exception switch
        {
            HttpRequestException http => (int?)http.StatusCode,
            ProviderException provider => provider.StatusCode,
            _ => Read(exception),
        };
        return status is >= 100 and <= 599 ? status : null;
    }

    private static int? Read(Exception exception)
    {
        try
        {
            return Properties.GetOrAdd(exception.GetType(), Find)?.GetValue(exception) switch
            {
                int number => number,
                HttpStatusCode status => (int)status,
                _ => null,
            };
        }
        catch (Exception)
        {
            // A getter of somebody else's may do anything.
            return null;
        }
    }

    [UnconditionalSuppressMessage(
        "Trimming",
        "IL2070",
        Justification = "Where trimming took the property away, the failure counts as unknown, "
            + "which is the safe side; IFailureClassifier needs no reflection.")]
    private static PropertyInfo? Find(Type type)
    {
        foreach (string name in (ReadOnlySpan<string>)["StatusCode", "Status", "HttpStatusCode"])
        {
            PropertyInfo? property = type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
                .FirstOrDefault(
                    candidate => candidate.Name == name && candidate.GetIndexParameters().Length == 0 && IsStatus(candidate.PropertyType));
            if (property is not null)
            {
                return property;
            }
        }

        return null;
    }

    private static bool IsStatus(Type type)
        => type == typeof(int) || type == typeof(int?) || type == typeof(HttpStatusCode) || type == typeof(HttpStatusCode?);
}
