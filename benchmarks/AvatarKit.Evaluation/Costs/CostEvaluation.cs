using AvatarKit.Aws;

namespace AvatarKit.Evaluation;

/// <summary><c>eval cost</c>: what a plan costs, as JSON.</summary>
internal static class CostEvaluation
{
    public static async Task<int> RunAsync(string[] args)
    {
        string? plan = null;
        string? chart = null;
        for (int i = 0; i + 1 < args.Length; i += 2)
        {
            switch (args[i])
            {
                case "--plan":
                    plan = args[i + 1];
                    break;
                case "--chart":
                    chart = args[i + 1];
                    break;
                default:
                    return Fail($"'{args[i]}' is not an option of eval cost; it takes --plan FILE.json and --chart FILE.svg.");
            }
        }

        if (plan is null || args.Length % 2 != 0)
        {
            return Fail("eval cost takes --plan FILE.json and --chart FILE.svg.");
        }

        try
        {
            CostForecast forecast = CostPlan.Parse(await File.ReadAllTextAsync(plan))
                .Forecast(AwsPriceBook.Default, TimeProvider.System.GetUtcNow());
            if (chart is not null)
            {
                await File.WriteAllTextAsync(chart, forecast.ToSvg());
            }

            Console.WriteLine(forecast.ToJson());
            return 0;
        }
        catch (Exception exception) when (exception is AvatarKitException or IOException or UnauthorizedAccessException)
        {
            return Fail(exception.Message);
        }
    }

    private static int Fail(string message)
    {
        Console.Error.WriteLine(message);
        return 2;
    }
}
