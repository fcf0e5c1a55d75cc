using System.Globalization;

namespace AvatarKit;

/// <summary>What a log may say of an exception.</summary>
internal static class ErrorText
{
    /// <summary>
    /// The code and message of AvatarKit's own exceptions, which hold no user text; of any other its type and HTTP status alone,
    /// for its message may quote what was said.
    /// </summary>
    public static string For(Exception exception)
    {
        if (exception is AvatarKitException known)
        {
            return known.InnerException is { } cause ? $"{known.Code}: {known.Message} [{Foreign(cause)}]" : $"{known.Code}: {known.Message}";
        }

        return Foreign(exception);
    }

    private static string Foreign(Exception exception)
    {
        Exception cause = exception is AggregateException { InnerException: { } first } ? first : exception;
        if (cause is AvatarKitException known)
        {
            return $"{known.Code}: {known.Message}";
        }

        return FailureShapes.StatusOf(cause) is { } status
            ? string.Create(CultureInfo.InvariantCulture, $"{cause.GetType().Name}, status {status}")
            : cause.GetType().Name;
    }
}
