using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace AvatarKit.AspNetCore;

/// <summary>How much of a list a request asks for.</summary>
internal static class PageSize
{
    private const int Default = 50;

    private const int Most = 200;

    /// <summary>The <c>limit</c> of the query.</summary>
    /// <exception cref="ChatProblemException">It is none.</exception>
    public static int Of(HttpContext context) => Number(context, "limit") is { } limit
        ? limit is >= 1 and <= Most ? (int)limit : throw Refuse("limit", $"takes 1 to {Most}")
        : Default;

    /// <summary>A number of the query; <see langword="null"/>: it is not there.</summary>
    /// <exception cref="ChatProblemException">It is none.</exception>
    public static long? Number(HttpContext context, string name)
    {
        string? text = context.Request.Query[name];
        if (string.IsNullOrEmpty(text))
        {
            return null;
        }

        return long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long number) ? number : throw Refuse(name, "takes a number");
    }

    public static ChatProblemException Refuse(string name, string what)
        => new(StatusCodes.Status400BadRequest, "query.invalid", $"The query's {name} {what}.");
}
