using System.Runtime.InteropServices;
using Wasmtime;

namespace AvatarKit.Local;

/// <summary>The native library that runs Flite.</summary>
internal static class WasmtimeLibrary
{
    private static readonly Lazy<bool> Loaded = new(static () => TryLoad("wasmtime"));

    /// <summary>Whether it can be loaded on this machine. The first look loads it, and it stays loaded.</summary>
    public static bool IsThere => Loaded.Value;

    /// <summary>Loads a library where the runtime looks for those of Wasmtime.</summary>
    public static bool TryLoad(string name) => NativeLibrary.TryLoad(name, typeof(Engine).Assembly, searchPath: null, out _);
}
