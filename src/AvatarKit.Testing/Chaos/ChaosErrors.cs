using System.Net;

namespace AvatarKit.Testing;

/// <summary>What a broken provider throws: by turns the contract's own exception and one of a client library.</summary>
internal static class ChaosErrors
{
    private const string Provider = "chaos";
    private const string Message = "It was made to fail.";

    public static Exception Of(ChaosContract contract, ChaosFault fault, ChaosDraw draw)
        => fault == ChaosFault.Lasting ? Lasting(contract, draw) : Passing(contract, fault, draw);

    private static Exception Passing(ChaosContract contract, ChaosFault fault, ChaosDraw draw) => draw.Number(4, salt: 3) switch
    {
        _ when fault == ChaosFault.Cut => new IOException("The connection was made to break."),
        0 => new HttpRequestException(Message, null, HttpStatusCode.ServiceUnavailable),
        1 => new HttpRequestException(Message, null, HttpStatusCode.TooManyRequests),
        2 => new IOException("The connection was made to break."),
        _ => Own(contract, "chaos.transient", isTransient: true),
    };

    private static Exception Lasting(ChaosContract contract, ChaosDraw draw) => draw.Number(3, salt: 3) switch
    {
        0 => new HttpRequestException(Message, null, HttpStatusCode.Forbidden),
        1 => new InvalidOperationException(Message),
        _ => Own(contract, "chaos.lasting", isTransient: false),
    };

    private static ProviderException Own(ChaosContract contract, string code, bool isTransient) => contract switch
    {
        ChaosContract.Voice or ChaosContract.Recognizer or ChaosContract.LipSync or ChaosContract.SpeechCache
            => new SpeechException(code, Message, Provider, isTransient),
        ChaosContract.Knowledge => new KnowledgeException(code, Message, Provider, isTransient),
        ChaosContract.Conversations or ChaosContract.Assets or ChaosContract.ResponseCache or ChaosContract.SharedCache or ChaosContract.Ledger
            or ChaosContract.Calibration
            => new StorageException(code, Message, Provider, isTransient),
        _ => new ModelException(code, Message, tier: null, Provider, isTransient),
    };
}
