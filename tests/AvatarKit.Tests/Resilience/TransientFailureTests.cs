using System.Data.Common;
using System.Net;
using System.Net.Sockets;
using Polly.CircuitBreaker;

namespace AvatarKit.Tests.Resilience;

public sealed class TransientFailureTests
{
    /// <summary>What is thrown, whether it may pass, and whether it speaks against the provider.</summary>
    public static TheoryData<Exception, bool, bool> Table() => new()
    {
        { new HttpRequestException("down"), true, true },
        { Http(HttpStatusCode.RequestTimeout), true, true },
        { Http((HttpStatusCode)425), true, true },
        { Http(HttpStatusCode.TooManyRequests), true, true },
        { Http(HttpStatusCode.InternalServerError), true, true },
        { Http(HttpStatusCode.ServiceUnavailable), true, true },
        { Http(HttpStatusCode.NotImplemented), false, false },
        { Http(HttpStatusCode.BadRequest), false, false },
        { Http(HttpStatusCode.Unauthorized), false, false },
        { Http(HttpStatusCode.NotFound), false, false },
        { Http(HttpStatusCode.Conflict), false, false },
        { new ClientResultException(400), false, false },
        { new ClientResultException(429), true, true },
        { new ClientResultException(503), true, true },
        { new ServiceException(HttpStatusCode.BadGateway), true, true },
        { new ServiceException(HttpStatusCode.Forbidden), false, false },
        { new InvalidOperationException("outer", new ClientResultException(500)), true, true },
        { new AggregateException(new SocketException(111)), true, true },
        { new IOException("reset"), true, true },
        { new FileNotFoundException("gone"), false, false },
        { new TimeoutException(), true, true },
        { new TaskCanceledException("slow", new TimeoutException()), true, true },
        { new OperationCanceledException(), false, false },
        { new DatabaseException(isTransient: true), true, true },
        { new DatabaseException(isTransient: false), false, false },
        { new InvalidOperationException("a mistake"), false, false },
        { new UnknownException(), false, false },
        { new ArgumentException("wrong"), false, false },
        { new BrokenCircuitException(), false, false },
        { new ConversationConflictException("Moved on.", 1, 2), false, false },
        { new ModelException("model.failed", "Down.", "lite", isTransient: true), true, true },
        { new ModelException("model.missing", "None.", "lite"), false, false },
        { new ModelException("model.empty", "No word.", "lite", isTransient: true) { IsOneCallersOwn = true }, true, false },
        { new ProviderLimitException(ProviderLimit.FirstContent, "p"), true, true },
        { new ProviderLimitException(ProviderLimit.Items, "p"), false, false },
    };

    [Theory]
    [MemberData(nameof(Table))]
    public void What_may_pass_and_whose_failure_it_is(Exception exception, bool isTransient, bool counts)
    {
        Assert.Equal(isTransient, TransientFailure.Default.IsTransient(exception));
        Assert.Equal(counts, TransientFailure.Default.CountsAgainstProvider(exception));
    }

    [Fact]
    public void A_hosts_classifier_decides_before_the_table_and_one_that_throws_knows_nothing()
    {
        var failures = new TransientFailure([new Broken(), new Mine()]);

        FailureClassification said = failures.Classify(new InvalidOperationException("outer", new UnknownException()));

        Assert.Equal((true, TimeSpan.FromSeconds(7)), (said.IsTransient, said.RetryAfter));
        Assert.True(failures.CountsAgainstProvider(new UnknownException()));
        Assert.False(failures.IsTransient(Http(HttpStatusCode.BadRequest)));
    }

    [Fact]
    public void Retry_after_and_status_of_our_own_errors_are_kept()
    {
        FailureClassification what = TransientFailure.Default.Classify(
            new SpeechException("s.busy", "Busy.", "p", isTransient: true) { RetryAfter = TimeSpan.FromSeconds(3), StatusCode = 429 });

        Assert.Equal((true, TimeSpan.FromSeconds(3), 429), (what.IsTransient, what.RetryAfter, what.StatusCode));
    }

    [Fact]
    public void A_status_property_that_throws_or_is_no_status_tells_nothing()
    {
        Assert.Null(FailureShapes.StatusOf(new ThrowingException()));
        Assert.Null(FailureShapes.StatusOf(new ClientResultException(0)));
        Assert.Null(FailureShapes.StatusOf(new WordyException()));
        Assert.Equal(418, FailureShapes.StatusOf(new ClientResultException(418)));
    }

    private static HttpRequestException Http(HttpStatusCode status) => new("no", null, status);

    // As in System.ClientModel, which the OpenAI client throws.
    private sealed class ClientResultException(int status) : Exception("HTTP 400 (invalid_request_error: content_filter)")
    {
        public int Status { get; } = status;
    }

    private sealed class ServiceException(HttpStatusCode status) : Exception
    {
        public HttpStatusCode StatusCode { get; } = status;
    }

    private sealed class ThrowingException : Exception
    {
        public int Status => throw new InvalidOperationException();
    }

    private sealed class WordyException : Exception
    {
        public string Status => "500";
    }

    private sealed class UnknownException : Exception;

    private sealed class DatabaseException(bool isTransient) : DbException("database")
    {
        public override bool IsTransient => isTransient;
    }

    private sealed class Broken : IFailureClassifier
    {
        public FailureClassification? Classify(Exception exception) => throw new InvalidOperationException();
    }

    private sealed class Mine : IFailureClassifier
    {
        public FailureClassification? Classify(Exception exception)
            => exception is UnknownException ? new FailureClassification(IsTransient: true) { RetryAfter = TimeSpan.FromSeconds(7) } : null;
    }
}
