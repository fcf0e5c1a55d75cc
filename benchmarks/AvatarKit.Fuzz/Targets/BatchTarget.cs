using System.Text;
using AvatarKit.Aws;
using Microsoft.Extensions.Logging.Abstractions;

namespace AvatarKit.Fuzz.Targets;

/// <summary>Lines of the results of batch inference.</summary>
internal sealed class BatchTarget : JsonTarget
{
    private static readonly BedrockBatchFormat Format = new(new BedrockOptions(), NullLogger.Instance);

    public override string Name => "batch";

    public override bool Allows(Exception exception) => exception is FormatException;

    public override void Run(byte[] input, Random random)
    {
        BatchAnswer answer = Format.Read(LooseText.Decode(input));
        Check(answer.ErrorCode is null or { Length: > 0 and <= 64 }, "an error has a name");
    }
}
