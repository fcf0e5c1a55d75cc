namespace AvatarKit;

internal sealed class RetainedConversations(IConversationStore store) : IRetainedData
{
    public RetentionClass DataClass => RetentionClass.Conversations;

    public bool CanRemove => true;

    public ValueTask<int> RemoveAsync(DateTimeOffset before, int most, CancellationToken cancellationToken = default)
        => store.EraseInactiveAsync(before, cancellationToken);
}
