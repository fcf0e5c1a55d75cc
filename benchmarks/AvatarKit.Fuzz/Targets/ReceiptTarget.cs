using System.Text;

namespace AvatarKit.Fuzz.Targets;

/// <summary>Receipts of erasures: none that was changed is signed.</summary>
internal sealed class ReceiptTarget : JsonTarget
{
    private static readonly HmacReceiptSigner Signer = new(new byte[HmacReceiptSigner.MinKeyBytes], "k1");

    private static readonly ErasureReceipt Receipt = new()
    {
        Id = "e1",
        TenantId = "t",
        UserId = "ü",
        StartedAt = new DateTimeOffset(2026, 11, 30, 10, 0, 0, TimeSpan.Zero),
        EndedAt = new DateTimeOffset(2026, 11, 30, 10, 0, 9, TimeSpan.FromHours(1)),
        Attempts = 2,
        Parts = [new ErasedPart("turns", 7, true), new ErasedPart("assets", 0, false)],
        Algorithm = Signer.Algorithm,
        KeyId = Signer.KeyId,
    };

    private static readonly string Unsigned = Receipt.ToJson();

    public override string Name => "receipt";

    public override IEnumerable<byte[]> Seeds => [Utf8(Receipt.SignWith(Signer).ToJson())];

    public override bool Allows(Exception exception) => exception is FormatException;

    public override void Run(byte[] input, Random random)
    {
        var receipt = ErasureReceipt.Parse(LooseText.Decode(input));
        
        // White space in its own Base64 takes nothing from a signature.
        string content = (receipt with { Signature = null }).ToJson();
        Check(!receipt.IsSignedBy(Signer) || content == Unsigned, "only what was signed is signed");
        Check(ErasureReceipt.Parse(receipt.ToJson()).ToJson() == receipt.ToJson(), "a receipt is the same after it was written and read");
    }
}
