using System.Buffers.Binary;
using System.Text;
using Wasmtime;

namespace AvatarKit.Local;

/// <summary>The thirteen functions of WASI preview 1 that Flite imports, over a <see cref="WasiProcess"/>.</summary>
/// <remarks>
/// Wasmtime's own WASI reaches files on a disk only; text and voice stay in memory here. Numbers and layouts: the
/// witx files of wasi_snapshot_preview1.
/// </remarks>
internal static class WasiImports
{
    /// <summary>The descriptor of the only folder the program is given.</summary>
    public const int RootDescriptor = 3;

    private const string Module = "wasi_snapshot_preview1";
    private const string Root = "/";
    private const int Success = 0;
    private const int BadDescriptor = 8;
    private const int FileTooLarge = 22;
    private const int Invalid = 28;
    private const int NoEntry = 44;
    private const byte CharacterDevice = 2;
    private const byte Directory = 3;
    private const byte RegularFile = 4;
    private const int OpenCreate = 1;
    private const int OpenTruncate = 8;

    private delegate int Call(WasiProcess process, GuestMemory memory, ReadOnlySpan<ValueBox> arguments);

    /// <summary>Defines the functions for every store that carries a <see cref="WasiProcess"/> as its data.</summary>
    public static void Define(Linker linker)
    {
        const ValueKind I32 = ValueKind.Int32;
        const ValueKind I64 = ValueKind.Int64;
        Define(linker, "args_sizes_get", ArgumentSizes, I32, I32);
        Define(linker, "args_get", Arguments, I32, I32);
        Define(linker, "clock_time_get", ClockTime, I32, I64, I32);
        Define(linker, "fd_close", Close, I32);
        Define(linker, "fd_fdstat_get", DescriptorStatus, I32, I32);
        Define(linker, "fd_fdstat_set_flags", static (_, _, _) => Success, I32, I32);
        Define(linker, "fd_prestat_get", PreopenStatus, I32, I32);
        Define(linker, "fd_prestat_dir_name", PreopenName, I32, I32, I32);
        Define(linker, "fd_read", Read, I32, I32, I32, I32);
        Define(linker, "fd_seek", Seek, I32, I64, I32, I32);
        Define(linker, "fd_write", Write, I32, I32, I32, I32);
        Define(linker, "path_open", Open, I32, I32, I32, I32, I32, I64, I64, I32, I32);
        linker.DefineFunction(Module, "proc_exit",
            static (Caller _, ReadOnlySpan<ValueBox> arguments, Span<ValueBox> _) => throw new WasiExitException(arguments[0].AsInt32()), [I32], []);
    }

    private static void Define(Linker linker, string name, Call call, params ValueKind[] parameters) => linker.DefineFunction(
        Module,
        name,
        (Caller caller, ReadOnlySpan<ValueBox> arguments, Span<ValueBox> results) =>
        {
            WasiProcess process = (WasiProcess)caller.GetData()!;
            results[0] = call(process, new GuestMemory(caller.GetMemory("memory")!), arguments);
        },
        parameters,
        [ValueKind.Int32]);

    private static int ArgumentSizes(WasiProcess process, GuestMemory memory, ReadOnlySpan<ValueBox> arguments)
    {
        memory.Write(arguments[0].AsInt32(), process.Arguments.Count);
        memory.Write(arguments[1].AsInt32(), process.Arguments.Sum(static argument => argument.Length));
        return Success;
    }

    private static int Arguments(WasiProcess process, GuestMemory memory, ReadOnlySpan<ValueBox> arguments)
    {
        int pointer = arguments[0].AsInt32();
        int text = arguments[1].AsInt32();
        foreach (byte[] argument in process.Arguments)
        {
            memory.Write(pointer, text);
            argument.CopyTo(memory.Span(text, argument.Length));
            pointer += sizeof(int);
            text += argument.Length;
        }

        return Success;
    }

    /// <summary>The same moment always: the program only times itself, and the same text gives the same run.</summary>
    private static int ClockTime(WasiProcess process, GuestMemory memory, ReadOnlySpan<ValueBox> arguments)
    {
        memory.Span(arguments[2].AsInt32(), sizeof(long)).Clear();
        return Success;
    }

    private static int Close(WasiProcess process, GuestMemory memory, ReadOnlySpan<ValueBox> arguments) =>
        process.Close(arguments[0].AsInt32()) ? Success : BadDescriptor;

    private static int DescriptorStatus(WasiProcess process, GuestMemory memory, ReadOnlySpan<ValueBox> arguments)
    {
        int descriptor = arguments[0].AsInt32();
        if (descriptor != RootDescriptor && process.Stream(descriptor) is null)
        {
            return BadDescriptor;
        }

        Span<byte> status = memory.Span(arguments[1].AsInt32(), 24);
        status.Clear();
        status[0] = descriptor < RootDescriptor ? CharacterDevice : descriptor == RootDescriptor ? Directory : RegularFile;
        // Every right, for the descriptor and what is opened below it: there is nothing but this process to be had.
        status[8..].Fill(0xFF);
        return Success;
    }

    private static int PreopenStatus(WasiProcess process, GuestMemory memory, ReadOnlySpan<ValueBox> arguments)
    {
        if (arguments[0].AsInt32() != RootDescriptor)
        {
            return BadDescriptor;
        }

        memory.Write(arguments[1].AsInt32(), 0);
        memory.Write(arguments[1].AsInt32() + 4, Root.Length);
        return Success;
    }

    private static int PreopenName(WasiProcess process, GuestMemory memory, ReadOnlySpan<ValueBox> arguments)
    {
        Encoding.UTF8.GetBytes(Root, memory.Span(arguments[1].AsInt32(), arguments[2].AsInt32()));
        return Success;
    }

    private static int Open(WasiProcess process, GuestMemory memory, ReadOnlySpan<ValueBox> arguments)
    {
        string path = Encoding.UTF8.GetString(memory.Span(arguments[2].AsInt32(), arguments[3].AsInt32()));
        int flags = arguments[4].AsInt32();
        if (process.Open(path, (flags & OpenCreate) != 0, (flags & OpenTruncate) != 0) is not int descriptor)
        {
            return NoEntry;
        }

        memory.Write(arguments[8].AsInt32(), descriptor);
        return Success;
    }

    private static int Read(WasiProcess process, GuestMemory memory, ReadOnlySpan<ValueBox> arguments)
    {
        if (process.Stream(arguments[0].AsInt32()) is not Stream stream)
        {
            return BadDescriptor;
        }

        int total = 0;
        for (int i = 0; i < arguments[2].AsInt32(); i++)
        {
            total += stream.Read(Vector(memory, arguments[1].AsInt32(), i));
        }

        memory.Write(arguments[3].AsInt32(), total);
        return Success;
    }

    private static int Write(WasiProcess process, GuestMemory memory, ReadOnlySpan<ValueBox> arguments)
    {
        if (process.Stream(arguments[0].AsInt32()) is not Stream stream)
        {
            return BadDescriptor;
        }

        int total = 0;
        for (int i = 0; i < arguments[2].AsInt32(); i++)
        {
            ReadOnlySpan<byte> bytes = Vector(memory, arguments[1].AsInt32(), i);
            if (!WasiProcess.HasRoom(stream, bytes.Length))
            {
                return FileTooLarge;
            }

            stream.Write(bytes);
            total += bytes.Length;
        }

        memory.Write(arguments[3].AsInt32(), total);
        return Success;
    }

    private static int Seek(WasiProcess process, GuestMemory memory, ReadOnlySpan<ValueBox> arguments)
    {
        if (process.Stream(arguments[0].AsInt32()) is not MemoryStream stream)
        {
            return BadDescriptor;
        }

        long offset = arguments[1].AsInt64();
        long position = arguments[2].AsInt32() switch
        {
            0 => offset,
            1 => stream.Position + offset,
            _ => stream.Length + offset,
        };
        if (position is < 0 or > int.MaxValue)
        {
            return Invalid;
        }

        stream.Position = position;
        BinaryPrimitives.WriteInt64LittleEndian(memory.Span(arguments[3].AsInt32(), sizeof(long)), position);
        return Success;
    }

    private static Span<byte> Vector(GuestMemory memory, int vectors, int index)
    {
        ReadOnlySpan<byte> vector = memory.Span(vectors + (index * 8), 8);
        return memory.Span(BinaryPrimitives.ReadInt32LittleEndian(vector), BinaryPrimitives.ReadInt32LittleEndian(vector[4..]));
    }

    /// <summary>The program's memory; every access is checked against its bounds.</summary>
    private readonly struct GuestMemory(Memory memory)
    {
        public Span<byte> Span(int address, int length) => memory.GetSpan((uint)address, length);

        public void Write(int address, int value) => BinaryPrimitives.WriteInt32LittleEndian(Span(address, sizeof(int)), value);
    }
}
