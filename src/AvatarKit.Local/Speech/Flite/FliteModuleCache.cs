using System.Buffers.Binary;
using System.Numerics;
using System.Reflection;
using System.Runtime.InteropServices;
using Microsoft.Extensions.Logging;
using Wasmtime;
using Module = Wasmtime.Module;

namespace AvatarKit.Local;

/// <summary>Keeps the machine code of the Flite module on disk, so that it is compiled once for a machine and not once for a process.</summary>
/// <remarks>
/// Machine code is only ever loaded from a folder of the user's own that nobody else can write to. Each file ends with
/// its length and a CRC-32C: Wasmtime checks who compiled it and for which processor, not whether it is whole.
/// </remarks>
internal sealed partial class FliteModuleCache
{
    private const int FooterLength = 16;
    private static readonly long Magic = BinaryPrimitives.ReadInt64LittleEndian("AKFLITE1"u8);

    private readonly PrivateFolder? folder;
    private readonly ILogger logger;

    public FliteModuleCache(PrivateFolder? folder, ILogger logger)
    {
        this.folder = folder;
        this.logger = logger;
    }

    /// <summary>Loads the module, from the cache where it can and by compiling where it must.</summary>
    public Module Load(Engine engine, FliteBinary binary)
    {
        string name = $"flite-{binary.Hash[..16]}-wasmtime-{WasmtimeVersion}-{RuntimeInformation.RuntimeIdentifier}.cwasm";
        if (TryRead(name) is byte[] cached)
        {
            try
            {
                return Module.Deserialize(engine, "flite", cached.AsSpan(0, cached.Length - FooterLength));
            }
            catch (WasmtimeException e)
            {
                string errorType = e.GetType().Name;
                LogForeign(logger, name, errorType);
            }
        }

        Module module = Module.FromBytes(engine, "flite", binary.Read());
        Write(name, module);
        return module;
    }

    private static string WasmtimeVersion =>
        typeof(Engine).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0]
        ?? typeof(Engine).Assembly.GetName().Version?.ToString()
        ?? "0";

    private byte[]? TryRead(string name)
    {
        if (folder?.TryRead(name) is not byte[] content)
        {
            return null;
        }

        int length = content.Length - FooterLength;
        if (length > 0 && content.AsSpan(length).SequenceEqual(Footer(content.AsSpan(0, length))))
        {
            return content;
        }

        LogCorrupt(logger, name);
        return null;
    }

    private void Write(string name, Module module)
    {
        if (folder is null)
        {
            return;
        }

        byte[] code = module.Serialize();
        if (!folder.TryWrite(name, code, Footer(code)))
        {
            LogUnwritable(logger, folder.Path);
        }
    }

    /// <summary>What follows the code in its file.</summary>
    internal static byte[] Footer(ReadOnlySpan<byte> code)
    {
        byte[] footer = new byte[FooterLength];
        BinaryPrimitives.WriteInt64LittleEndian(footer, Magic);
        BinaryPrimitives.WriteInt32LittleEndian(footer.AsSpan(8), code.Length);
        BinaryPrimitives.WriteUInt32LittleEndian(footer.AsSpan(12), Checksum(code));
        return footer;
    }

    private static uint Checksum(ReadOnlySpan<byte> bytes)
    {
        uint crc = uint.MaxValue;
        ReadOnlySpan<ulong> words = MemoryMarshal.Cast<byte, ulong>(bytes);
        foreach (ulong word in words)
        {
            crc = BitOperations.Crc32C(crc, word);
        }

        foreach (byte rest in bytes[(words.Length * sizeof(ulong))..])
        {
            crc = BitOperations.Crc32C(crc, rest);
        }

        return crc;
    }

    [LoggerMessage(EventId = 3101, Level = LogLevel.Information,
        Message = "The cached voice {Name} was made by another build of Wasmtime or for another processor ({ErrorType}); it is compiled anew.")]
    private static partial void LogForeign(ILogger logger, string name, string errorType);

    [LoggerMessage(EventId = 3102, Level = LogLevel.Warning, Message = "The cached voice {Name} is damaged; it is compiled anew.")]
    private static partial void LogCorrupt(ILogger logger, string name);

    [LoggerMessage(
        EventId = 3103, Level = LogLevel.Information,
        Message = "The compiled voice cannot be kept in {Folder}; every process compiles it anew. "
            + "Set LocalSpeechOptions.CacheFolder to a folder of this user's own.")]
    private static partial void LogUnwritable(ILogger logger, string folder);
}
