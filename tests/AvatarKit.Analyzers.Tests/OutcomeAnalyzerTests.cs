namespace AvatarKit.Analyzers.Tests;

public sealed class OutcomeAnalyzerTests
{
    [Theory]
    [InlineData("AvatarResponse answer = await avatar.GetResponseAsync(request); Console.WriteLine(answer.Text);", "answer.Text")]
    [InlineData("var answer = await avatar.GetResponseAsync(request).ConfigureAwait(false); return answer.SpokenText;", "answer.SpokenText")]
    [InlineData("return (await avatar.GetResponseAsync(request)).Text;", "(await avatar.GetResponseAsync(request)).Text")]
    [InlineData("return avatar.GetResponseAsync(request).Result.Text;", "avatar.GetResponseAsync(request).Result.Text")]
    [InlineData("AvatarResponse? answer = await avatar.GetResponseAsync(request); return answer?.Text ?? \"\";", ".Text")]
    [InlineData("var answer = await avatar.GetResponseAsync(request); return $\"{answer.Text} {answer.Segments.Count}\";", "answer.Text")]
    [InlineData("Func<Task<string>> ask = async () => { var a = await avatar.GetResponseAsync(request); return a.Text; };", "a.Text")]
    [InlineData("var a = await avatar.GetResponseAsync(request); if (a is not null) { Console.WriteLine(a.Text); }", "a.Text")]
    [InlineData("var a = await avatar.GetResponseAsync(request); if (a != null) { Console.WriteLine(a.Text + a.Text); }", "a.Text")]
    public async Task A_text_without_a_look_is_found(string body, string place)
        => Assert.Equal([$"AVK001: {place}"], await Snippet.WarningsOfAsync(Method(body)));

    [Theory]
    [InlineData("var answer = await avatar.GetResponseAsync(request); return answer.EnsureNotFailed().Text;")]
    [InlineData("var answer = (await avatar.GetResponseAsync(request)).EnsureCompleted(); return answer.Text;")]
    [InlineData("var answer = await avatar.GetResponseAsync(request); answer.EnsureCompleted(); return answer.Text;")]
    [InlineData("var answer = await avatar.GetResponseAsync(request); return answer.Outcome == TurnOutcome.Failed ? \"\" : answer.Text;")]
    [InlineData("var answer = await avatar.GetResponseAsync(request); return answer.Error?.Code ?? answer.Text;")]
    [InlineData("var answer = await avatar.GetResponseAsync(request); return answer is { Outcome: TurnOutcome.Completed } ? answer.Text : \"\";")]
    [InlineData("var answer = await avatar.GetResponseAsync(request); return answer?.Outcome.ToString() + answer?.Text;")]
    public async Task A_look_is_enough(string body) => Assert.Empty(await Snippet.WarningsOfAsync(Method(body)));

    [Theory]
    [InlineData("var answer = await avatar.GetResponseAsync(request); Console.WriteLine(answer.Text); return Check(answer);")]
    [InlineData("var answer = await avatar.GetResponseAsync(request); Console.WriteLine(answer.Text); kept = answer;")]
    [InlineData("var answer = await avatar.GetResponseAsync(request); Console.WriteLine(answer.Text); return new[] { answer }.Length.ToString();")]
    [InlineData("var answer = await avatar.GetResponseAsync(request); Console.WriteLine(answer.ConversationId);")]
    [InlineData("return kept!.Text;")]
    [InlineData("AvatarResponse answer = Known(); return answer.Text;")]
    public async Task What_is_handed_on_or_comes_from_elsewhere_is_anothers_to_look_at(string body)
        => Assert.Empty(await Snippet.WarningsOfAsync(Method(body)));

    [Fact]
    public async Task A_response_that_is_returned_is_its_callers_to_look_at()
        => Assert.Empty(await Snippet.WarningsOfAsync("""
            public sealed class Asker(IConversationEngine avatar)
            {
                public async Task<AvatarResponse> AskAsync(AvatarRequest request)
                {
                    AvatarResponse answer = await avatar.GetResponseAsync(request);
                    Console.WriteLine(answer.Text);
                    return answer;
                }

                public Task<AvatarResponse> AskAgainAsync(AvatarRequest request) => avatar.GetResponseAsync(request);
            }
            """));

    [Fact]
    public async Task Fakes_and_tests_compare_the_text()
    {
        const string Compared = "var answer = await avatar.GetResponseAsync(request); return answer.Text;";

        Assert.Empty(await Snippet.WarningsOfAsync(Method(Compared), isTest: true));
        Assert.Empty(await Snippet.WarningsOfAsync("""
            public static class Fakes
            {
                public static async Task<string> AskAsync(AvatarRequest request)
                {
                    var engine = new AvatarKit.Testing.FakeConversationEngine();
                    AvatarResponse answer = await engine.GetResponseAsync(request);
                    return answer.Text;
                }
            }
            """));
    }

    private static string Method(string body) => $$"""
        public sealed class Asker(IConversationEngine avatar)
        {
            private AvatarResponse? kept;

            public async Task<string> AskAsync(AvatarRequest request)
            {
                await Task.Yield();
                {{body}}
        #pragma warning disable CS0162
                return kept?.TurnId ?? "";
            }

            private AvatarResponse Known() => kept!;

            private static string Check(AvatarResponse answer) => answer.Outcome.ToString();
        }
        """;
}
