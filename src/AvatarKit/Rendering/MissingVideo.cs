namespace AvatarKit;

/// <summary>Says why a turn has no video.</summary>
internal static class MissingVideo
{
    /// <summary>The message for a renderer that made none although it was asked to.</summary>
    /// <param name="renderer">The renderer that is registered.</param>
    public static string Explain(IAvatarRenderer renderer)
    {
        string name = renderer.GetType().Name;
        string what = renderer is not FaceTrackRenderer
            && renderer.GetService(typeof(FaceTrackRenderer)) is not null ? $"{name} around {nameof(FaceTrackRenderer)}" : name;
        return $"Video was asked for, but the registered IAvatarRenderer, {what}, made none. "
            + "Add AvatarKit.Rendering and .UseVideoRendering(); where that is there, "
            + "an IAvatarRenderer of the host's own won over it: let it wrap VideoRenderer, or remove it.";
    }
}
