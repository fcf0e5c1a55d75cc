using System.Globalization;

namespace AvatarKit.Evaluation;

/// <summary>What goes wrong with a model in one turn.</summary>
internal enum ModelFault
{
    None,
    Throws,
    ThrowsMidway,
    ThrowsAtDispose,
    Slow,
    Deaf,
    DeafMidway,
    Empty,
}

/// <summary>What goes wrong with a voice.</summary>
internal enum VoiceFault
{
    None,
    Throws,
    ThrowsMidway,
    Slow,
    Deaf,
    DeafMidway,
    Silent,
    NegativeTimes,
    NullChunk,
}

/// <summary>What goes wrong with a renderer.</summary>
internal enum RendererFault
{
    None,
    Throws,
    Slow,
    Deaf,
}

/// <summary>What the client does.</summary>
internal enum ClientConduct
{
    ReadsAll,
    CancelsAtOnce,
    Cancels,
    Leaves,
}

/// <summary>What befalls one turn. The same seed and number give the same.</summary>
internal sealed record ChaosPlan(ModelFault Model, VoiceFault Voice, RendererFault Renderer, ClientConduct Client, int AfterUpdates)
{
    /// <summary>Whether nothing is to go wrong.</summary>
    public bool IsSound
        => Model == ModelFault.None && Voice == VoiceFault.None && Renderer == RendererFault.None && Client == ClientConduct.ReadsAll;

    /// <summary>Whether the turn is to complete: a broken voice or face costs it that part and nothing else.</summary>
    public bool IsAnswered => Model is (ModelFault.None or ModelFault.Slow) && Client == ClientConduct.ReadsAll;

    /// <summary>A message that tells model, voice and renderer what to do.</summary>
    public string Message => string.Create(CultureInfo.InvariantCulture, $"model{Model} voice{Voice} renderer{Renderer}").ToLowerInvariant();

    public static ChaosPlan Of(int seed, int number)
    {
        // Each fault in about one turn of eight, so that some turns have several; a breaker stays closed at that.
        var random = new Random(unchecked((seed * 1_000_003) + number));
        return new ChaosPlan(
            Pick<ModelFault>(random), Pick<VoiceFault>(random), Pick<RendererFault>(random), Pick<ClientConduct>(random), random.Next(1, 30));
    }

    /// <summary>Whether a text holds the word of a fault.</summary>
    public static bool Has<T>(string text, string part, T fault)
        where T : struct, Enum
        => text.Split(' ', '.', ',').Contains((part + fault).ToLowerInvariant(), StringComparer.OrdinalIgnoreCase);

    private static T Pick<T>(Random random)
        where T : struct, Enum
    {
        T[] all = Enum.GetValues<T>();
        return random.Next(8) == 0 ? all[random.Next(1, all.Length)] : all[0];
    }
}
