using System.Globalization;

namespace AvatarKit.Testing;

/// <summary>Compares what a contract promises with what came.</summary>
internal static class Check
{
    public static void Equal<T>(string promise, T expected, T actual)
    {
        if (!EqualityComparer<T>.Default.Equals(expected, actual))
        {
            throw Broken(promise, Show(expected), Show(actual));
        }
    }

    public static void Sequence<T>(string promise, IEnumerable<T> expected, IEnumerable<T> actual)
    {
        T[] wanted = [.. expected];
        T[] got = [.. actual];
        if (!wanted.SequenceEqual(got))
        {
            throw Broken(promise, Show(wanted), Show(got));
        }
    }

    public static void True(string promise, bool condition, string expected, object? actual)
    {
        if (!condition)
        {
            throw Broken(promise, expected, Show(actual));
        }
    }

    public static T NotNull<T>(string promise, T? value)
        where T : class
        => value ?? throw Broken(promise, "a value", "null");

    public static async Task<TException> ThrowsAsync<TException>(string promise, Func<Task> action)
        where TException : Exception
    {
        try
        {
            await action().ConfigureAwait(false);
        }
        catch (TException e)
        {
            return e;
        }
        catch (Exception e) when (e is not ConformanceException)
        {
            throw new ConformanceException("", promise, typeof(TException).Name, e.GetType().FullName!, e);
        }

        throw Broken(promise, typeof(TException).Name, "no exception");
    }

    public static ConformanceException Broken(string promise, string expected, string actual) => new("", promise, expected, actual);

    private static string Show(object? value) => value switch
    {
        null => "null",
        string text when text.Length > 60 => $"\"{text[..57]}…\" ({text.Length} characters)",
        string text => $"\"{text}\"",
        System.Collections.IEnumerable items => ShowAll([.. items.Cast<object?>()]),
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };

    private static string ShowAll(object?[] items)
        => $"[{string.Join(", ", items.Take(20).Select(Show))}{(items.Length > 20 ? $", … {items.Length} altogether" : "")}]";
}
