using System.Text;

namespace AvatarKit.Fuzz.Targets;

/// <summary>Price books.</summary>
internal sealed class PricesTarget : JsonTarget
{
    private static readonly DateTimeOffset Now = new(2026, 11, 30, 12, 0, 0, TimeSpan.Zero);

    public override string Name => "prices";

    public override bool Allows(Exception exception) => exception is PriceBookException;

    public override void Run(byte[] input, Random random)
    {
        using var stream = new MemoryStream(input);
        var book = JsonPriceBook.Load(stream);
        foreach (string name in (string[])["example.small-v1", "example.small-v1x", "local/flite", "", "\uD800"])
        {
            Check(book.FindModelPrice(name, Now) is not { } price || price.InputPerMillionTokens >= 0, "no price is negative");
            _ = book.FindSpeechPrice(name, Now);
            _ = book.FindResourcePrice(name, DateTimeOffset.MaxValue);
            _ = book.FindResourcePrice(name, DateTimeOffset.MinValue);
        }

        _ = JsonPriceBook.Parse(LooseText.Decode(input));
    }
}
