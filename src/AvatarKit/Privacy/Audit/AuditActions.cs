namespace AvatarKit;

/// <summary>The actions AvatarKit notes itself. Hosts note others under names of their own.</summary>
public static class AuditActions
{
    /// <summary>A person's conversations are listed.</summary>
    public const string List = "conversations.list";

    /// <summary>A conversation is read, whole or in part.</summary>
    public const string Read = "conversation.read";

    /// <summary>An answer is rated.</summary>
    public const string Rate = "turn.rate";

    /// <summary>All that is kept of a person is exported.</summary>
    public const string Export = "person.export";

    /// <summary>A conversation is erased.</summary>
    public const string EraseConversation = "conversation.erase";

    /// <summary>A person is erased.</summary>
    public const string ErasePerson = "person.erase";

    /// <summary>Settings have changed; the detail names them, without values.</summary>
    public const string Configuration = "configuration.changed";

    /// <summary>Data went because it was old enough; the detail names its class and number.</summary>
    public const string Retention = "retention.removed";

    /// <summary>The oldest records of the trail went; the detail has the number of the last of them and its hash.</summary>
    public const string Trimmed = "audit.trimmed";

    /// <summary>A record that a crash had cut off was taken out; the detail has its length.</summary>
    public const string Repaired = "audit.repaired";
}
