using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace AvatarKit;

/// <summary>A logger that never throws: what cannot be logged is lost, the turn is not.</summary>
internal sealed class QuietLogger(ILogger inner) : ILogger
{
    /// <summary>Wraps a logger, if there is one.</summary>
    public static ILogger Over(ILogger? logger) => logger switch
    {
        null => NullLogger.Instance,
        QuietLogger or NullLogger => logger,
        _ => new QuietLogger(logger),
    };

    /// <summary>Makes a logger; where that throws, there is none.</summary>
    public static ILogger From(ILoggerFactory factory, string category)
    {
        try
        {
            return Over(factory.CreateLogger(category));
        }
        catch (Exception)
        {
            return NullLogger.Instance;
        }
    }

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull
    {
        try
        {
            return inner.BeginScope(state) is { } scope ? new Scope(scope) : null;
        }
        catch (Exception)
        {
            return null;
        }
    }

    public bool IsEnabled(LogLevel logLevel)
    {
        try
        {
            return inner.IsEnabled(logLevel);
        }
        catch (Exception)
        {
            return false;
        }
    }

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        try
        {
            inner.Log(logLevel, eventId, state, exception, formatter);
        }
        catch (Exception)
        {
            // There is nowhere left to say it.
        }
    }

    private sealed class Scope(IDisposable inner) : IDisposable
    {
        public void Dispose()
        {
            try
            {
                inner.Dispose();
            }
            catch (Exception)
            {
                // As above.
            }
        }
    }
}
