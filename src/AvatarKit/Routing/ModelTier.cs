using Microsoft.Extensions.AI;
using Polly;

namespace AvatarKit;

/// <summary>A tier ready to be called.</summary>
internal sealed class ModelTier(string name, IChatClient client, ModelTierSettings settings, ResiliencePipeline<OpenedAnswer> pipeline)
{
    private readonly Lazy<IChatClient> withTools = new(() => client.GetService<FunctionInvokingChatClient>() is null
        ? client.AsBuilder().UseFunctionInvocation().Build()
        : client);

    private string? knownFailure;

    public string Name => name;

    public ModelTierSettings Settings => settings;

    /// <summary>The model's id as configured or as its client names it.</summary>
    public string? ModelId { get; } = settings.ModelId ?? client.GetService<ChatClientMetadata>()?.DefaultModelId;

    /// <summary>What to ask for; <see langword="null"/> leaves the choice to the client.</summary>
    public string? RequestedModelId => settings.ModelId;

    /// <summary>Whether the client looks things up itself and needs no passages in its prompt.</summary>
    public bool GroundsItself { get; } = client.GetService<IKnowledgeBase>() is not null;

    public ResiliencePipeline<OpenedAnswer> Pipeline => pipeline;

    /// <summary>Notes why the tier failed.</summary>
    /// <returns>Whether that is news: a failure that lasts is told once, until the tier works again or fails for another reason.</returns>
    public bool NoteFailure(string code, bool isTransient) => isTransient || Interlocked.Exchange(ref knownFailure, code) != code;

    /// <summary>Notes that the tier answers.</summary>
    public void NoteAnswer() => Volatile.Write(ref knownFailure, null);

    public IChatClient ClientFor(ChatOptions chatOptions) => chatOptions.Tools is { Count: > 0 } ? withTools.Value : client;
}
