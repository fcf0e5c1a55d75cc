using System.Text;

namespace AvatarKit.Aws;

internal static class StrictUtf8
{
    /// <summary>Refuses what is no well-formed Unicode instead of replacing it.</summary>
    public static readonly UTF8Encoding Encoding = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
}
