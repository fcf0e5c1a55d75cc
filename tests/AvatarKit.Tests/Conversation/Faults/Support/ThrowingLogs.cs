using Microsoft.Extensions.Logging;

namespace AvatarKit.Tests.Conversation.Faults;

/// <summary>Logging that throws.</summary>
internal sealed class ThrowingLogs(LogLevel from, bool throwsWhenAsked) : ILoggerProvider, ILogger
{
    public int Thrown { get; private set; }

    public ILogger CreateLogger(string categoryName)
        => categoryName.StartsWith("AvatarKit", StringComparison.Ordinal) ? this : Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull
        => throwsWhenAsked ? throw Fail() : null;

    public bool IsEnabled(LogLevel logLevel) => throwsWhenAsked ? throw Fail() : logLevel >= from;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (logLevel >= from)
        {
            throw Fail();
        }
    }

    public void Dispose()
    {
    }

    private IOException Fail()
    {
        Thrown++;
        return new IOException("The log's disk is full.");
    }
}
