namespace AvatarKit.Tests.Conversation.Faults;

/// <summary>The settings the tests of faults touch, in one place.</summary>
internal static class FaultOptions
{
    /// <summary>How long a whole turn may take.</summary>
    public static readonly TimeSpan Turn = TimeSpan.FromSeconds(60);

    /// <summary>How long one part of a turn may take.</summary>
    public static readonly TimeSpan Part = TimeSpan.FromSeconds(10);

    /// <summary>By when a turn has ended whatever its parts do: its time, that of storing its end and of its apology, and as much again.</summary>
    public static readonly TimeSpan Bound = TimeSpan.FromMinutes(3);

    public static void SetTimes(AvatarChatbotOptions options)
    {
        options.Limits.TurnTimeout = Turn;
        options.Resilience.Model.FirstContentTimeout = Part;
        options.Resilience.Model.BetweenItemsTimeout = Part;
        options.Resilience.Knowledge.Timeout = Part;
        options.Resilience.Router.Timeout = Part;
        options.Resilience.Renderer.BetweenItemsTimeout = Part;
        options.Resilience.Renderer.ClosingTimeout = Part;
        options.Resilience.Voice.SentenceTimeout = Part;
        options.Resilience.Store.Timeout = Part;
        options.Resilience.Model.Retries = 0;
        options.Resilience.Voice.Retries = 0;
        options.Resilience.Store.Retries = 0;
    }

    /// <summary>A turn that may take no longer than half of what each of its parts may.</summary>
    public static void SetShortTurn(AvatarChatbotOptions options) => options.Limits.TurnTimeout = Part / 2;

    /// <summary>The same, whose voice is asked for two sentences at once.</summary>
    public static void SetShortTurnOfTwoSentences(AvatarChatbotOptions options)
    {
        SetShortTurn(options);
        options.Speech.SentencesAhead = 2;
    }

    /// <summary>A model that may take as long as its turn.</summary>
    public static void SetPatientModel(AvatarChatbotOptions options) => options.Resilience.Model.BetweenItemsTimeout = Turn;

    public static void SetStoreRetries(AvatarChatbotOptions options, int retries) => options.Resilience.Store.Retries = retries;

    public static void SetLocale(AvatarProfile profile, string locale) => profile.Locale = locale;

    public static void PinTier(AvatarChatbotOptions options, string tier) => options.Routing.PinnedTier = tier;

    public static void StoreSpeech(AvatarChatbotOptions options) => options.Speech.Store = true;

    public static void SetFrameRate(AvatarChatbotOptions options, int frameRate) => options.Rendering.FrameRate = frameRate;

    public static void SetVoice(AvatarProfile profile, string voice) => profile.Voice = voice;

    public static void SetShortHistory(AvatarChatbotOptions options) => options.History.MaxTokens = 20;

    public static void AddTool(AvatarProfile profile, Microsoft.Extensions.AI.AITool tool) => profile.Tools.Add(tool);
}
