using System.Net;

namespace AvatarKit.Tests.Errors;

public sealed class ErrorTextTests
{
    [Fact]
    public void Our_own_errors_say_what_they_say()
        => Assert.Equal(
            "knowledge.folder_missing: There is no folder 'docs'.",
            ErrorText.For(new KnowledgeException("knowledge.folder_missing", "There is no folder 'docs'.", "sqlite")));

    [Fact]
    public void The_log_is_told_where_it_was_and_the_message_is_not()
    {
        var failure = new StorageException("storage.full", "There is no room.", "sqlite") { Place = "/srv/data/conversations.db" };

        Assert.Equal("storage.full: There is no room. (/srv/data/conversations.db)", ErrorText.For(failure));
        Assert.Equal("There is no room.", failure.Message);
    }

    [Fact]
    public void Foreign_errors_say_type_and_status_and_never_their_message()
    {
        Assert.Equal("HttpRequestException, status 401", ErrorText.For(new HttpRequestException("secret", null, HttpStatusCode.Unauthorized)));
        Assert.Equal("IOException", ErrorText.For(new IOException("secret")));
        Assert.Equal("IOException", ErrorText.For(new AggregateException("secret", new IOException("secret"))));
        Assert.Equal(
            "model.failed: Tier 'lite' failed. [HttpRequestException, status 400]",
            ErrorText.For(new ModelException("model.failed", "Tier 'lite' failed.",
                "lite", innerException: new HttpRequestException("secret", null, HttpStatusCode.BadRequest))));
    }

    [Fact]
    public void An_error_as_data_is_told_in_one_line()
        => Assert.Equal(
            "model.timeout: The model did not answer.",
            new AvatarError("model.timeout", TurnStage.Generate, "The model did not answer.") { Exception = new TimeoutException() }.ToString());
}
