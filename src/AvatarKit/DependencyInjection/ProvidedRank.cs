namespace AvatarKit;

/// <summary>How specifically something was asked for.</summary>
internal enum ProvidedRank
{
    /// <summary>Nobody asked: AvatarKit's default.</summary>
    Default,

    /// <summary>One of many that came together: <c>UseLocal()</c>.</summary>
    Bundle,

    /// <summary>A provider's model for a tier, which gives way to a model that is chosen for itself: <c>UseBedrock()</c>.</summary>
    Provider,

    /// <summary>For itself: <c>UsePolly()</c>, <c>UseChatClient(…)</c>.</summary>
    Part,
}
