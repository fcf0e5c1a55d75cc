namespace AvatarKit;

/// <summary>What a text is that a guard looks at.</summary>
public enum GuardedTextKind
{
    /// <summary>What a person said. Blocked, the turn is refused, kindly and aloud, and nothing of it is stored.</summary>
    Message,

    /// <summary>A sentence of the answer, before it is shown or spoken. Blocked, the answer ends there with a kind refusal.</summary>
    Sentence,

    /// <summary>A passage of a knowledge base. Blocked, it is left out.</summary>
    Passage,

    /// <summary>What a tool gave. Blocked, the model is told that it was withheld.</summary>
    ToolResult,
}
