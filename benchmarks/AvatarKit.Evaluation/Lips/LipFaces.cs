using AvatarKit.Rendering;

namespace AvatarKit.Evaluation;

/// <summary>The faces whose lips are measured.</summary>
internal static class LipFaces
{
    public static AvatarFace Open(LipsOptions options)
    {
        throw new LipsException("no face " + options.Character);
    }
}
