using AvatarKit.Rendering;

namespace AvatarKit.Evaluation;

/// <summary>The faces whose lips are measured.</summary>
internal static class LipFaces
{
    public static AvatarFace Open(LipsOptions options)
    {
        try
        {
            return CharacterFace.Get(options.Character ?? CharacterFace.BuiltIn[0]);
        }
        catch (ArgumentException e)
        {
            throw new LipsException(e.Message, e);
        }
    }
}
