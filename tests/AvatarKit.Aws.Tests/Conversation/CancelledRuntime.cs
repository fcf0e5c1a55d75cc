using AvatarKit.Aws.Wire.Bedrock;

namespace AvatarKit.Aws.Tests.Conversation;

/// <summary>Is cancelled while it is called, and fails with words of its own: at once, or, streaming, where the answer is read.</summary>
internal sealed class CancelledRuntime(CancellationTokenSource cancelling, string words) : IBedrockRuntime
{
    public Task<ConverseResponse> ConverseAsync(ConverseRequest request, CancellationToken cancellationToken = default)
    {
        cancelling.Cancel();
        throw new IOException(words);
    }

    public Task<ConverseStreamResponse> ConverseStreamAsync(ConverseStreamRequest request, CancellationToken cancellationToken = default)
        => Task.FromResult(new ConverseStreamResponse { Body = new BrokenStream(cancelling, words) });

    public Task<InvokeModelResponse> InvokeModelAsync(InvokeModelRequest request, CancellationToken cancellationToken = default)
        => throw new NotSupportedException();

    public Task<ApplyGuardrailResponse> ApplyGuardrailAsync(ApplyGuardrailRequest request, CancellationToken cancellationToken = default)
        => throw new NotSupportedException();

    public void Dispose()
    {
    }

    private sealed class BrokenStream(CancellationTokenSource cancelling, string words) : MemoryStream
    {
        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            await cancelling.CancelAsync();
            throw new IOException(words);
        }
    }
}
