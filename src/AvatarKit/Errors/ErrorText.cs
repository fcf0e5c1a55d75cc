using System.Globalization;

namespace AvatarKit;

/// <summary>What a log may say of an exception.</summary>
internal static class ErrorText
{
    /// <summary>
    /// The code, message and place of AvatarKit's own exceptions, which hold no user text; of any other its type and HTTP status alone,
    /// for its message may quote what was said.
    /// </summary>
    public static string For(Exception exception)
    {
        if (exception is AvatarKitException known)
        {
            return known.InnerException is { } cause ? $"{Own(known)} [{Foreign(cause)}]" : Own(known);
        }

        return Foreign(exception);
    }

    private static string Own(AvatarKitException known)
        => known.Place is { } place ? $"{known.Code}: {known.Message} ({place})" : $"{known.Code}: {known.Message}";

    private static string Foreign(Exception exception)
    {
        Exception cause = exception is AggregateException { InnerException: { } first } ? first : exception;
        if (cause is AvatarKitException known)
        {
            return Own(known);
        }

        return FailureShapes.StatusOf(cause) is { } status
            ? string.Create(CultureInfo.InvariantCulture, $"{cause.GetType().Name}, status {status}")
            : cause.GetType().Name;
    }
}
