namespace AvatarKit.Aws;

/// <summary>What the engines are called and can do.</summary>
internal static class PollyEngines
{
    /// <summary>For an avatar, marks count first and the price of long-form speech last.</summary>
    private static readonly PollyEngine[] ByFitness = [PollyEngine.Neural, PollyEngine.Standard, PollyEngine.Generative, PollyEngine.LongForm];

    /// <summary>The name on the wire.</summary>
    public static string Name(this PollyEngine engine) => engine switch
    {
        PollyEngine.Neural => "neural",
        PollyEngine.LongForm => "long-form",
        PollyEngine.Generative => "generative",
        _ => "standard",
    };

    /// <summary>Who speaks, which is also the key for the price.</summary>
    public static string Provider(this PollyEngine engine) => "polly/" + engine.Name();

    /// <summary>Whether speech marks exist: on all engines but the generative one (developer guide, "Speech marks").</summary>
    public static bool HasMarks(this PollyEngine engine) => engine != PollyEngine.Generative;

    public static PollyEngine? Find(string name)
    {
        foreach (PollyEngine engine in ByFitness)
        {
            if (engine.Name().Equals(name, StringComparison.OrdinalIgnoreCase))
            {
                return engine;
            }
        }

        return null;
    }

    /// <summary>How near an engine is to the preferred one: 0 is the preferred one itself.</summary>
    public static int Rank(this PollyEngine engine, PollyEngine preferred) => engine == preferred ? 0 : 1 + Array.IndexOf(ByFitness, engine);
}
