using AvatarKit.Tests.Conversation;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace AvatarKit.Tests.Telemetry;

public sealed class QuietLoggerTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_logger_that_throws_never_hurts_a_turn(bool alsoWhenAsked)
    {
        await using var host = new EngineHost(services: services => services.AddSingleton<ILoggerProvider>(new ThrowingLogger(alsoWhenAsked)));
        host.Lite.FailWith(new HttpRequestException());
        host.Pro.RespondWith("From pro.");
        host.Voice.FailWith(new SpeechException("speech.broken", "The voice broke.", "fake"));

        AvatarResponse response = await host.Engine.GetResponseAsync(EngineHost.Ask()).WaitAsync(TimeSpan.FromMinutes(1));

        Assert.Equal((TurnOutcome.Completed, "From pro."), (response.Outcome, response.Text));
        Assert.NotEmpty(response.Segments);
    }

    [Fact]
    public void What_it_wraps_is_told_everything_and_wrapped_once()
    {
        var quiet = QuietLogger.Over(new ThrowingLogger(alsoWhenAsked: true));

        Assert.Same(quiet, QuietLogger.Over(quiet));
        Assert.False(quiet.IsEnabled(LogLevel.Error));
        Assert.Null(quiet.BeginScope("x"));
        quiet.LogError("x");
    }

    private sealed class ThrowingLogger(bool alsoWhenAsked) : ILoggerProvider, ILogger
    {
        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => throw new InvalidOperationException("scope");

        public bool IsEnabled(LogLevel logLevel) => alsoWhenAsked ? throw new InvalidOperationException("enabled") : true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
            => throw new InvalidOperationException("log");

        public void Dispose()
        {
        }
    }
}
