using System.Security.Cryptography;
using System.Text;
using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;

namespace AvatarKit.Aws;

/// <summary>Wraps data keys with a key of AWS KMS, which never leaves it. Thread-safe.</summary>
/// <remarks>
/// The encryption context binds each data key to its id and its person: KMS unwraps it for no other, and CloudTrail notes both with every call.
/// The person stands there as a hash. KMS's own yearly rotation needs nothing here; after <see cref="KmsOptions.KeyId"/> was changed,
/// <see cref="EncryptionKeys.RotateAsync"/> wraps anew what there is.
/// </remarks>
public sealed class KmsKeyRing : IKeyRing
{
    private readonly IAmazonKeyManagementService client;
    private readonly string keyId;

    /// <summary>Creates a ring.</summary>
    /// <param name="client">The client. The caller keeps ownership.</param>
    /// <param name="options">Which key. Read once, here.</param>
    /// <exception cref="ArgumentException">The options cannot work.</exception>
    public KmsKeyRing(IAmazonKeyManagementService client, KmsOptions options)
    {
        ArgumentNullException.ThrowIfNull(client);
        ArgumentNullException.ThrowIfNull(options);
        OptionsCheck.Require(new KmsOptionsValidator().Validate(null, options), nameof(options));
        this.client = client;
        keyId = options.KeyId;
    }

    /// <inheritdoc/>
    public ValueTask<string> GetCurrentKeyIdAsync(CancellationToken cancellationToken = default) => new(keyId);

    /// <inheritdoc/>
    public async ValueTask<NewDataKey> CreateAsync(DataKeyOwner owner, string dataKeyId, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(dataKeyId);
        var request = new GenerateDataKeyRequest { KeyId = keyId, KeySpec = DataKeySpec.AES_256, EncryptionContext = ContextOf(owner, dataKeyId) };
        GenerateDataKeyResponse made = await CallAsync(
            "GenerateDataKey", token => client.GenerateDataKeyAsync(request, token), cancellationToken).ConfigureAwait(false);
        return new NewDataKey(Take(made.Plaintext), keyId, made.CiphertextBlob.ToArray());
    }

    /// <inheritdoc/>
    public async ValueTask<byte[]> UnwrapAsync(DataKeyOwner owner, WrappedDataKey key, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(key);
        using var wrapped = new MemoryStream(key.Bytes);
        var request = new DecryptRequest
        {
            CiphertextBlob = wrapped, KeyId = key.RingKeyId, EncryptionContext = ContextOf(owner, key.Id),
        };
        DecryptResponse opened = await CallAsync("Decrypt", token => client.DecryptAsync(request, token), cancellationToken).ConfigureAwait(false);
        return Take(opened.Plaintext);
    }

    /// <inheritdoc/>
    public async ValueTask<WrappedDataKey> RewrapAsync(DataKeyOwner owner, WrappedDataKey key, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(key);
        using var wrapped = new MemoryStream(key.Bytes);
        var request = new ReEncryptRequest
        {
            CiphertextBlob = wrapped,
            SourceKeyId = key.RingKeyId,
            SourceEncryptionContext = ContextOf(owner, key.Id),
            DestinationKeyId = keyId,
            DestinationEncryptionContext = ContextOf(owner, key.Id),
        };
        ReEncryptResponse anew = await CallAsync(
            "ReEncrypt", token => client.ReEncryptAsync(request, token), cancellationToken).ConfigureAwait(false);
        return key with { RingKeyId = keyId, Bytes = anew.CiphertextBlob.ToArray() };
    }

    // What stands here CloudTrail keeps: no name of a person.
    private static Dictionary<string, string> ContextOf(DataKeyOwner owner, string dataKeyId) => new(StringComparer.Ordinal)
    {
        ["avatarkit:key"] = dataKeyId,
        ["avatarkit:person"] = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(owner.ToString()))),
    };

    private static byte[] Take(MemoryStream plaintext)
    {
        byte[] key = plaintext.ToArray();
        if (plaintext.TryGetBuffer(out ArraySegment<byte> buffer))
        {
            CryptographicOperations.ZeroMemory(buffer);
        }

        return key;
    }

    private static async ValueTask<T> CallAsync<T>(string operation, Func<CancellationToken, Task<T>> call, CancellationToken cancellationToken)
    {
        try
        {
            return await call(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (KmsErrors.Translate(exception, operation, cancellationToken) is { } translated)
        {
            throw translated;
        }
    }
}
