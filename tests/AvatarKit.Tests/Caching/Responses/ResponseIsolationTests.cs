using CsCheck;
using static AvatarKit.Tests.Caching.Responses.ResponseCaches;

namespace AvatarKit.Tests.Caching.Responses;

public sealed class ResponseIsolationTests
{
    private static readonly Gen<string?> Word = AnyOf<string?>([.. Enumerable.Repeat<string?>(null, 24), "", "a", "A", "a\0"]);

    private static readonly Gen<ResponseCacheScope> Scopes =
        from tenant in AnyOf("acme", "globex", "acme ", "ACME")
        from locale in AnyOf("en", "en-us", "de", "fi")
        from avatar in Word
        from version in Word
        from knowledge in Word
        from route in Word
        from request in Word
        from partition in Word
        select new ResponseCacheScope
        {
            TenantId = tenant, Locale = locale, AvatarId = avatar, AvatarVersion = version, KnowledgeVersion = knowledge, Route = route,
            Request = request, Partition = partition,
        };

    [Fact]
    public async Task No_answer_of_one_scope_is_given_in_another()
    {
        var cache = new ResponseCache(new ResponseCacheOptions { MaxWrong = 0.2 });
        var kept = new Dictionary<ResponseCacheScope, string>();
        string[] questions =
        [
            "How do I reset my forgotten password?", "How can I reset my forgotten password?", "how do I reset my forgotten passwords",
        ];
        int hits = 0;
        int number = 0;
        List<ResponseCacheScope> scopes = [];
        Scopes.Check(scopes.Add, cases: 2_000);
        foreach (ResponseCacheScope scope in scopes)
        {
            string answer = $"{++number}";
            ResponseCacheHit? hit = await cache.AskAsync(Ask(questions[number % 3], scope: scope), new CachedResponse { Text = answer });
            if (hit is null)
            {
                Assert.True(kept.TryAdd(scope, answer) || scope.Locale == "fi", "What was kept was not found.");
                continue;
            }

            hits++;
            Assert.True(kept.ContainsKey(scope), "A hit in a scope in which nothing was kept.");
            Assert.Equal(scope, scopes[int.Parse(hit.Response.Text, System.Globalization.CultureInfo.InvariantCulture) - 1]);
        }

        Assert.InRange(hits, 100, 1_900);
    }

    [Fact]
    public void Scopes_that_differ_have_different_keys()
    {
        var known = new Dictionary<string, ResponseCacheScope>();
        Scopes.Check(scope =>
        {
            if (!known.TryAdd(scope.ToHash(), scope))
            {
                Assert.Equal(known[scope.ToHash()], scope);
            }
        });
    }

    private static Gen<T> AnyOf<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(place => values[place]);
}
