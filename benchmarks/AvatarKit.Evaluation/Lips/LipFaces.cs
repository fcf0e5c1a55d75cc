using AvatarKit.Rendering;

namespace AvatarKit.Evaluation;

/// <summary>The faces whose lips are measured.</summary>
internal static class LipFaces
{
    public static AvatarFace Open(LipsOptions options)
    {
        try
        {
            return options.Portrait is not null
                ? PortraitFace.Load(options.Portrait)
                : CharacterFace.Get(options.Character ?? CharacterFace.BuiltIn[0]);
        }
        catch (Exception e) when (e is ArgumentException or AvatarKitException)
        {
            throw new LipsException(e.Message, e);
        }
    }
}
