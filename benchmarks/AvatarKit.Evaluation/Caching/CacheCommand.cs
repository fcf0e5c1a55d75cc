using System.Text.Json.Nodes;

namespace AvatarKit.Evaluation;

/// <summary><c>eval cache</c>: asks the response cache a stream of questions in order, and counts hits and wrong ones.</summary>
internal static class CacheCommand
{
    public static async Task<int> RunAsync(string[] arguments)
    {
        if (CacheArguments.Read(arguments, "cache", "--stream", "--max-wrong", "--ratings", "--answers", "--locale", "--seed") is not { } given
            || given.Text("--stream") is not { } file)
        {
            return 2;
        }

        var options = new ResponseCacheOptions { MaxWrong = given.Number("--max-wrong", 0.01), MaxEntries = 100_000 };
        var run = new CacheRun(
            options, given.Text("--locale") ?? "en-US", given.Number("--ratings", 0), given.Text("--answers") == "shared", given.Count("--seed", 1));
        foreach (AskedQuestion question in AskedQuestion.Read(file))
        {
            await run.AskAsync(question);
        }

        JsonObject result = run.Report();
        Console.WriteLine(result.ToJsonString());
        return 0;
    }
}
