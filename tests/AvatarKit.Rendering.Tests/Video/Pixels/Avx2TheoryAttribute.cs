using System.Runtime.Intrinsics.X86;

namespace AvatarKit.Rendering.Tests;

/// <summary>A theory that needs AVX2; skipped on a processor without it.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class Avx2TheoryAttribute : TheoryAttribute
{
    public Avx2TheoryAttribute()
    {
        if (!Avx2.IsSupported)
        {
            Skip = "The processor has no AVX2.";
        }
    }
}
