namespace AvatarKit;

/// <summary>What of a face moves: the 52 ARKit blend shapes, in alphabetical order, and the head's three angles.</summary>
/// <remarks>Blend shapes run from 0 to 1. Source of the names: Apple ARKit <c>ARFaceAnchor.BlendShapeLocation</c>.
/// On the wire they are written in camel case, as ARKit does (<c>jawOpen</c>).</remarks>
public enum FaceChannel
{
    /// <summary>ARKit <c>browDownLeft</c>, 0 to 1.</summary>
    BrowDownLeft,

    /// <summary>ARKit <c>browDownRight</c>, 0 to 1.</summary>
    BrowDownRight,

    /// <summary>ARKit <c>browInnerUp</c>, 0 to 1.</summary>
    BrowInnerUp,

    /// <summary>ARKit <c>browOuterUpLeft</c>, 0 to 1.</summary>
    BrowOuterUpLeft,

    /// <summary>ARKit <c>browOuterUpRight</c>, 0 to 1.</summary>
    BrowOuterUpRight,

    /// <summary>ARKit <c>cheekPuff</c>, 0 to 1.</summary>
    CheekPuff,

    /// <summary>ARKit <c>cheekSquintLeft</c>, 0 to 1.</summary>
    CheekSquintLeft,

    /// <summary>ARKit <c>cheekSquintRight</c>, 0 to 1.</summary>
    CheekSquintRight,

    /// <summary>ARKit <c>eyeBlinkLeft</c>, 0 to 1.</summary>
    EyeBlinkLeft,

    /// <summary>ARKit <c>eyeBlinkRight</c>, 0 to 1.</summary>
    EyeBlinkRight,

    /// <summary>ARKit <c>eyeLookDownLeft</c>, 0 to 1.</summary>
    EyeLookDownLeft,

    /// <summary>ARKit <c>eyeLookDownRight</c>, 0 to 1.</summary>
    EyeLookDownRight,

    /// <summary>ARKit <c>eyeLookInLeft</c>, 0 to 1.</summary>
    EyeLookInLeft,

    /// <summary>ARKit <c>eyeLookInRight</c>, 0 to 1.</summary>
    EyeLookInRight,

    /// <summary>ARKit <c>eyeLookOutLeft</c>, 0 to 1.</summary>
    EyeLookOutLeft,

    /// <summary>ARKit <c>eyeLookOutRight</c>, 0 to 1.</summary>
    EyeLookOutRight,

    /// <summary>ARKit <c>eyeLookUpLeft</c>, 0 to 1.</summary>
    EyeLookUpLeft,

    /// <summary>ARKit <c>eyeLookUpRight</c>, 0 to 1.</summary>
    EyeLookUpRight,

    /// <summary>ARKit <c>eyeSquintLeft</c>, 0 to 1.</summary>
    EyeSquintLeft,

    /// <summary>ARKit <c>eyeSquintRight</c>, 0 to 1.</summary>
    EyeSquintRight,

    /// <summary>ARKit <c>eyeWideLeft</c>, 0 to 1.</summary>
    EyeWideLeft,

    /// <summary>ARKit <c>eyeWideRight</c>, 0 to 1.</summary>
    EyeWideRight,

    /// <summary>ARKit <c>jawForward</c>, 0 to 1.</summary>
    JawForward,

    /// <summary>ARKit <c>jawLeft</c>, 0 to 1.</summary>
    JawLeft,

    /// <summary>ARKit <c>jawOpen</c>, 0 to 1.</summary>
    JawOpen,

    /// <summary>ARKit <c>jawRight</c>, 0 to 1.</summary>
    JawRight,

    /// <summary>ARKit <c>mouthClose</c>, 0 to 1.</summary>
    MouthClose,

    /// <summary>ARKit <c>mouthDimpleLeft</c>, 0 to 1.</summary>
    MouthDimpleLeft,

    /// <summary>ARKit <c>mouthDimpleRight</c>, 0 to 1.</summary>
    MouthDimpleRight,

    /// <summary>ARKit <c>mouthFrownLeft</c>, 0 to 1.</summary>
    MouthFrownLeft,

    /// <summary>ARKit <c>mouthFrownRight</c>, 0 to 1.</summary>
    MouthFrownRight,

    /// <summary>ARKit <c>mouthFunnel</c>, 0 to 1.</summary>
    MouthFunnel,

    /// <summary>ARKit <c>mouthLeft</c>, 0 to 1.</summary>
    MouthLeft,

    /// <summary>ARKit <c>mouthLowerDownLeft</c>, 0 to 1.</summary>
    MouthLowerDownLeft,

    /// <summary>ARKit <c>mouthLowerDownRight</c>, 0 to 1.</summary>
    MouthLowerDownRight,

    /// <summary>ARKit <c>mouthPressLeft</c>, 0 to 1.</summary>
    MouthPressLeft,

    /// <summary>ARKit <c>mouthPressRight</c>, 0 to 1.</summary>
    MouthPressRight,

    /// <summary>ARKit <c>mouthPucker</c>, 0 to 1.</summary>
    MouthPucker,

    /// <summary>ARKit <c>mouthRight</c>, 0 to 1.</summary>
    MouthRight,

    /// <summary>ARKit <c>mouthRollLower</c>, 0 to 1.</summary>
    MouthRollLower,

    /// <summary>ARKit <c>mouthRollUpper</c>, 0 to 1.</summary>
    MouthRollUpper,

    /// <summary>ARKit <c>mouthShrugLower</c>, 0 to 1.</summary>
    MouthShrugLower,

    /// <summary>ARKit <c>mouthShrugUpper</c>, 0 to 1.</summary>
    MouthShrugUpper,

    /// <summary>ARKit <c>mouthSmileLeft</c>, 0 to 1.</summary>
    MouthSmileLeft,

    /// <summary>ARKit <c>mouthSmileRight</c>, 0 to 1.</summary>
    MouthSmileRight,

    /// <summary>ARKit <c>mouthStretchLeft</c>, 0 to 1.</summary>
    MouthStretchLeft,

    /// <summary>ARKit <c>mouthStretchRight</c>, 0 to 1.</summary>
    MouthStretchRight,

    /// <summary>ARKit <c>mouthUpperUpLeft</c>, 0 to 1.</summary>
    MouthUpperUpLeft,

    /// <summary>ARKit <c>mouthUpperUpRight</c>, 0 to 1.</summary>
    MouthUpperUpRight,

    /// <summary>ARKit <c>noseSneerLeft</c>, 0 to 1.</summary>
    NoseSneerLeft,

    /// <summary>ARKit <c>noseSneerRight</c>, 0 to 1.</summary>
    NoseSneerRight,

    /// <summary>ARKit <c>tongueOut</c>, 0 to 1.</summary>
    TongueOut,

    /// <summary>Head: turn to the avatar's left, in degrees, −15 to 15.</summary>
    HeadYaw,

    /// <summary>Head: nod downward, in degrees, −15 to 15.</summary>
    HeadPitch,

    /// <summary>Head: tilt to the avatar's left shoulder, in degrees, −15 to 15.</summary>
    HeadRoll,
}
