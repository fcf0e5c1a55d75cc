using System.Buffers.Binary;
using System.IO.Compression;

namespace AvatarKit;

/// <summary>A pronouncing dictionary in the compact form that eng/pronunciation writes: sorted words in blocks, each word and its phones given
/// as what differs from the one before. Immutable and thread-safe.</summary>
/// <remarks>It keeps less than a megabyte, in a few arrays; looking a word up allocates nothing.</remarks>
internal sealed class PronouncingDictionary
{
    private const int HeaderLength = 28;
    private const int LongestWord = 31;
    private const byte LastLetter = 0x80;

    private static readonly Lazy<PronouncingDictionary?> Embedded = new(static () =>
    {
        using Stream? stream = typeof(PronouncingDictionary).Assembly.GetManifestResourceStream("AvatarKit.Pronunciation.english.bin.br");
        return stream is null ? null : Read(stream);
    });

    private readonly byte[] data;
    private readonly int count;
    private readonly int blockLength;

    // Where the streams begin for each block: its letters and its phones. Shared counts need no index.
    private readonly int[] letterStarts;
    private readonly int[] phoneStarts;
    private readonly int sharedPhones;

    private PronouncingDictionary(byte[] data)
    {
        ReadOnlySpan<byte> header = data;
        if (data.Length < HeaderLength || !header[..4].SequenceEqual("AKP1"u8))
        {
            throw new InvalidDataException(
                "The embedded pronouncing dictionary has another form than this version of AvatarKit reads. Build the package from a "
                    + "whole checkout.");
        }

        this.data = data;
        count = Number(4);
        blockLength = Number(8);
        int letters = HeaderLength + Number(12);
        sharedPhones = letters + Number(16);
        int phones = sharedPhones + Number(20);
        int blocks = (count + blockLength - 1) / blockLength;
        letterStarts = new int[blocks];
        phoneStarts = new int[blocks];
        for (int entry = 0; entry < count; entry++)
        {
            if (entry % blockLength == 0)
            {
                letterStarts[entry / blockLength] = letters;
                phoneStarts[entry / blockLength] = phones;
            }

            while (data[letters++] < LastLetter)
            {
            }

            phones += data.AsSpan(phones).IndexOf((byte)0) + 1;
        }

        int Number(int at) => BinaryPrimitives.ReadInt32LittleEndian(data.AsSpan(at));
    }

    /// <summary>The dictionary of English, read when it is first asked for; <see langword="null"/> where AvatarKit was built without it.</summary>
    public static PronouncingDictionary? English => Embedded.Value;

    /// <summary>How many words it has.</summary>
    public int Count => count;

    /// <summary>Reads a dictionary.</summary>
    /// <param name="stream">Its compressed form.</param>
    /// <exception cref="InvalidDataException">It is none.</exception>
    public static PronouncingDictionary Read(Stream stream)
    {
        using var brotli = new BrotliStream(stream, CompressionMode.Decompress);
        using var whole = new MemoryStream(1 << 20);
        brotli.CopyTo(whole);
        return new PronouncingDictionary(whole.ToArray());
    }

    /// <summary>Looks a word up.</summary>
    /// <param name="word">The word in lower case.</param>
    /// <param name="phones">Takes its phones, as places in the list of <see cref="EnglishPhones"/> from 1.</param>
    /// <returns>How many phones those are; 0 where the dictionary does not have the word.</returns>
    public int Find(ReadOnlySpan<char> word, Span<byte> phones)
    {
        if (word.Length is 0 or > LongestWord)
        {
            return 0;
        }

        Span<byte> key = stackalloc byte[LongestWord];
        for (int i = 0; i < word.Length; i++)
        {
            if (!char.IsAscii(word[i]))
            {
                return 0;
            }

            key[i] = (byte)word[i];
        }

        key = key[..word.Length];
        int block = FindBlock(key);
        int entry = block < 0 ? -1 : FindInBlock(block, key);
        return entry < 0 ? 0 : ReadPhones(block, entry, phones);
    }

    /// <summary>The last block whose first word is not after the key.</summary>
    private int FindBlock(ReadOnlySpan<byte> key)
    {
        int low = 0;
        int high = letterStarts.Length - 1;
        while (low <= high)
        {
            int middle = (low + high) / 2;
            if (CompareFirst(letterStarts[middle], key) <= 0)
            {
                low = middle + 1;
            }
            else
            {
                high = middle - 1;
            }
        }

        return high;
    }

    private int CompareFirst(int at, ReadOnlySpan<byte> key)
    {
        foreach (byte letter in key)
        {
            int difference = (data[at] & 0x7F) - letter;
            if (difference != 0)
            {
                return difference;
            }

            if (data[at++] >= LastLetter)
            {
                // The block's word ended: it is the key, or stands before it.
                return 0;
            }
        }

        return 1;
    }

    private int FindInBlock(int block, ReadOnlySpan<byte> key)
    {
        int at = letterStarts[block];
        int first = block * blockLength;
        int last = Math.Min(count, first + blockLength);
        int matched = 0;
        for (int entry = first; entry < last; entry++)
        {
            int shared = data[HeaderLength + entry];
            if (shared > matched)
            {
                // It differs from the key where the word before did.
                while (data[at++] < LastLetter)
                {
                }

                continue;
            }

            if (shared < matched && entry > first)
            {
                return -1;
            }

            bool same = true;
            matched = shared;
            byte letter;
            do
            {
                letter = data[at++];
                same = same && matched < key.Length && (letter & 0x7F) == key[matched];
                matched += same ? 1 : 0;
            }
            while (letter < LastLetter);
            if (same && matched == key.Length)
            {
                return entry;
            }
        }

        return -1;
    }

    private int ReadPhones(int block, int entry, Span<byte> phones)
    {
        int at = phoneStarts[block];
        int length = 0;
        for (int i = block * blockLength; i <= entry; i++)
        {
            length = data[sharedPhones + i];
            while (data[at] != 0)
            {
                phones[length++] = data[at++];
            }

            at++;
        }

        return length;
    }
}
