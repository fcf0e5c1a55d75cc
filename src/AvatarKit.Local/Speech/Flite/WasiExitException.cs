namespace AvatarKit.Local;

/// <summary>Unwinds a WebAssembly command that asked to exit.</summary>
/// <param name="exitCode">The code it left with.</param>
#pragma warning disable CA1064 // Never leaves FliteRuntime.
internal sealed class WasiExitException(int exitCode) : Exception($"The command left with code {exitCode}.")
{
    public int ExitCode { get; } = exitCode;
}
