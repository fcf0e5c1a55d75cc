using System.Text;

namespace AvatarKit.Fuzz.Targets;

/// <summary>Plans of what an avatar will cost.</summary>
internal sealed class CostPlanTarget : JsonTarget
{
    private static readonly DateTimeOffset Now = new(2026, 11, 30, 12, 0, 0, TimeSpan.Zero);

    public override string Name => "cost-plan";

    public override bool Allows(Exception exception) => exception is CostPlanException;

    public override void Run(byte[] input, Random random)
    {
        var plan = CostPlan.Parse(LooseText.Decode(input));
        CostForecast forecast = plan.Forecast(JsonPriceBook.Default, Now);
        Check(forecast.Phases.Count == plan.Phases.Count, "every phase has a forecast");
    }
}
