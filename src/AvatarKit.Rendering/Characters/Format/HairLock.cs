namespace AvatarKit.Rendering;

/// <summary>Shapes between the two edges of a lock of hair.</summary>
internal static class HairLock
{
    /// <summary>The closed shape between two lines through the lock: down at <paramref name="from"/>, up at <paramref name="to"/>; 0 is the
    /// outer edge, 1 the inner.</summary>
    public static (string Verbs, float[] Points) Between(RigPath outer, RigPath inner, float from, float to)
    {
        int length = outer.Points.Length;
        var points = new float[length * 2];
        for (int i = 0; i < length; i += 2)
        {
            for (int axis = 0; axis < 2; axis++)
            {
                points[i + axis] = float.Lerp(outer.Points[i + axis], inner.Points[i + axis], from);
                points[(length * 2) - 2 - i + axis] = float.Lerp(outer.Points[i + axis], inner.Points[i + axis], to);
            }
        }

        string curves = new('C', outer.Verbs.Length - 1);
        return ($"M{curves}L{curves}Z", points);
    }
}
