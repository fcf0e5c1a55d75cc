using System.Net;
using System.Net.Sockets;
using Amazon.Runtime;

namespace AvatarKit.Aws.Tests.Speech;

public sealed class PollyErrorsTests
{
    [Theory]
    [InlineData("ThrottlingException", 400, "polly.throttled", true)]
    [InlineData("ServiceQuotaExceededException", 402, "polly.quota_exceeded", true)]
    [InlineData("TextLengthExceededException", 400, "polly.text_too_long", false)]
    [InlineData("InvalidSsmlException", 400, "polly.invalid_ssml", false)]
    [InlineData("LexiconNotFoundException", 404, "polly.lexicon_missing", false)]
    [InlineData("EngineNotSupportedException", 400, "polly.engine_not_supported", false)]
    [InlineData("LanguageNotSupportedException", 400, "polly.language_not_supported", false)]
    [InlineData("InvalidSampleRateException", 400, "polly.invalid_sample_rate", false)]
    [InlineData("MarksNotSupportedForFormatException", 400, "polly.marks_not_supported", false)]
    [InlineData("SsmlMarksNotSupportedForTextTypeException", 400, "polly.marks_not_supported", false)]
    [InlineData("AccessDeniedException", 403, "polly.access_denied", false)]
    [InlineData("UnrecognizedClientException", 403, "polly.credentials", false)]
    [InlineData("ExpiredTokenException", 403, "polly.credentials", false)]
    [InlineData("ServiceFailureException", 500, "polly.unavailable", true)]
    [InlineData("ServiceUnavailableException", 503, "polly.unavailable", true)]
    [InlineData("ValidationException", 400, "polly.validation", false)]
    [InlineData("NobodyKnowsException", 502, "polly.unavailable", true)]
    [InlineData("NobodyKnowsException", 429, "polly.throttled", true)]
    [InlineData("NobodyKnowsException", 403, "polly.access_denied", false)]
    [InlineData("NobodyKnowsException", 418, "polly.failed", false)]
    public void The_error_s_name_decides(string name, int status, string code, bool isTransient)
    {
        AmazonServiceException raw = FakePolly.Error(name, (HttpStatusCode)status);
        PollyException error = Assert.IsType<PollyException>(ToTyped(raw));

        Assert.Equal((code, isTransient), (error.Code, error.IsTransient));
        Assert.Equal((status, "r-1", "polly"), (error.StatusCode, error.RequestId, error.Provider));
        Assert.Same(raw, error.InnerException);
        Assert.DoesNotContain("secret", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Signature expired: 20261127T060000Z is now earlier than", "polly.clock_skew")]
    [InlineData("Signature not yet current: 20261127T060000Z", "polly.clock_skew")]
    [InlineData("The request signature we calculated does not match", "polly.credentials")]
    public void A_clock_that_is_off_is_told_apart_from_a_wrong_key(string message, string code)
        => Assert.Equal(code, ((PollyException)ToTyped(FakePolly.Error("InvalidSignatureException", HttpStatusCode.Forbidden, message))).Code);

    [Fact]
    public void A_broken_connection_may_be_tried_again()
    {
        foreach (Exception broken in (Exception[])[new HttpRequestException("x", new SocketException(104)), new IOException("x"),
            new AmazonServiceException("x", new HttpRequestException("y")), new TaskCanceledException("x", new TimeoutException())])
        {
            Assert.Equal(("polly.unavailable", true), (((PollyException)ToTyped(broken)).Code, ((PollyException)ToTyped(broken)).IsTransient));
        }

        var cut = (PollyException)PollyErrors.ToTyped(new IOException("x"), TimeProvider.System, audioHasBegun: true, default);
        Assert.Equal(("polly.audio_truncated", true), (cut.Code, cut.IsTransient));
    }

    [Fact]
    public void Cancellation_stays_cancellation()
    {
        var cancelled = new CancellationToken(canceled: true);

        Assert.IsAssignableFrom<OperationCanceledException>(PollyErrors.ToTyped(new IOException("x"), TimeProvider.System, true, cancelled));
        var own = new OperationCanceledException(cancelled);
        Assert.Same(own, PollyErrors.ToTyped(own, TimeProvider.System, true, cancelled));
    }

    [Fact]
    public void No_credentials_and_errors_of_the_library_keep_their_names()
    {
        Assert.Equal("polly.credentials", ((PollyException)ToTyped(new AmazonClientException("Failed to resolve AWS credentials."))).Code);
        var known = new AwsConfigurationException("aws.region_missing", "No region.");
        Assert.Same(known, ToTyped(known));
        Assert.Equal("polly.failed", ((PollyException)ToTyped(new InvalidOperationException("x"))).Code);
    }

    private static Exception ToTyped(Exception exception) => PollyErrors.ToTyped(exception, TimeProvider.System, audioHasBegun: false, default);
}
