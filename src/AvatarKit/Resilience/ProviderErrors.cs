using System.Globalization;
using Polly;

namespace AvatarKit;

/// <summary>Makes what callers see of what a provider threw. A provider's own message may quote the prompt:
/// it stays in the inner exception.</summary>
internal sealed class ProviderErrors(TransientFailure failures)
{
    /// <summary>The error of a model; AvatarKit's own errors stay as they are.</summary>
    public AvatarKitException OfModel(Exception exception, string tier, string provider = "unknown") => exception switch
    {
        AvatarKitException known => known,
        ProviderLimitException { Limit: ProviderLimit.FirstContent } => new ModelException(
            "model.timeout", $"Tier '{tier}' sent no token within AvatarChatbotOptions.Resilience.Model.FirstContentTimeout, nor did its fallbacks.",
            tier, provider, isTransient: true, exception),
        ProviderLimitException { Limit: ProviderLimit.OwnTimeout } => new ModelException(
            "model.timeout", $"Tier '{tier}' gave its call up by a time-out of its own.", tier, provider, isTransient: true, exception),
        ProviderLimitException { IsTimeout: true } => new ModelException(
            "model.timeout",
            $"Tier '{tier}' stopped in mid-answer for longer than AvatarChatbotOptions.Resilience.Model.BetweenItemsTimeout and was given up.",
            tier, provider, isTransient: true, exception),
        ProviderLimitException { Limit: ProviderLimit.Busy } => new ModelException(
            "model.busy",
            $"As many calls to tier '{tier}' are under way as may be (AvatarChatbotOptions.Resilience.Model.MaxConcurrentCalls), nor have its "
                + "fallbacks a place.",
            tier, provider, isTransient: true, exception),
        ProviderLimitException => new ModelException(
            "model.endless", $"Tier '{tier}' sent more updates than any answer has and was given up.",
            tier, provider, isTransient: false, exception),
        ExecutionRejectedException => new ModelException(
            "model.unavailable", $"Tier '{tier}' failed too often and is left alone for a while, as are its fallbacks.",
            tier, provider, isTransient: true, exception),
        _ => Describe(exception, (text, what) => new ModelException(
            "model.failed", $"Tier '{tier}' failed ({text}). See the inner exception.", tier, provider, what.IsTransient, exception)
        {
            StatusCode = what.StatusCode,
            RetryAfter = what.RetryAfter,
        }),
    };

    /// <summary>The error of a voice.</summary>
    public AvatarKitException OfVoice(Exception exception, string provider = "unknown") => exception switch
    {
        AvatarKitException known => known,
        ProviderLimitException { Limit: ProviderLimit.OwnTimeout } => new SpeechException(
            "speech.timeout", "The voice gave its call up by a time-out of its own.", provider, isTransient: true, exception),
        ProviderLimitException { Limit: ProviderLimit.BetweenItems } => new SpeechException(
            "speech.timeout",
            "The voice stopped in mid-sentence for longer than AvatarChatbotOptions.Resilience.Voice.BetweenItemsTimeout and was given up.",
            provider, isTransient: true, exception),
        ProviderLimitException { IsTimeout: true } => new SpeechException(
            "speech.timeout", "The voice took longer than AvatarChatbotOptions.Resilience.Voice.SentenceTimeout for a sentence.",
            provider, isTransient: true, exception),
        ProviderLimitException { Limit: ProviderLimit.Busy } => new SpeechException(
            "speech.busy",
            "As many calls to the voice are under way as may be (AvatarChatbotOptions.Resilience.Voice.MaxConcurrentCalls).",
            provider, isTransient: true, exception),
        ProviderLimitException => new SpeechException(
            "speech.endless", "The voice sent more chunks than any sentence has and was given up.", provider, isTransient: false, exception),
        ExecutionRejectedException => new SpeechException(
            "speech.unavailable", "The voice failed too often and is left alone for a while.", provider, isTransient: true, exception),
        _ => Describe(exception, (text, what) => new SpeechException(
            "speech.failed", $"The voice failed ({text}). See the inner exception.", provider, what.IsTransient, exception)
        {
            StatusCode = what.StatusCode,
            RetryAfter = what.RetryAfter,
        }),
    };

    /// <summary>The error of a store.</summary>
    public AvatarKitException OfStore(Exception exception, string provider, string setting) => exception switch
    {
        AvatarKitException known => known,
        ProviderLimitException { Limit: ProviderLimit.OwnTimeout } => new StorageException(
            "storage.timeout", "The store gave its call up by a time-out of its own.", provider, isTransient: true, exception),
        ProviderLimitException { IsTimeout: true } => new StorageException(
            "storage.timeout", $"The store took longer than {setting}.", provider, isTransient: true, exception),
        _ => Describe(exception, (text, what) => new StorageException(
            "storage.failed", $"The store failed ({text}). See the inner exception.", provider, what.IsTransient, exception)
        {
            StatusCode = what.StatusCode,
            RetryAfter = what.RetryAfter,
        }),
    };

    /// <summary>The error of a knowledge base.</summary>
    public AvatarKitException OfKnowledge(Exception exception, string provider, string setting) => exception switch
    {
        AvatarKitException known => known,
        ProviderLimitException { Limit: ProviderLimit.OwnTimeout } => new KnowledgeException(
            "knowledge.timeout", "The knowledge base gave its search up by a time-out of its own; the answer does not rest on it.", provider,
            isTransient: true, exception),
        ProviderLimitException { IsTimeout: true } => new KnowledgeException(
            "knowledge.timeout", $"The knowledge base took longer than {setting}; the answer does not rest on it.", provider,
            isTransient: true, exception),
        ExecutionRejectedException => new KnowledgeException(
            "knowledge.unavailable", "The knowledge base failed too often and is left alone for a while; the answer does not rest on it.",
            provider, isTransient: true, exception),
        _ => Describe(exception, (text, what) => new KnowledgeException(
            "knowledge.failed", $"The knowledge base failed ({text}); the answer does not rest on it. See the inner exception.",
            provider, what.IsTransient, exception)
        {
            StatusCode = what.StatusCode,
            RetryAfter = what.RetryAfter,
        }),
    };

    private AvatarKitException Describe(Exception exception, Func<string, FailureClassification, AvatarKitException> create)
    {
        FailureClassification what = failures.Classify(exception);
        string text = what.StatusCode is { } status
            ? string.Create(CultureInfo.InvariantCulture, $"{exception.GetType().Name}, status {status}")
            : exception.GetType().Name;
        return create(text, what);
    }
}
