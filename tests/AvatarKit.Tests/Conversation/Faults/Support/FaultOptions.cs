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
        options.TurnTimeout = Turn;
        options.FirstTokenTimeout = Part;
        options.SpeechTimeout = Part;
        options.PersistTimeout = Part;
        options.ModelRetries = 0;
        options.SpeechRetries = 0;
        options.StorageRetries = 0;
    }

    public static void SetStoreRetries(AvatarChatbotOptions options, int retries) => options.StorageRetries = retries;

    public static void SetLocale(AvatarChatbotOptions options, string locale) => options.Locale = locale;

    public static void PinTier(AvatarChatbotOptions options, string tier) => options.Routing.PinnedTier = tier;

    public static void StoreSpeech(AvatarChatbotOptions options) => options.StoreSpeech = true;

    public static void SetFrameRate(AvatarChatbotOptions options, int frameRate) => options.FaceFrameRate = frameRate;

    public static void SetVoice(AvatarChatbotOptions options, string voice) => options.Voice = voice;

    public static void SetShortHistory(AvatarChatbotOptions options) => options.History.MaxTokens = 20;

    public static void AddTool(AvatarChatbotOptions options, Microsoft.Extensions.AI.AITool tool) => options.Tools.Add(tool);
}
