using System.Net;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Amazon.Runtime;

namespace AvatarKit.Aws.Tests.Privacy;

/// <summary>Speaks KMS's protocol as far as data keys go: wraps with keys of its own, bound to the encryption context.</summary>
internal sealed class FakeKms : HttpMessageHandler
{
    private readonly Dictionary<string, byte[]> keys = new(StringComparer.Ordinal);

    public List<JsonNode> Requests { get; } = [];

    public List<string> Operations { get; } = [];

    /// <summary>The error that is answered instead.</summary>
    public string? Error { get; set; }

    public HttpClientFactory Factory => new FakeFactory(this);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        string operation = request.Headers.GetValues("X-Amz-Target").Single().Split('.')[^1];
        JsonNode body = JsonNode.Parse(await request.Content!.ReadAsStringAsync(cancellationToken))!;
        Operations.Add(operation);
        Requests.Add(body);
        if (Error is not null)
        {
            return Refuse(Error);
        }

        try
        {
            return Answer(operation switch
            {
                "GenerateDataKey" => Generate(body),
                "Decrypt" => new JsonObject
                {
                    ["KeyId"] = (string)body["KeyId"]!,
                    ["Plaintext"] = Convert.ToBase64String(Open((string)body["KeyId"]!, body["CiphertextBlob"]!, body["EncryptionContext"]!)),
                },
                _ => new JsonObject
                {
                    ["KeyId"] = (string)body["DestinationKeyId"]!,
                    ["CiphertextBlob"] = Seal(
                        (string)body["DestinationKeyId"]!,
                        Open((string)body["SourceKeyId"]!, body["CiphertextBlob"]!, body["SourceEncryptionContext"]!),
                        body["DestinationEncryptionContext"]!),
                },
            });
        }
        catch (CryptographicException)
        {
            return Refuse("InvalidCiphertextException");
        }
    }

    private static HttpResponseMessage Answer(JsonObject json) => new(HttpStatusCode.OK) { Content = Content(json) };

    private static HttpResponseMessage Refuse(string error)
        => new(HttpStatusCode.BadRequest) { Content = Content(new JsonObject { ["__type"] = error, ["message"] = "Refused." }) };

    private static StringContent Content(JsonObject json) => new(json.ToJsonString(), null, "application/x-amz-json-1.1");

    private JsonObject Generate(JsonNode body)
    {
        byte[] key = RandomNumberGenerator.GetBytes((string?)body["KeySpec"] == "AES_256" ? 32 : 1);
        return new JsonObject
        {
            ["KeyId"] = (string)body["KeyId"]!,
            ["Plaintext"] = Convert.ToBase64String(key),
            ["CiphertextBlob"] = Seal((string)body["KeyId"]!, key, body["EncryptionContext"]!),
        };
    }

    private byte[] KeyOf(string id)
    {
        if (!keys.TryGetValue(id, out byte[]? key))
        {
            keys[id] = key = RandomNumberGenerator.GetBytes(32);
        }

        return key;
    }

    private string Seal(string id, byte[] plain, JsonNode context)
    {
        byte[] whole = new byte[12 + plain.Length + 16];
        RandomNumberGenerator.Fill(whole.AsSpan(0, 12));
        using var cipher = new AesGcm(KeyOf(id), 16);
        cipher.Encrypt(whole.AsSpan(0, 12), plain, whole.AsSpan(12, plain.Length), whole.AsSpan(12 + plain.Length), Bind(context));
        return Convert.ToBase64String(whole);
    }

    private byte[] Open(string id, JsonNode blob, JsonNode context)
    {
        byte[] whole = Convert.FromBase64String((string)blob!);
        byte[] plain = new byte[whole.Length - 28];
        using var cipher = new AesGcm(KeyOf(id), 16);
        cipher.Decrypt(whole.AsSpan(0, 12), whole.AsSpan(12, plain.Length), whole.AsSpan(12 + plain.Length), plain, Bind(context));
        return plain;
    }

    private static byte[] Bind(JsonNode context) => System.Text.Encoding.UTF8.GetBytes(string.Join(
        '\n', context.AsObject().OrderBy(static one => one.Key, StringComparer.Ordinal).Select(static one => $"{one.Key}={one.Value}")));

    private sealed class FakeFactory(FakeKms kms) : HttpClientFactory
    {
        public override HttpClient CreateHttpClient(IClientConfig clientConfig) => new(kms, disposeHandler: false);

        public override bool UseSDKHttpClientCaching(IClientConfig clientConfig) => false;
    }
}
