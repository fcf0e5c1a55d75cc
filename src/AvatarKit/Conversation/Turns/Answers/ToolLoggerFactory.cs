using Microsoft.Extensions.Logging;

namespace AvatarKit;

/// <summary>The host's loggers for the calls of tools: above Trace without what tools throw, which may quote what a person said.</summary>
internal sealed class ToolLoggerFactory(ILoggerFactory inner) : ILoggerFactory
{
    public ILogger CreateLogger(string categoryName) => new ToolLogger(QuietLogger.From(inner, categoryName));

    public void AddProvider(ILoggerProvider provider) => inner.AddProvider(provider);

    public void Dispose()
    {
        // The factory is the host's.
    }

    private sealed class ToolLogger(ILogger inner) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull
            => null;

        public bool IsEnabled(LogLevel logLevel) => inner.IsEnabled(logLevel);

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
            => inner.Log(logLevel, eventId, state, logLevel == LogLevel.Trace ? exception : null, formatter);
    }
}
