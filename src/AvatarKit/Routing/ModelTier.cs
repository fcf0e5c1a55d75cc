using Microsoft.Extensions.AI;

namespace AvatarKit;

/// <summary>A tier as one turn sees it: its client, under the options of the turn.</summary>
internal sealed class ModelTier(string name, ModelTierClient registered, ModelTierOptions options, string? region = null)
{
    public string Name => name;

    public IChatClient Client => registered.Client;

    /// <summary>The model's id as configured or as its client names it.</summary>
    public string? ModelId => options.ModelId ?? registered.DefaultModelId;

    /// <summary>What to ask for; <see langword="null"/> leaves the choice to the client.</summary>
    public string? RequestedModelId => options.ModelId;

    /// <summary>Where its client calls, where it says so.</summary>
    public Uri? Server => registered.Server;

    /// <summary>Whether the client looks things up itself and needs no passages in its prompt.</summary>
    public bool GroundsItself => registered.GroundsItself;

    /// <summary>Who is called, for its resilience pipeline.</summary>
    public ProviderKey Key => new(ProviderKind.Model, registered.Provider, name, region);

    /// <summary>Where it answers; <see langword="null"/>: not known.</summary>
    public string? Region => region ?? options.Region;

    /// <summary>Whether the client calls tools itself.</summary>
    public bool InvokesTools => registered.InvokesTools;

    /// <summary>Notes why the tier failed.</summary>
    /// <returns>Whether that is news: a failure that lasts is told once, until the tier works again or fails for another reason.</returns>
    public bool NoteFailure(string code, bool isTransient) => registered.NoteFailure(code, isTransient);

    /// <summary>Notes that the tier answers.</summary>
    public void NoteAnswer() => registered.NoteAnswer();
}
