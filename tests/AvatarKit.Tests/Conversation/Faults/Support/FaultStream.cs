namespace AvatarKit.Tests.Conversation.Faults;

/// <summary>A stream that goes wrong at one point and heeds no token there.</summary>
public sealed class FaultStream<T>(IAsyncEnumerable<T> source, StreamFault fault, Fault owner) : IAsyncEnumerable<T>
{
    public IAsyncEnumerator<T> GetAsyncEnumerator(CancellationToken cancellationToken = default)
        => new Enumerator(
            source.GetAsyncEnumerator(fault.StopsAfter is null && !fault.NeverEnds ? cancellationToken : CancellationToken.None), fault, owner);

    private sealed class Enumerator(IAsyncEnumerator<T> source, StreamFault fault, Fault owner) : IAsyncEnumerator<T>
    {
        private int given;
        private bool isStuck;

        public T Current => source.Current;

        public async ValueTask<bool> MoveNextAsync()
        {
            if (given == fault.StopsAfter)
            {
                isStuck = true;
                await owner.HangAsync();
            }

            if (await source.MoveNextAsync())
            {
                given++;
                return true;
            }

            if (fault.NeverEnds)
            {
                isStuck = true;
                await owner.HangAsync();
            }

            return false;
        }

        public async ValueTask DisposeAsync()
        {
            if (!isStuck)
            {
                await source.DisposeAsync();
            }

            if (fault.DisposalThrows)
            {
                owner.NoteStruck();
                throw new InvalidOperationException("The disposal failed.");
            }

            if (fault.DisposalNeverEnds)
            {
                await owner.HangAsync();
            }
        }
    }
}
