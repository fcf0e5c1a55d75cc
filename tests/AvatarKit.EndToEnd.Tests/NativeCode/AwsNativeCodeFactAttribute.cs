using AvatarKit.Aws.Tests.Peers;

namespace AvatarKit.EndToEnd.Tests.NativeCode;

/// <summary>A test that needs a C compiler and the programs from npm; skipped without them, unless <c>AVATARKIT_REQUIRE_ALL</c> is set.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class AwsNativeCodeFactAttribute : FactAttribute
{
    public AwsNativeCodeFactAttribute() => Skip = new NativeCodeFactAttribute().Skip ?? Requires.Java ?? Requires.Node;
}
