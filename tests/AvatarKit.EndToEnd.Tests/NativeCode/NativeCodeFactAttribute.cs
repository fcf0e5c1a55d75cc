namespace AvatarKit.EndToEnd.Tests.NativeCode;

/// <summary>A test that needs a C compiler to link native code; skipped without one, unless <c>AVATARKIT_REQUIRE_ALL</c> is set.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class NativeCodeFactAttribute : FactAttribute
{
    public NativeCodeFactAttribute()
    {
        if (Linker is null && Environment.GetEnvironmentVariable("AVATARKIT_REQUIRE_ALL") is null)
        {
            Skip = "Neither clang nor gcc is installed.";
        }
    }

    /// <summary>The compiler that links, as Native AOT's targets want it named.</summary>
    public static string? Linker { get; } = new[] { "clang", "gcc" }.FirstOrDefault(static name =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, name))));
}
